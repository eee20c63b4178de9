import Mediation
import Nomenclature

/// Folds sessions into a tally, one after the other. A store hands over a session's row, then its contact lines in order,
/// then what belongs to them and to the session, then ends it:
///
///     fold.begin(row)
///     fold.add(line)…, fold.add(.action, code, toLine: 1)…, fold.add(.mediator, code)…
///     fold.end()
///
/// Codes come as bytes and become numbers here. Two folds of one request over two parts of the sessions give tallies that
/// add up to the tally of all.
package struct TallyFold {
    /// The dimensions whose rows must be handed over besides sessions, contact lines and margins; rows of others may be.
    package let needs: Set<Dimension>
    private let request: TallyRequest
    private let book: CodeBook
    private let setup: AssociationSetup
    /// `YYYY-MM-DD`.
    private let firstDay: String
    private let countsPeople: Bool
    /// Those of `needs` that are of the session.
    private let sessionNeeds: [Dimension]
    private var interner: CodeInterner
    private var matcher: SessionMatcher
    /// The conditions of the scope but its themes, and these.
    private var scopeMatcher: SessionMatcher
    private var scopeThemes: CodeMatcher
    private var session = SessionFold()
    private var codes = SessionCodes()

    private var totals = Tally.Totals()
    private var crossings: [CrossingFold]
    private var triggers: TriggersFold
    private var work: WorkFold?
    private var observedEffects: [ObservedEffect] = []
    private var association = AssociationFold()

    /// Whether the session begun comes before the request's period: it tells only of who may have come since 1 January, and
    /// needs nothing more than its contact lines and margins.
    package private(set) var isEarlier = false

    /// A fold over sessions of the request's days (`TallyRequest.days`). Which sessions are in it is the store's business; the request's filter
    /// is applied here.
    package init(_ request: TallyRequest, _ book: CodeBook, _ setup: AssociationSetup) {
        self.request = request
        self.book = book
        self.setup = setup
        firstDay = request.period.start.description
        countsPeople = request.countsPeople
        needs = Self.needs(of: request)
        sessionNeeds = needs.filter { !$0.isOfContact && $0 != .effect }.sorted { $0.rawValue < $1.rawValue }
        interner = CodeInterner(book)
        matcher = SessionMatcher(request.filter, book, setup)
        var beyondThemes = request.scope
        beyondThemes.themes = []
        scopeMatcher = SessionMatcher(beyondThemes, book, setup)
        scopeThemes = CodeMatcher(.theme, request.scope.themes)
        crossings = request.crossings.map { CrossingFold($0) }
        triggers = TriggersFold(request)
        if request.countsWork { work = WorkFold([request.filter, request.scope], book, setup) }
    }

    private static func needs(of request: TallyRequest) -> Set<Dimension> {
        var needs = Set(request.crossings.flatMap(\.dimensions))
        if request.crossings.contains(where: { !$0.condition.placeKinds.isEmpty }) { needs.insert(.placeKind) }
        if request.crossings.contains(where: { $0.measure == .effects }) { needs.insert(.effect) }
        for filter in [request.filter, request.scope] {
            if !filter.mediators.isEmpty || !filter.posts.isEmpty { needs.insert(.mediator) }
            if !filter.fundings.isEmpty { needs.insert(.funding) }
        }
        if !request.triggers.isEmpty { needs.formUnion([.effect, .partner, .action]) }
        if request.looksForDuplicates { needs.formUnion([.effect, .mediator]) }
        if request.countsWork { needs.formUnion([.mediator, .funding]) }
        return needs
    }

    // MARK: Rows in

    /// Begins a session; the one before must have been ended.
    package mutating func begin(_ row: SessionRow) {
        session.reset(row)
        isEarlier = countsPeople && row.day < firstDay
        session.kind = interner.number(.kind, row.kind)
        session.place = interner.number(.place, row.place)
        session.isCollective = interner.isCollective(kind: session.kind)
    }

    /// Adds the next contact line of the session; throws when its count is out of bounds.
    package mutating func add(_ row: ContactRow) throws {
        guard (0...Contact.maximumCount).contains(row.count) else { throw MisplacedRow(table: "contact") }
        func number(_ dimension: Dimension, _ code: CodeBytes?) -> Int {
            code.map { interner.number(dimension, $0) } ?? interner.unknown[dimension]
        }
        var line = ContactFold(
            count: row.count,
            PublicCodes(
                gender: number(.gender, row.gender), ageBand: number(.ageBand, row.ageBand),
                attendance: number(.attendance, row.attendance), territory: number(.territory, row.territory),
                origin: number(.origin, row.origin), outcome: number(.outcome, row.outcome)))
        for theme in [row.theme, row.theme2, row.theme3] {
            guard let theme else { continue }
            let number = interner.number(.theme, theme)
            if !line.themes.contains(number) { line.themes.append(number) }
        }
        session.lines.append(line)
    }

    /// Adds a mediator, a funding, a partner or a language to the session.
    package mutating func add(_ dimension: Dimension, _ code: CodeBytes) {
        let number = interner.number(dimension, code)
        // Two codes of which one was merged into the other are one.
        if !session.codeNumbers[dimension].contains(number) { session.codeNumbers[dimension].append(number) }
    }

    /// Adds an action or a referral to a contact line, numbered from 1; throws when there is no such line.
    package mutating func add(_ dimension: Dimension, _ code: CodeBytes, toLine line: Int) throws {
        let number = interner.number(dimension, code)
        let index = try index(ofLine: line, dimension == .action ? "contact_action" : "contact_referral")
        if dimension == .action {
            if !session.lines[index].actions.contains(number) { session.lines[index].actions.append(number) }
        } else if !session.lines[index].referrals.contains(number) {
            session.lines[index].referrals.append(number)
        }
    }

    /// Adds a margin to a contact line, numbered from 1; throws when there is no such line, or its count is out of bounds.
    package mutating func addMargin(_ dimension: Dimension, _ code: CodeBytes, count: Int, toLine line: Int) throws {
        guard (0...Contact.maximumCount).contains(count) else { throw MisplacedRow(table: "contact_margin") }
        let index = try index(ofLine: line, "contact_margin")
        session.lines[index].margins.append((dimension, interner.number(dimension, code), count))
    }

    /// Adds an effect to the session.
    /// - Parameter confirmedBy: code of the partner who confirmed it; nil when nobody did.
    package mutating func addEffect(_ code: CodeBytes, _ quantity: Quantity, confirmedBy: CodeBytes?) {
        session.effects.append(
            EffectFold(
                code: interner.number(.effect, code), quantity: quantity,
                confirmedBy: confirmedBy.map { interner.number(.partner, $0) }))
    }

    private func index(ofLine line: Int, _ table: String) throws -> Int {
        guard line >= 1, line <= session.lines.count else { throw MisplacedRow(table: table) }
        return line - 1
    }

    // MARK: Counts out

    /// Counts the session begun, as far as the filter and the scope do not leave it out: what they do only weighs.
    package mutating func end() {
        if countsPeople { association.add(session, interner) }
        guard !isEarlier else { return }
        work?.add(session, &interner)
        guard let asked = matcher.part(of: session, interner), let beyond = scopeMatcher.part(of: asked, interner)
        else {
            return
        }
        let covered = beyond.narrowed(to: &scopeThemes, interner)
        codes.fill(session, &interner, setup, sessionNeeds)
        // Not as an optional: each crossing would take a copy of the session out of it.
        let counted = covered ?? beyond
        for index in crossings.indices {
            crossings[index].add(counted, isCovered: covered != nil, beyond: beyond, codes, &interner)
        }
        guard let covered else { return }
        totals.add(covered, interner)
        triggers.add(covered, setup, &interner)
        if request.looksForDuplicates { observeEffects() }
    }

    private mutating func observeEffects() {
        guard !session.effects.isEmpty else { return }
        let mediators = session.codeNumbers[.mediator].map { interner.code(.mediator, $0) }
        for effect in session.effects {
            observedEffects.append(
                ObservedEffect(
                    session: session.number, day: session.day, place: interner.code(.place, session.place),
                    effect: interner.code(.effect, effect.code), quantity: effect.quantity, mediators: mediators))
        }
    }

    /// The tally of the sessions ended so far.
    package var tally: Tally {
        var tally = Tally()
        tally.totals = totals
        tally.trace = triggers.trace
        tally.observedEffects = observedEffects
        for crossing in crossings { tally.crossings[crossing.request.code] = crossing.result(interner) }
        tally.triggers = triggers.counts
        if countsPeople { tally.associationVisits = association.visits(interner, book) }
        tally.work = work?.result(interner)
        return tally
    }
}
