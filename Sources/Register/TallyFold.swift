import GRDBSQLite
import Mediation
import Nomenclature

/// Folds sessions, one after the other, into a tally. Codes are numbered per dimension as they come, so that a cell is
/// found by one whole number.
struct TallyFold {
    private let request: TallyRequest
    private let book: CodeBook
    private let setup: AssociationSetup
    /// The dimensions whose rows must be read besides sessions and contacts.
    let needs: Set<Dimension>
    /// Those of them that belong to the session.
    private let ownNeeds: [Dimension]
    private var codes = SessionCodes()

    private var totals = Tally.Totals()
    private var trace: [TracedSession] = []
    private var crossings: [CrossingFold]
    private var triggers: [TriggerFold]
    private var numbering: CodeNumbering
    private var session: SessionFold
    private var cache = NumberCache()
    /// Sessions by what they may tell twice.
    private var told: [String: [(number: Int, mediators: Set<String>)]] = [:]
    private var duplicates: [PossibleDuplicate] = []

    init(_ request: TallyRequest, _ book: CodeBook, _ setup: AssociationSetup) {
        self.request = request
        self.book = book
        self.setup = setup
        var needs = Set(request.crossings.flatMap(\.dimensions))
        if request.crossings.contains(where: { !$0.condition.placeKinds.isEmpty }) { needs.insert(.placeKind) }
        if !request.filter.mediators.isEmpty { needs.insert(.mediator) }
        if !request.filter.fundings.isEmpty { needs.insert(.funding) }
        if request.crossings.contains(where: { $0.measure == .effects }) { needs.insert(.effect) }
        if !request.triggers.isEmpty { needs.formUnion([.effect, .partner, .action]) }
        if request.looksForDuplicates { needs.formUnion([.effect, .mediator]) }
        self.needs = needs
        ownNeeds = needs.filter { !$0.isOfContact && $0 != .effect }.sorted { $0.rawValue < $1.rawValue }
        numbering = CodeNumbering(book)
        crossings = request.crossings.map { CrossingFold($0) }
        triggers = request.triggers.map { TriggerFold($0) }
        session = SessionFold()
    }

    // MARK: - What the register gives, session after session

    mutating func beginSession(
        number: Int, day: String, minutes: Int, kind: String, place: String, present: Int64?, turnedAway: Int64?
    ) {
        session.reset()
        session.number = number
        session.day = day
        session.minutes = minutes
        session.present = present.map(Int.init)
        session.turnedAway = Int(turnedAway ?? 0)
        session.kind = book.canonical(.kind, kind)
        session.place = place
        session.month = String(day.prefix(7))
    }

    /// Adds the contact line of the row a statement stands on: its count, three themes and six traits, from `column` on.
    mutating func addContact(_ statement: OpaquePointer, from column: Int32) throws {
        let count = sqlite3_column_int64(statement, column)
        guard StoredBounds.heads.contains(count) else { throw DamagedValue(place: "contact") }
        var line = ContactFold(count: Int(count))
        for theme in column + 1...column + 3 {
            guard let number = cache.number(.theme, statement, theme, &numbering) else { continue }
            if !line.themes.contains(number) { line.themes.append(number) }
        }
        func trait(_ dimension: Dimension, _ offset: Int32) -> Int {
            cache.number(dimension, statement, column + offset, &numbering) ?? 0
        }
        line.traits = (
            trait(.gender, 4), trait(.ageBand, 5), trait(.attendance, 6), trait(.territory, 7), trait(.origin, 8),
            trait(.outcome, 9)
        )
        session.lines.append(line)
    }

    /// Adds an action or a referral, the text of a column, to a line.
    mutating func add(_ dimension: Dimension, _ statement: OpaquePointer, _ column: Int32, toLine line: Int64) throws {
        guard let number = cache.number(dimension, statement, column, &numbering) else { return }
        let index = try index(ofLine: line)
        if dimension == .action {
            session.lines[index].actions.append(number)
        } else {
            session.lines[index].referrals.append(number)
        }
    }

