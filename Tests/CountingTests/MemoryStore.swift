import Counting
import Mediation
import Nomenclature

/// A store in memory: sessions given as values are handed to a fold as rows, as any store would.
struct MemoryStore {
    var sessions: [Session] = []
    var setup = AssociationSetup()
    var book = CodeBook.common

    static let year = TallyRequest(period: Period(first: day("2025-01-01"), last: day("2025-12-31"))!)

    static func day(_ text: String) -> CivilDate { CivilDate(iso: text)! }

    init(_ sessions: [Session] = []) {
        self.sessions = sessions
        for (code, kind, qpv) in [("pmi", "pmi", "QN07501M"), ("local", "local_association", nil)] {
            setup.places[code] = Place(code: code, name: code, kind: kind, qpv: qpv)
        }
        for (code, kind) in [("caf", "caf"), ("dept", "pmi")] {
            setup.partners[code] = Partner(code: code, name: code, kind: kind)
        }
    }

    /// The tally of the sessions of the request's days whose positions are in a range, numbered from 1 as they come.
    func tally(_ request: TallyRequest, _ positions: Range<Int>? = nil) throws -> Tally {
        var fold = TallyFold(request, book, setup)
        for position in positions ?? sessions.indices where request.days.contains(sessions[position].day) {
            try Self.hand(sessions[position], number: position + 1, to: &fold)
        }
        return fold.tally
    }

    /// The tally of one measure crossed one way.
    func crossing(
        _ measure: Measure, by dimensions: [Dimension], where condition: LineCondition = LineCondition()
    ) throws -> Tally.Crossing {
        var request = Self.year
        request.crossings = [CrossingRequest("one", measure, by: dimensions, where: condition)]
        return try tally(request).crossings["one"] ?? Tally.Crossing()
    }

    /// Values by key, parted by a space, without those that are zero.
    func values(
        _ measure: Measure, by dimensions: Dimension..., where condition: LineCondition = LineCondition()
    ) throws -> [String: Int] {
        let crossing = try crossing(measure, by: dimensions, where: condition)
        return Dictionary(
            uniqueKeysWithValues: crossing.cells.map { ($0.key.joined(separator: " "), $0.value.value) })
    }

    private static func hand(_ session: Session, number: Int, to fold: inout TallyFold) throws {
        try withBytes([session.kind, session.place]) {
            fold.begin(
                SessionRow(
                    number: number, day: session.day.description, minutes: session.minutes.value, kind: $0[0],
                    place: $0[1], present: session.present, turnedAway: session.turnedAway ?? 0))
        }
        for contact in session.contacts {
            let codes = [
                contact.gender, contact.ageBand, contact.attendance, contact.territory, contact.origin,
                contact.outcome,
            ]
            try withBytes(contact.themes + codes) { bytes in
                let themes = bytes.dropLast(codes.count)
                let codes = Array(bytes.suffix(codes.count))
                var row = ContactRow(count: contact.count)
                row.theme = themes.first
                row.theme2 = themes.dropFirst().first
                row.theme3 = themes.dropFirst(2).first
                (row.gender, row.ageBand, row.attendance) = (codes[0], codes[1], codes[2])
                (row.territory, row.origin, row.outcome) = (codes[3], codes[4], codes[5])
                try fold.add(row)
            }
        }
        for (dimension, codes) in [
            (Dimension.mediator, session.mediators), (.funding, session.fundings), (.partner, session.partners),
            (.language, session.languages),
        ] {
            try withBytes(codes) { for code in $0 { fold.add(dimension, code) } }
        }
        for (line, contact) in zip(1..., session.contacts) {
            try withBytes(contact.actions) { for code in $0 { try fold.add(.action, code, toLine: line) } }
            try withBytes(contact.referrals) { for code in $0 { try fold.add(.referral, code, toLine: line) } }
            for margin in contact.margins {
                try withBytes([margin.code]) {
                    try fold.addMargin(margin.dimension, $0[0], count: margin.count, toLine: line)
                }
            }
        }
        for effect in session.effects {
            try withBytes([effect.code] + [effect.confirmedBy].compactMap { $0 }) {
                fold.addEffect($0[0], effect.quantity, confirmedBy: $0.dropFirst().first)
            }
        }
        fold.end()
    }

    /// The bytes of some texts, all valid while the body runs.
    static func withBytes(_ texts: [String], _ body: ([CodeBytes]) throws -> Void) throws {
        let all = texts.flatMap { Array($0.utf8) }
        try all.withUnsafeBufferPointer { buffer in
            var start = 0
            try body(
                texts.map { text in
                    defer { start += text.utf8.count }
                    return CodeBytes(rebasing: buffer[start..<start + text.utf8.count])
                })
        }
    }
}

extension Session {
    /// A session of two hours at the PMI held by AB.
    static func held(
        _ day: String = "2025-03-04", kind: String = "permanence", place: String = "pmi",
        by mediators: [String] = ["AB"],
        _ contacts: [Contact] = []
    ) -> Session {
        var session = Session(
            day: MemoryStore.day(day), minutes: Minutes(120), kind: kind, place: place, mediators: mediators)
        session.contacts = contacts
        return session
    }
}

extension Contact {
    /// A line of several heads.
    static func heads(_ count: Int, _ themes: String..., margins: [(Dimension, String, Int)] = []) -> Contact {
        var contact = Contact(themes: themes)
        contact.count = count
        contact.margins = margins.map { Margin(dimension: $0.0, code: $0.1, count: $0.2) }
        return contact
    }

    func with(_ change: (inout Contact) -> Void) -> Contact {
        var contact = self
        change(&contact)
        return contact
    }
}
