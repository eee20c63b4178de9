import Mediation
import Nomenclature

/// One crossing while it is counted.
///
/// A head count split by margins is crossed with what is known of the whole line, never margin with margin: there, each
/// margin is counted against `Tally.uncrossed`.
struct CrossingFold {
    let request: CrossingRequest
    private var conditionKinds: CodeMatcher
    private var conditionPlaceKinds: CodeMatcher
    private var conditionThemes: CodeMatcher
    private let hasCondition: Bool
    private let asksContacts: Bool
    var cells: CellStore<Tally.Cell>
    var total = Tally.Cell()
    var people: PeopleFold

    /// - Precondition: the request has at most `CrossingRequest.mostDimensions` dimensions.
    init(_ request: CrossingRequest) {
        precondition(request.dimensions.count <= CrossingRequest.mostDimensions)
        self.request = request
        cells = CellStore(dimensions: request.dimensions.count)
        people = PeopleFold(dimensions: request.dimensions.count)
        let condition = request.condition
        conditionKinds = CodeMatcher(.kind, condition.kinds)
        conditionPlaceKinds = CodeMatcher(.placeKind, condition.placeKinds)
        conditionThemes = CodeMatcher(.theme, condition.themes)
        hasCondition = !condition.isEmpty
        asksContacts = request.dimensions.contains(where: \.isOfContact)
    }

    /// Counts a session; its contact lines one by one, where the measure is of contacts.
    /// - Parameters:
    ///   - covered: the session as far as the request's scope goes; counted without themes of the crossing's own.
    ///   - isCovered: whether the scope goes so far at all.
    ///   - beyond: the same, the themes of the scope left out; counted where the crossing has themes of its own.
    mutating func add(
        _ covered: SessionFold, isCovered: Bool, beyond: SessionFold, _ codes: SessionCodes,
        _ interner: inout CodeInterner
    ) {
        if hasCondition {
            guard conditionKinds.accepts(beyond.kind, interner),
                conditionPlaceKinds.acceptsOne(of: codes[.placeKind], interner)
            else { return }
        }
        guard !conditionThemes.acceptsAny else {
            if isCovered { count(covered, codes, &interner) }
            return
        }
        if let part = beyond.narrowed(to: &conditionThemes, interner) { count(part, codes, &interner) }
    }

    private mutating func count(_ session: SessionFold, _ codes: SessionCodes, _ interner: inout CodeInterner) {
        // As a span: a copy of each line for each crossing costs more than the count.
        let lines = session.lines.span
        switch request.measure {
        case .people: addPeople(session, codes, &interner)
        case .passages: for position in lines.indices { add(lines[position], codes, &interner) }
        case .requests: for position in lines.indices { addMentions(lines[position], codes, &interner) }
        case .effects:
            for effect in session.effects {
                let weight = Tally.Cell(value: Int(effect.quantity.hundredths))
                let lists = request.dimensions.map { $0 == .effect ? [effect.code] : codes[$0] }
                total += weight
                Self.visit(lists) { cells.add(weight, at: $0) }
            }
        case .sessions: add(session, 1, codes, &interner)
        case .minutes: add(session, session.minutes, codes, &interner)
        case .timeSpent: addTime(session, codes, &interner)
        case .participations: add(session, session.participations, codes, &interner)
        case .turnedAway: add(session, session.turnedAway, codes, &interner)
        }
    }

    /// The mentions of a line, one theme at a time; a line with one theme is its own mention.
    private mutating func addMentions(_ line: ContactFold, _ codes: SessionCodes, _ interner: inout CodeInterner) {
        guard line.themes.count > 1 || line.askedThemes != nil else { return add(line, codes, &interner) }
        for theme in line.requests {
            if line.margins.isEmpty, request.dimensions.count <= 2 {
                let whole = Tally.Cell(value: line.count)
                total += whole
                addPlain(line, whole, codes, &interner, theme: theme)
                continue
            }
            var mention = line
            mention.themes = [theme]
            add(mention, codes, &interner)
        }
    }

    /// A count of the whole session, once under each key one of its contacts meets.
    private mutating func add(
        _ session: SessionFold, _ value: Int, _ codes: SessionCodes, _ interner: inout CodeInterner
    ) {
        guard value > 0 else { return }
        let weight = Tally.Cell(value: value)
        total += weight
        guard asksContacts else {
            if request.dimensions.count == 1 {
                for code in codes[request.dimensions[0]] { cells.add(weight, 0, code) }
            } else {
                Self.visit(request.dimensions.map { codes[$0] }) { cells.add(weight, at: $0) }
            }
            return
        }
        var keys: Set<CellKey> = []
        for line in session.lines {
            let lists = request.dimensions.map { dimension in
                Dimension.marginable.contains(dimension)
                    ? line.heads(by: dimension).map(\.code) : self.codes(of: dimension, line, codes, &interner)
            }
            Self.visit(lists) { keys.insert($0) }
        }
        if session.lines.isEmpty {
            let lists = request.dimensions.map {
                $0.isOfContact ? [interner.number($0, Tally.none)] : codes[$0]
            }
            Self.visit(lists) { keys.insert($0) }
        }
        for key in keys { cells.add(weight, at: key) }
    }

    /// Every key made of one code of each list. Static: called on `self` while the body changes its cells, it would have
    /// them copied.
    static func visit(_ lists: [[Int]], _ body: (CellKey) -> Void) {
        func descend(_ depth: Int, _ key: CellKey) {
            guard depth < lists.count else { return body(key) }
            for code in lists[depth] { descend(depth + 1, key << 32 | CellKey(code)) }
        }
        descend(0, 0)
    }

    /// What was counted so far, under codes again.
    func result(_ interner: CodeInterner) -> Tally.Crossing {
        if request.measure == .people { return people.crossing { codes($0, interner) } }
        var crossing = Tally.Crossing()
        crossing.total = total
        for (key, cell) in cells.counted { crossing.cells[codes(key, interner)] = cell }
        return crossing
    }

    private func codes(_ key: CellKey, _ interner: CodeInterner) -> [String] {
        let last = request.dimensions.count - 1
        return request.dimensions.enumerated().map { rank, dimension in
            interner.code(dimension, Int(truncatingIfNeeded: key >> (32 * (last - rank)) & 0xFFFF_FFFF))
        }
    }
}