    mutating func add(_ dimension: Dimension, _ code: String) {
        session.own[dimension].append(numbering.number(dimension, code))
        session.names[dimension].append(code)
    }

    mutating func addMargin(_ dimension: String, _ code: String, _ count: Int, toLine line: Int64) throws {
        guard let dimension = Dimension(rawValue: dimension) else { return }
        session.lines[try index(ofLine: line)].margins.append((dimension, numbering.number(dimension, code), count))
    }

    /// Lines are numbered from 1 without a gap.
    private func index(ofLine line: Int64) throws -> Int {
        guard line >= 1, line <= session.lines.count else { throw DamagedValue(place: "contact") }
        return Int(line) - 1
    }

    mutating func addEffect(_ code: String, hundredths: Int64, confirmedBy: String?) {
        let code = book.canonical(.effect, code)
        session.effects.append(Effect(code: code, quantity: Quantity(hundredths: hundredths), confirmedBy: confirmedBy))
    }

    // MARK: - Counting

    mutating func endSession() {
        guard isMeant() else { return }
        session.isCollective = book[.kind, session.kind]?.isCollective ?? false
        codes.fill(session, &numbering, setup, ownNeeds)
        addTotals()
        for index in crossings.indices { crossings[index].add(session, codes, &numbering) }
        if !triggers.isEmpty { addTriggers() }
        if request.looksForDuplicates { lookForDuplicates() }
    }

    private mutating func lookForDuplicates() {
        let mediators = Set(session.names[.mediator])
        for effect in session.effects {
            let key = "\(session.day) \(session.place) \(effect.code) \(effect.quantity.hundredths)"
            for other in told[key] ?? [] where other.mediators.isDisjoint(with: mediators) {
                duplicates.append(
                    PossibleDuplicate(first: other.number, second: session.number, effect: effect.code))
            }
            told[key, default: []].append((session.number, mediators))
        }
    }

    private func isMeant() -> Bool {
        let filter = request.filter
        guard !filter.isEmpty else { return true }
        func meets(_ wanted: Set<String>, _ codes: [String]) -> Bool {
            wanted.isEmpty || codes.contains { wanted.contains($0) }
        }
        let themes = session.lines.flatMap(\.themes).map { numbering.code(.theme, $0) }
        return meets(filter.kinds, [session.kind]) && meets(filter.places, [session.place])
            && meets(filter.mediators, session.names[.mediator])
            && meets(filter.fundings, session.names[.funding])
            && meets(filter.themes, themes + themes.map { book.domain(of: $0) })
    }

    private mutating func addTotals() {
        let unknown = numbering.unknown
        totals.sessions += 1
        totals.minutes += session.minutes
        totals.turnedAway += session.turnedAway
        totals.participations += session.participations
        if !session.lines.isEmpty {
            totals.sessionsWithContacts += 1
            let hasOutcome = session.lines.contains { line in
                line.margins.isEmpty
                    ? line.traits.5 != unknown[.outcome]
                    : line.heads(by: .outcome).contains { $0.code != unknown[.outcome] }
            }
            if hasOutcome || !session.effects.isEmpty { totals.sessionsWithResult += 1 }
        }
        for line in session.lines {
            totals.passages += line.count
            totals.requests += line.count * line.themes.count
            totals.contactLines += 1
            if line.count > 1 {
                totals.headCountLines += 1
                totals.headsInHeadCounts += line.count
            }
            let (first, attendanceUnknown) = numbering.people(line)
            totals.firstTimes += first
            totals.attendanceUnknown += attendanceUnknown
            guard !line.margins.isEmpty else {
                let traits = line.traits
                let unanswered =
                    (traits.0 == unknown[.gender] ? 1 : 0) + (traits.1 == unknown[.ageBand] ? 1 : 0)
                    + (traits.2 == unknown[.attendance] ? 1 : 0) + (traits.3 == unknown[.territory] ? 1 : 0)
                totals.unknownAnswers += unanswered * line.count
                if traits.3 != unknown[.territory] { totals.territoryKnown += line.count }
                if traits.3 == numbering.qpv { totals.qpv += line.count }
                continue
            }
            for dimension in [Dimension.gender, .ageBand, .attendance, .territory] {
                for (code, heads) in line.heads(by: dimension) where code == unknown[dimension] {
                    totals.unknownAnswers += heads
                }
            }
            for (code, heads) in line.heads(by: .territory) where code != unknown[.territory] {
                totals.territoryKnown += heads
                if code == numbering.qpv { totals.qpv += heads }
            }
        }
    }

