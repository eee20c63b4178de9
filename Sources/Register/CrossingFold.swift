import Mediation
import Nomenclature

/// One crossing while it is being counted.
///
/// A key packs one number a dimension, 15 bits each. A head count split by margins is crossed with what is said of the
/// whole line, never margin with margin: there, each margin is counted against `Tally.uncrossed`.
struct CrossingFold {
    let request: CrossingRequest
    /// Whether a theme, by number, is meant by the condition; found once.
    private var isMeant: [Int: Bool] = [:]
    private var cells: CellStore
    private var total = Tally.Cell()
    private let isPlain: Bool
    private let asksContacts: Bool

    init(_ request: CrossingRequest) {
        precondition(request.dimensions.count <= 4, "at most four dimensions")
        self.request = request
        cells = CellStore(dimensions: request.dimensions.count)
        isPlain = request.condition.isEmpty
        asksContacts = request.dimensions.contains(where: \.isOfContact)
    }

    mutating func add(_ session: SessionFold, _ codes: SessionCodes, _ numbering: inout CodeNumbering) {
        let condition = request.condition
        guard !isPlain else { return count(session, codes, &numbering) }
        guard condition.kinds.isEmpty || condition.kinds.contains(session.kind) else { return }
        guard
            condition.placeKinds.isEmpty
                || codes[.placeKind].contains(where: { condition.placeKinds.contains(numbering.code(.placeKind, $0)) })
        else { return }
        guard !condition.themes.isEmpty else { return count(session, codes, &numbering) }
        var part = session
        part.lines = session.lines.filter { line in line.themes.contains { means($0, &numbering) } }
        guard !part.lines.isEmpty else { return }
        count(part, codes, &numbering)
    }

    private mutating func means(_ theme: Int, _ numbering: inout CodeNumbering) -> Bool {
        if let known = isMeant[theme] { return known }
        let code = numbering.code(.theme, theme)
        let domain = numbering.derived(.domain, kind: "", theme: theme)
        let wanted = request.condition.themes
        let answer = wanted.contains(code) || wanted.contains(numbering.code(.domain, domain))
        isMeant[theme] = answer
        return answer
    }

    private mutating func count(_ session: SessionFold, _ codes: SessionCodes, _ numbering: inout CodeNumbering) {
        switch request.measure {
        case .passages, .people:
            // By position: a copy of each line for each crossing costs more than the count.
            for position in session.lines.indices { add(session.lines[position], codes, &numbering) }
        case .requests:
            for line in session.lines {
                // One mention at a time; a line with one theme is its own mention.
                guard line.themes.count > 1 || !request.condition.themes.isEmpty else {
                    add(line, codes, &numbering)
                    continue
                }
                for theme in line.themes where request.condition.themes.isEmpty || means(theme, &numbering) {
                    if line.margins.isEmpty, request.dimensions.count <= 2 {
                        let whole = Tally.Cell(value: line.count)
                        total += whole
                        addPlain(line, whole, codes, &numbering, theme: theme)
                        continue
                    }
                    var mention = line
                    mention.themes = [theme]
                    add(mention, codes, &numbering)
                }
            }
        case .effects:
            for effect in session.effects {
                let weight = Tally.Cell(value: Int(effect.quantity.hundredths))
                let number = numbering.number(.effect, effect.code)
                let lists = request.dimensions.map { $0 == .effect ? [number] : codes[$0] }
                total += weight
                visit(lists) { cells.add(weight, at: $0) }
            }
        case .sessions: add(session, 1, codes, &numbering)
        case .minutes: add(session, session.minutes, codes, &numbering)
        case .participations: add(session, session.participations, codes, &numbering)
        case .turnedAway: add(session, session.turnedAway, codes, &numbering)
        }
    }

    /// A count of the whole session, once under each key one of its contacts meets.
    private mutating func add(
        _ session: SessionFold, _ value: Int, _ codes: SessionCodes, _ numbering: inout CodeNumbering
    ) {
        guard value > 0 else { return }
        let weight = Tally.Cell(value: value)
        total += weight
        guard asksContacts else {
            visit(request.dimensions.map { codes[$0] }) { cells.add(weight, at: $0) }
            return
        }
        var keys: Set<Int> = []
        for line in session.lines {
            let lists = request.dimensions.map { dimension in
                Dimension.marginable.contains(dimension)
                    ? line.heads(by: dimension).map(\.code) : self.codes(of: dimension, line, codes, &numbering)
            }
            visit(lists) { keys.insert($0) }
        }
        if session.lines.isEmpty {
            let lists = request.dimensions.map {
                $0.isOfContact ? [numbering.number($0, Tally.none)] : codes[$0]
            }
            visit(lists) { keys.insert($0) }
        }
        for key in keys { cells.add(weight, at: key) }
    }

