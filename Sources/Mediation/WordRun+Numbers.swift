/// Telephone, social-security and file numbers.
extension WordRun {
    /// The beginning of the first number of each kind.
    var numberMarks: [PersonMark: String] {
        var found: [PersonMark: String] = [:]
        for run in numberRuns {
            var rank = 0
            while rank < run.count {
                if let length = dateLength(run, from: rank) {
                    rank += length
                } else if let (mark, length) = number(run, from: rank) {
                    if found[mark] == nil { found[mark] = String(text(run[rank], run[rank + length - 1]).prefix(4)) }
                    rank += length
                } else {
                    rank += 1
                }
            }
        }
        return found
    }

    /// Positions of the numbers that follow one another, parted by a space or a light sign at most.
    private var numberRuns: [[Int]] {
        var runs: [[Int]] = []
        for position in pieces.indices where pieces[position].kind == .number {
            if let last = runs.last?.last, pieces[(last + 1)..<position].allSatisfy(Self.isLight), position - last <= 4
            {
                runs[runs.count - 1].append(position)
            } else {
                runs.append([position])
            }
        }
        return runs
    }

    private static func isLight(_ piece: Piece) -> Bool {
        piece.kind == .space || [".", "-", "/", "(", ")", "·"].contains(piece.low)
    }

    /// A day in three numbers: 04/03/2025, 2025-03-04.
    private func dateLength(_ run: [Int], from rank: Int) -> Int? {
        guard rank + 2 < run.count else { return nil }
        let parts = run[rank...(rank + 2)].map { pieces[$0].text }
        let (year, days) = parts[0].count == 4 ? (parts[0], parts[1...2]) : (parts[2], parts[0...1])
        guard year.count == 4, year.hasPrefix("19") || year.hasPrefix("20"),
            days.allSatisfy({ $0.count <= 2 && (1...31).contains(Int($0) ?? 0) })
        else { return nil }
        return 3
    }

    private func number(_ run: [Int], from rank: Int) -> (PersonMark, Int)? {
        let first = run[rank]
        let signBefore = piece(first - 1)?.kind == .sign ? piece(first - 1)?.low : nil
        let wordBefore = piece(first - 1)?.kind == .word ? piece(first - 1)?.low : nil
        let isFree = wordBefore.map { ["tel", "tél", "mobile", "portable"].contains($0) } ?? true
        let isFollowed = { (position: Int) in self.piece(position + 1)?.kind == .word }
        var digits = ""
        var breaks: Set<Int> = []
        if isFree {
            for (length, position) in zip(1..., run[rank...]) {
                digits += pieces[position].text
                if digits.utf8.count > 15 { break }
                if !isFollowed(position) {
                    if Self.isSocialSecurity(digits, breaks) { return (.socialSecurity, length) }
                    if Self.isTelephone(digits, breaks, isInternational: signBefore == "+") {
                        return (.telephone, length)
                    }
                }
                breaks.insert(digits.utf8.count)
            }
        }
        let group = pieces[first].text
        let isCompactDay = group.count == 8 && CivilDate(iso: Self.dashed(group)) != nil
        return wordBefore == nil && group.count >= 6 && !isFollowed(first) && !isCompactDay ? (.fileNumber, 1) : nil
    }

    private static func dashed(_ digits: Substring) -> String {
        "\(digits.prefix(4))-\(digits.dropFirst(4).prefix(2))-\(digits.suffix(2))"
    }

    private static func isTelephone(_ digits: String, _ breaks: Set<Int>, isInternational: Bool) -> Bool {
        let count = digits.utf8.count
        if isInternational { return (10...15).contains(count) }
        if digits.hasPrefix("0033") { return count == 13 || count == 14 }
        guard count == 10, digits.hasPrefix("0"), !digits.hasPrefix("00") else { return false }
        // By twos or by threes; « 03-2025-0012 » is a month, a year and a rank.
        let isByTwos = breaks.isSubset(of: [1, 2, 4, 6, 8]) && (breaks.contains(4) || breaks.isDisjoint(with: [6, 8]))
        return isByTwos || [[4, 7], [1, 4, 7], [2, 4, 7]].contains(breaks)
    }

    /// Sex, year, month, department, commune, rank: thirteen signs, and the two of the key. In one piece, the month must be
    /// one of the calendar or the key right: numbers that begin with a year (2025…) are no persons.
    private static func isSocialSecurity(_ digits: String, _ breaks: Set<Int>) -> Bool {
        let signs = Array(digits.utf8)
        guard signs.count == 13 || signs.count == 15, signs[0] == 0x31 || signs[0] == 0x32,
            breaks.isSubset(of: [1, 3, 5, 7, 10, 13]), let month = Int(digits.dropFirst(3).prefix(2)), month > 0
        else { return false }
        let isCalendar = (1...12).contains(month)
        if isCalendar || !breaks.isEmpty { return isCalendar || month >= 20 }
        guard signs.count == 15, let body = Int(digits.prefix(13)), let key = Int(digits.suffix(2)) else {
            return false
        }
        return 97 - body % 97 == key
    }
}
