import Mediation

/// The people a foreign row tells of.
extension RowTranslator {
    /// The rows of `sessions.csv` they become.
    func contacts(_ row: RowCells, _ heads: Heads, isGrid: Bool, _ log: ReadingLog) throws -> [RowCells] {
        var row = row
        if isGrid, profile.eachRow == .contact { return try person(row, heads, log) }
        if isGrid { return try grid(row, heads, log) }
        if row[.count].isEmpty {
            let bySum = heads.margins.map(\.margin).mostHeads + heads.others
            if bySum > 0 {
                row[.count] = String(bySum)
            } else if !heads.hasCountColumn, !heads.hasNumber {
                row[.count] = "1"
            } else if heads.hasCountColumn, heads.hasWords {
                // Neither zero nor a number: the words would be lost with the people.
                throw EntryProblem("count", "", .countEmpty)
            }
        }
        if row[.count] == "0" || row[.count].isEmpty { return [row.withoutContact] }
        try row.set(heads.margins.map(\.margin))
        return [row]
    }

    /// One person, with a cross under each theme.
    private func person(_ row: RowCells, _ heads: Heads, _ log: ReadingLog) throws -> [RowCells] {
        var row = row
        if row[.count].isEmpty { row[.count] = "1" }
        let isDefault = profile.defaults[.themes] != nil && row[.themes] == profile.defaults[.themes]
        if !heads.themes.isEmpty {
            let words = isDefault ? [] : row.list(.themes)
            row[.themes] = (words + heads.themes.map(\.theme)).uniqued().joined(separator: "|")
        } else if isDefault {
            addDefaultTheme(Int(row[.count]) ?? 1, log)
        }
        try row.set(heads.margins.map(\.margin))
        return [row]
    }

    /// People whose theme the profile says, not the file.
    private func addDefaultTheme(_ count: Int, _ log: ReadingLog) {
        guard let theme = profile.defaults[.themes] else { return }
        log.add(count, "par défaut", .theme(theme), to: \.addedSum)
    }

    /// A row with a number under each theme.
    private func grid(_ row: RowCells, _ heads: Heads, _ log: ReadingLog) throws -> [RowCells] {
        let counts = heads.themes
        let margins = heads.margins.map(\.margin)
        let sum = counts.reduce(0) { $0 + $1.heads }
        var total = Int(row[.count])
        if total == nil, profile.heads == .requests { total = margins.mostHeads > 0 ? margins.mostHeads : nil }
        var row = row
        guard sum > 0 else {
            if let total, total > 0 {
                // Heads without a theme: the default theme, or a refusal by the reader of entries.
                if profile.defaults[.themes] != nil { addDefaultTheme(total, log) }
                try row.set(margins)
                return [row]
            }
            return [row.withoutContact]
        }
        var lines: [(themes: [String], trait: Profile.Trait?, count: Int)]
        if let total, total > sum, let rest = profile.defaults[.themes] {
            // More people than themes: the others came for what the profile says.
            addDefaultTheme(total - sum, log)
            lines = counts.map { ([$0.theme], $0.trait, $0.heads) } + [([rest], nil, total - sum)]
        } else if profile.heads == .requests {
            lines = try people(total ?? sum, asking: counts).map { ($0.0, nil, $0.1) }
        } else {
            if let total, total != sum { throw EntryProblem("count", String(total), .themesDiffer(sum: sum)) }
            lines = counts.map { ([$0.theme], $0.trait, $0.heads) }
        }
        var rows = lines.map { themes, trait, count in
            var line = row
            line[.themes] = themes.joined(separator: "|")
            line[.count] = String(count)
            if let trait, let column = SessionColumn(header: trait.dimension.rawValue) { line[column] = trait.code }
            return line
        }
        // What the columns cross already needs no margin.
        let crossed = Set(counts.compactMap { $0.trait?.dimension })
        let kept = heads.margins.filter { !crossed.contains($0.margin.dimension) }
        if rows.count == 1 {
            try rows[0].set(kept.map(\.margin))
        } else if profile.spreadsMargins {
            let shares = MarginSharing.shares(kept.map(\.margin), among: lines.map(\.count))
            for position in rows.indices { try rows[position].set(shares[position]) }
        } else {
            for (margin, title) in kept {
                log.add(margin.count, title, .margin(margin.dimension, margin.code), to: \.unassignedSum)
            }
        }
        return rows
    }

