import Mediation
import Statistics
import Testing

/// An association whose every person is known: who came to which session, and what was noted of it, true or missing.
struct SimulatedAssociation {
    /// One head of a session.
    struct Head {
        let person: Int
        /// What was noted, by dimension.
        let noted: [Dimension: String]
        /// Whether it is truly her first visit of the civil year.
        let isFirst: Bool
    }

    static let places = ["x", "y", "z"]
    static let kinds = ["permanence", "rendez_vous", "cours_langue"]
    static let fundings = ["f", "g", "h"]
    static let themes = ["sante/couverture", "logement/voisinage", "langue/atelier_langue"]
    private static let traits: [(dimension: Dimension, codes: [String])] = [
        (.gender, ["femme", "homme"]), (.territory, ["qpv", "hors_qpv"]),
    ]

    private var random: SeededRandom
    private(set) var sessions: [Session] = []
    /// By session and line.
    private(set) var heads: [[[Head]]] = []
    /// Shares of answers nobody noted.
    private let missing: [Dimension: Double]
    /// Share of heads written in a count.
    private let grouped: Double
    private var cameBefore: Set<Int>
    private var lastYear: [Int: Int] = [:]

    init(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        func one<Value>(_ values: [Value]) -> Value { values[random.integer(in: 0...values.count - 1)] }
        var missing: [Dimension: Double] = [:]
        for dimension in [Dimension.attendance, .gender, .territory] {
            missing[dimension] = one([0, 0.02, 0.02, 0.1, 0.4, 1])
        }
        self.missing = missing
        grouped = one([0, 0.2, 0.8])
        let count = random.integer(in: 3...30)
        let persons = (0..<count).map { _ in Self.traits.map { one($0.codes) } }
        let loyalties = persons.map { _ in one([0.05, 0.05, 0.1, 0.2, 0.6]) }
        cameBefore = Set(persons.indices.filter { _ in random.happens(0.4) })
        let start = MemoryStore.day("2024-01-01")
        let days = (0..<random.integer(in: 3...24)).compactMap { _ in
            start.adding(days: random.integer(in: 0...730))
        }.sorted()
        let held = days.map { day in (day, loyalties.indices.filter { random.happens(loyalties[$0]) }) }
        self.random = random
        for (day, present) in held { hold(day, present, persons) }
    }

    private mutating func one<Value>(_ values: [Value]) -> Value { values[random.integer(in: 0...values.count - 1)] }

    private mutating func hold(_ day: CivilDate, _ present: [Int], _ persons: [[String]]) {
        var lines: [[Head]] = []
        for person in present {
            var noted: [Dimension: String] = [:]
            for (trait, code) in zip(Self.traits, persons[person]) {
                noted[trait.dimension] = self.noted(trait.dimension, code)
            }
            let isFirst = lastYear[person] != day.year
            let attendance =
                !isFirst ? "deja_venu" : cameBefore.contains(person) ? "premiere_fois_annee" : "premiere_fois"
            noted[.attendance] = self.noted(.attendance, attendance)
            cameBefore.insert(person)
            lastYear[person] = day.year
            let head = Head(person: person, noted: noted, isFirst: isFirst)
            if !lines.isEmpty, random.happens(grouped) {
                lines[lines.count - 1].append(head)
            } else {
                lines.append([head])
            }
        }
        var session = Session.held(day.description, kind: one(Self.kinds), place: one(Self.places))
        session.fundings = Self.fundings.filter { _ in random.happens(0.3) }
        session.contacts = lines.map { contact($0) }
        sessions.append(session)
        heads.append(lines)
    }

    private mutating func noted(_ dimension: Dimension, _ code: String) -> String {
        random.happens(missing[dimension] ?? 0) ? Contact.unknown : code
    }

    private mutating func contact(_ heads: [Head]) -> Contact {
        var contact = Contact(themes: Self.themes.filter { _ in random.happens(0.4) })
        if contact.themes.isEmpty { contact.themes = [Self.themes[0]] }
        contact.count = heads.count
        func line(_ dimension: Dimension) -> String {
            let codes = Set(heads.compactMap { $0.noted[dimension] })
            if codes.count == 1, let code = codes.first { return code }
            for code in codes.sorted() where code != Contact.unknown {
                contact.margins.append(
                    Margin(dimension: dimension, code: code, count: heads.count { $0.noted[dimension] == code }))
            }
            return Contact.unknown
        }
        contact.gender = line(.gender)
        contact.territory = line(.territory)
        contact.attendance = line(.attendance)
        return contact
    }

    /// A question: days, sessions, lines.
    struct Question {
        var period: Period
        var filter = SessionFilter()
        var condition = LineCondition()
        /// The kind of question, in words.
        var family: String {
            (filter.isEmpty && condition.isEmpty ? "association" : "part")
                + (period.start.month == 1 && period.start.day == 1 ? ", from 1 January" : ", from another day")
        }
    }

    mutating func question() throws -> Question {
        let year = one([2024, 2025])
        var first = try #require(CivilDate(year: year, month: one([1, 1, 1, 3, 4, 7, 10]), day: one([1, 1, 15])))
        var last = try #require(first.adding(days: one([30, 90, 181, 364, 730])))
        if random.happens(0.4) {
            first = MemoryStore.day("2025-01-01")
            last = MemoryStore.day(one(["2025-03-31", "2025-12-31"]))
        }
        var question = Question(period: try #require(Period(first: first, last: last)))
        switch random.integer(in: 0...6) {
        case 0: question.filter.places = [one(Self.places)]
        case 1: question.filter.kinds = [one(Self.kinds)]
        case 2: question.filter.fundings = [one(Self.fundings)]
        case 3: question.condition.themes = [one(Self.themes)]
        default: break
        }
        return question
    }

    /// The heads a question is about.
    func heads(_ question: Question) -> [Head] {
        var found: [Head] = []
        for (session, lines) in zip(sessions, heads) where question.period.contains(session.day) {
            func meets(_ wanted: Set<String>, _ codes: [String]) -> Bool {
                wanted.isEmpty || !wanted.isDisjoint(with: codes)
            }
            guard meets(question.filter.places, [session.place]), meets(question.filter.kinds, [session.kind]),
                meets(question.filter.fundings, session.fundings)
            else { continue }
            for (contact, heads) in zip(session.contacts, lines)
            where meets(question.condition.themes, contact.themes) {
                found += heads
            }
        }
        return found
    }
}