    private mutating func addTriggers() {
        let placeKind = setup.places[session.place]?.kind ?? ""
        let partnerKinds = session.names[.partner].compactMap { setup.partners[$0]?.kind }
        var fired: [String: (quantity: Quantity, confirmed: Quantity)] = [:]
        for trigger in triggers.map(\.trigger) {
            guard trigger.placeKinds.isEmpty || trigger.placeKinds.contains(placeKind) else { continue }
            let lines = session.lines.filter { meets(trigger, $0) }
            if trigger.asksContacts, lines.isEmpty { continue }
            var quantity = Quantity.zero
            var confirmed = Quantity.zero
            for effect in session.effects where trigger.effects.contains(effect.code) {
                let confirming = effect.confirmedBy.flatMap { setup.partners[$0]?.kind }
                guard
                    trigger.partnerKinds.isEmpty
                        || (partnerKinds + [confirming].compactMap { $0 }).contains(
                            where: trigger.partnerKinds.contains)
                else { continue }
                quantity += effect.quantity
                if effect.confirmedBy != nil { confirmed += effect.quantity }
            }
            if trigger.effects.isEmpty {
                guard trigger.partnerKinds.isEmpty || partnerKinds.contains(where: trigger.partnerKinds.contains)
                else { continue }
                quantity = Quantity(lines.reduce(0) { $0 + $1.count })
            }
            if quantity > .zero { fired[trigger.code] = (quantity, confirmed) }
        }
        guard !fired.isEmpty else { return }
        for index in triggers.indices {
            guard let counted = fired[triggers[index].trigger.code] else { continue }
            let code = triggers[index].trigger.code
            let excluder = triggers.first { fired[$0.trigger.code] != nil && $0.trigger.excludes.contains(code) }
            if code == request.tracedTrigger {
                trace.append(
                    TracedSession(
                        number: session.number, day: session.day, quantity: counted.quantity,
                        confirmed: counted.confirmed, excludedBy: excluder?.trigger.code))
            }
            if let excluder {
                triggers[index].count.setAside[excluder.trigger.code, default: .zero] += counted.quantity
            } else {
                triggers[index].count.quantity += counted.quantity
                triggers[index].count.confirmed += counted.confirmed
                triggers[index].count.sessions += 1
            }
        }
    }

    private func meets(_ trigger: Trigger, _ line: ContactFold) -> Bool {
        (trigger.outcomes.isEmpty || trigger.outcomes.contains(numbering.code(.outcome, line.traits.5)))
            && (trigger.actions.isEmpty
                || line.actions.contains { trigger.actions.contains(numbering.code(.action, $0)) })
            && (trigger.themes.isEmpty
                || line.themes.contains { number in
                    let theme = numbering.code(.theme, number)
                    return trigger.themes.contains(theme) || trigger.themes.contains(book.domain(of: theme))
                })
    }

    /// The tally of the sessions given so far.
    var result: Tally {
        var tally = Tally()
        tally.totals = totals
        tally.trace = trace
        tally.possibleDuplicates = duplicates
        for crossing in crossings { tally.crossings[crossing.request.code] = crossing.result(numbering) }
        for trigger in triggers { tally.triggers[trigger.trigger.code] = trigger.count }
        return tally
    }
}

private struct TriggerFold {
    let trigger: Trigger
    var count = TriggerCount()

    init(_ trigger: Trigger) { self.trigger = trigger }
}

extension Trigger {
    /// Whether some contact must meet a condition.
    fileprivate var asksContacts: Bool { !outcomes.isEmpty || !actions.isEmpty || !themes.isEmpty }
}