    /// People whose requests are known by theme only: each theme in turn goes to the next people (McNaughton's
    /// wrap-around rule), so that heads and requests are both exact. Who asked for two things is not known, and no
    /// figure crosses themes with each other.
    private func people(_ total: Int, asking counts: [Count]) throws -> [([String], Int)] {
        let sum = counts.reduce(0) { $0 + $1.heads }
        let most = counts.map(\.heads).max() ?? 0
        guard total <= Contact.maximumCount, total >= most, total <= sum, sum <= 3 * total else {
            throw EntryProblem("count", String(total), .themesDiffer(sum: sum))
        }
        var themes = [[String]](repeating: [], count: total)
        var next = 0
        for count in counts {
            for _ in 0..<count.heads {
                themes[next % total].append(count.theme)
                next += 1
            }
        }
        var lines: [([String], Int)] = []
        for one in themes {
            if lines.last?.0 == one { lines[lines.count - 1].1 += 1 } else { lines.append((one, 1)) }
        }
        return lines
    }
}

extension RowCells {
    /// The session alone.
    fileprivate var withoutContact: RowCells {
        var row = self
        for column in SessionColumn.allCases where !SessionColumn.ofSession.contains(column) && column != .session {
            row[column] = ""
        }
        return row
    }

    /// Margins of the row; a margin of all heads is the line's own code.
    fileprivate mutating func set(_ margins: [Margin]) throws {
        guard let count = Int(self[.count]) else { return }
        var kept: [String] = []
        for dimension in Dimension.marginable {
            let own = margins.filter { $0.dimension == dimension && $0.count > 0 }
            guard !own.isEmpty, let column = SessionColumn(header: dimension.rawValue) else { continue }
            if own.count == 1, own[0].count == count {
                self[column] = own[0].code
            } else {
                guard own.reduce(0, { $0 + $1.count }) <= count else {
                    let sum = own.reduce(0) { $0 + $1.count }
                    throw EntryProblem(
                        "margins", "", .marginAboveCount(sum: sum, count: count, dimension: dimension.rawValue))
                }
                kept += own.map { "\(dimension.rawValue):\($0.code):\($0.count)" }
            }
        }
        if !kept.isEmpty { self[.margins] = kept.joined(separator: "|") }
    }
}

/// Sharing margins among the lines of a row.
enum MarginSharing {
    /// For each line, margins in proportion to its heads (largest remainders), never above them; the totals are exact.
    static func shares(_ margins: [Margin], among heads: [Int]) -> [[Margin]] {
        var shares = [[Margin]](repeating: [], count: heads.count)
        var room: [Dimension: [Int]] = [:]
        let total = heads.reduce(0, +)
        for margin in margins {
            var left = room[margin.dimension] ?? heads
            let exact = heads.map { Double(margin.count) * Double($0) / Double(max(total, 1)) }
            var given = zip(exact, left).map { min(Int($0), $1) }
            var rest = margin.count - given.reduce(0, +)
            let order = exact.indices.sorted {
                (exact[$0] - Double(given[$0]), -$0) > (exact[$1] - Double(given[$1]), -$1)
            }
            while rest > 0,
                let next = order.first(where: { given[$0] < left[$0] && Double(given[$0]) < exact[$0] })
                    ?? order.first(where: { given[$0] < left[$0] })
            {
                given[next] += 1
                rest -= 1
            }
            for position in heads.indices where given[position] > 0 {
                left[position] -= given[position]
                shares[position].append(Margin(dimension: margin.dimension, code: margin.code, count: given[position]))
            }
            room[margin.dimension] = left
        }
        return shares
    }
}

extension [Margin] {
    /// Heads in the dimension that has the most: how many people there were at least.
    var mostHeads: Int {
        Dimension.marginable.map { dimension in
            reduce(0) { $0 + ($1.dimension == dimension ? $1.count : 0) }
        }.max() ?? 0
    }
}