    /// A contact line: heads, or people.
    private mutating func add(_ line: ContactFold, _ codes: SessionCodes, _ numbering: inout CodeNumbering) {
        let isPeople = request.measure == .people
        let whole: Tally.Cell
        if isPeople {
            let people = numbering.people(line)
            whole = Tally.Cell(value: people.first, unknown: people.unknown)
            guard whole != Tally.Cell() else { return }
        } else {
            whole = Tally.Cell(value: line.count)
        }
        total += whole
        if line.margins.isEmpty, request.dimensions.count <= 2 { return addPlain(line, whole, codes, &numbering) }
        var lists = request.dimensions.map { self.codes(of: $0, line, codes, &numbering) }
        let split =
            line.margins.isEmpty ? [] : request.dimensions.indices.filter { line.hasMargin(request.dimensions[$0]) }
        guard !split.isEmpty else {
            visit(lists) { cells.add(whole, at: $0) }
            return
        }
        let uncrossed = split.map { numbering.number(request.dimensions[$0], Tally.uncrossed) }
        let attendanceIsSplit = isPeople && line.hasMargin(.attendance)
        if attendanceIsSplit, !split.contains(where: { request.dimensions[$0] == .attendance }) {
            // First times are known for the line, not for each part of it.
            for (position, code) in zip(split, uncrossed) { lists[position] = [code] }
            visit(lists) { cells.add(whole, at: $0) }
            return
        }
        for position in split {
            let dimension = request.dimensions[position]
            if attendanceIsSplit, dimension != .attendance { continue }
            for (other, code) in zip(split, uncrossed) where other != position { lists[other] = [code] }
            for (code, heads) in line.heads(by: dimension) {
                lists[position] = [code]
                let attendance = dimension == .attendance ? code : line.code(of: .attendance)
                let weight = isPeople ? numbering.people(heads, attendance: attendance) : Tally.Cell(value: heads)
                guard weight != Tally.Cell() else { continue }
                visit(lists) { cells.add(weight, at: $0) }
            }
        }
    }

    /// A line without margins, by two dimensions at most: the path nearly all lines take.
    private mutating func addPlain(
        _ line: ContactFold, _ whole: Tally.Cell, _ codes: SessionCodes, _ numbering: inout CodeNumbering,
        theme: Int? = nil
    ) {
        guard let first = request.dimensions.first else { return cells.add(whole, at: 0) }
        let one = single(first, line, codes, &numbering, theme)
        guard request.dimensions.count == 2 else {
            if let one { return cells.add(whole, at: one) }
            for code in self.codes(of: first, line, codes, &numbering) { cells.add(whole, at: code) }
            return
        }
        let two = single(request.dimensions[1], line, codes, &numbering, theme)
        if let one, let two { return cells.add(whole, at: one << 15 | two) }
        let rows = one.map { [$0] } ?? self.codes(of: first, line, codes, &numbering)
        let columns = two.map { [$0] } ?? self.codes(of: request.dimensions[1], line, codes, &numbering)
        for row in rows { for column in columns { cells.add(whole, at: row << 15 | column) } }
    }

    /// The code of a line in a dimension where it has one; nil where it may have several.
    private func single(
        _ dimension: Dimension, _ line: ContactFold, _ codes: SessionCodes, _ numbering: inout CodeNumbering,
        _ theme: Int?
    ) -> Int? {
        switch dimension {
        case .theme where theme != nil: return theme
        case .domain where theme != nil: return numbering.derived(.domain, kind: codes.kind, theme: theme)
        case .gender: return line.traits.0
        case .ageBand: return line.traits.1
        case .attendance: return line.traits.2
        case .territory: return line.traits.3
        case .origin: return line.traits.4
        case .outcome: return line.traits.5
        case .theme: return line.themes.count == 1 ? line.themes[0] : nil
        case .domain where line.themes.count == 1:
            return numbering.derived(.domain, kind: codes.kind, theme: line.themes[0])
        case .kind, .place, .qpv, .month, .placeKind, .duration: return codes[dimension].first
        default: return nil
        }
    }

    private func codes(
        of dimension: Dimension, _ line: ContactFold, _ codes: SessionCodes, _ numbering: inout CodeNumbering
    ) -> [Int] {
        switch dimension {
        case .gender, .ageBand, .attendance, .territory, .origin, .outcome: return [line.code(of: dimension)]
        case .theme: return line.themes
        case .domain:
            var domains: [Int] = []
            for theme in line.themes {
                let domain = numbering.derived(.domain, kind: codes.kind, theme: theme)
                if !domains.contains(domain) { domains.append(domain) }
            }
            return domains
        case .action: return line.actions.isEmpty ? [numbering.number(.action, Tally.none)] : line.actions
        case .referral: return line.referrals.isEmpty ? [numbering.number(.referral, Tally.none)] : line.referrals
        case .register, .citer, .mission:
            return [numbering.derived(dimension, kind: codes.kind, theme: line.themes.first)]
        default: return codes[dimension]
        }
    }

    /// Every key made of one code of each list.
    private func visit(_ lists: [[Int]], _ body: (Int) -> Void) {
        func descend(_ depth: Int, _ key: Int) {
            guard depth < lists.count else { return body(key) }
            for code in lists[depth] { descend(depth + 1, key << 15 | code) }
        }
        descend(0, 0)
    }

    func result(_ numbering: CodeNumbering) -> Tally.Crossing {
        var crossing = Tally.Crossing()
        crossing.total = total
        for (key, cell) in cells.counted {
            var codes: [String] = []
            for (shift, dimension) in zip(
                stride(from: 15 * (request.dimensions.count - 1), through: 0, by: -15), request.dimensions)
            {
                codes.append(numbering.code(dimension, key >> shift & 0x7FFF))
            }
            crossing.cells[codes] = cell
        }
        return crossing
    }
}
