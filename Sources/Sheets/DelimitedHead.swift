/// What the first lines of a delimited text tell.
struct DelimitedHead {
    private(set) var separator: Character = ";"
    private(set) var prologueLength = 0

    init(_ head: [UInt8], lineEnd: UInt8) {
        let mark = head.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        prologueLength = mark
        let lines = head[mark...].split(separator: lineEnd)
        if let first = lines.first, first.starts(with: Array("sep=".utf8)), first.count <= 6,
            let sign = first.dropFirst(4).first, sign != 0x0D
        {
            separator = Character(Unicode.Scalar(sign))
            prologueLength = mark + first.count + 1
            return
        }
        // The sign found the same number of times on most lines; on as many, the one that parts the most columns.
        let candidates: [Character] = [";", ",", "\t", "|"]
        var best = (lines: 0, columns: 0)
        for candidate in candidates {
            let counts = Self.counts(of: candidate.asciiValue ?? 0, in: lines.prefix(60))
            var times: [Int: Int] = [:]
            for count in counts where count > 0 { times[count, default: 0] += 1 }
            guard let usual = times.max(by: { ($0.value * $0.key, $0.key) < ($1.value * $1.key, $1.key) }) else {
                continue
            }
            let score = (lines: usual.value, columns: usual.key)
            if score.lines * min(score.columns, 3) > best.lines * min(best.columns, 3) {
                (best, separator) = (score, candidate)
            }
        }
    }

    /// How often a sign stands outside quotes, line by line.
    private static func counts(of sign: UInt8, in lines: some Sequence<ArraySlice<UInt8>>) -> [Int] {
        var isQuoted = false
        return lines.map { line in
            var count = 0
            for byte in line {
                if byte == 0x22 { isQuoted.toggle() } else if byte == sign, !isQuoted { count += 1 }
            }
            return count
        }
    }
}
