import Mediation

extension CrossingFold {
    /// A contact line: its heads.
    mutating func add(_ line: ContactFold, _ codes: SessionCodes, _ interner: inout CodeInterner) {
        let whole = Tally.Cell(value: line.count)
        total += whole
        if line.margins.isEmpty, request.dimensions.count <= 2 { return addPlain(line, whole, codes, &interner) }
        var lists = request.dimensions.map { self.codes(of: $0, line, codes, &interner) }
        let split =
            line.margins.isEmpty ? [] : request.dimensions.indices.filter { line.hasMargin(request.dimensions[$0]) }
        guard !split.isEmpty else {
            Self.visit(lists) { cells.add(whole, at: $0) }
            return
        }
        let uncrossed = split.map { interner.number(request.dimensions[$0], Tally.uncrossed) }
        for position in split {
            for (other, code) in zip(split, uncrossed) where other != position { lists[other] = [code] }
            for (code, heads) in line.heads(by: request.dimensions[position]) {
                lists[position] = [code]
                Self.visit(lists) { cells.add(Tally.Cell(value: heads), at: $0) }
            }
        }
    }

    /// A line without margins, by two dimensions at most: the path nearly all lines take.
    /// - Parameter theme: the one theme to count under, for a mention; nil for all of the line's.
    mutating func addPlain(
        _ line: ContactFold, _ whole: Tally.Cell, _ codes: SessionCodes, _ interner: inout CodeInterner,
        theme: Int? = nil
    ) {
        guard let first = request.dimensions.first else { return cells.add(whole, 0, 0) }
        let one = single(first, line, codes, &interner, theme: theme)
        guard request.dimensions.count == 2 else {
            if let one { return cells.add(whole, 0, one) }
            for code in self.codes(of: first, line, codes, &interner) { cells.add(whole, 0, code) }
            return
        }
        let two = single(request.dimensions[1], line, codes, &interner, theme: theme)
        if let one, let two { return cells.add(whole, one, two) }
        let rows = one.map { [$0] } ?? self.codes(of: first, line, codes, &interner)
        let columns = two.map { [$0] } ?? self.codes(of: request.dimensions[1], line, codes, &interner)
        for row in rows { for column in columns { cells.add(whole, row, column) } }
    }

    /// The code of a line in a dimension where it has one; nil where it may have several.
    func single(
        _ dimension: Dimension, _ line: ContactFold, _ codes: SessionCodes, _ interner: inout CodeInterner,
        theme: Int? = nil
    ) -> Int? {
        switch dimension {
        case .theme where theme != nil: return theme
        case .gender: return line.publicCodes.gender
        case .ageBand: return line.publicCodes.ageBand
        case .attendance: return line.publicCodes.attendance
        case .territory: return line.publicCodes.territory
        case .origin: return line.publicCodes.origin
        case .outcome: return line.publicCodes.outcome
        case .theme: return line.themes.count == 1 ? line.themes[0] : nil
        case .domain:
            guard let theme = theme ?? (line.themes.count == 1 ? line.themes[0] : nil) else { return nil }
            return interner.domain(ofTheme: theme)
        case .kind, .place, .qpv, .month, .placeKind, .duration: return codes[dimension].first
        default: return nil
        }
    }

    /// The codes of a line in a dimension, whatever its margins; those of the session in a dimension that is not of
    /// contacts.
    func codes(
        of dimension: Dimension, _ line: ContactFold, _ codes: SessionCodes, _ interner: inout CodeInterner
    ) -> [Int] {
        switch dimension {
        case .gender, .ageBand, .attendance, .territory, .origin, .outcome: return [line.publicCodes[dimension]]
        case .theme: return line.themes
        case .domain:
            var domains: [Int] = []
            for theme in line.themes {
                let domain = interner.domain(ofTheme: theme)
                if !domains.contains(domain) { domains.append(domain) }
            }
            return domains
        case .action: return line.actions.isEmpty ? [interner.number(.action, Tally.none)] : line.actions
        case .referral: return line.referrals.isEmpty ? [interner.number(.referral, Tally.none)] : line.referrals
        case .register, .citer, .mission:
            return [interner.derived(dimension, kind: codes.kind, theme: line.themes.first)]
        default: return codes[dimension]
        }
    }
}
