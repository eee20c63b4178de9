import CSV
import Glibc

/// A delimited text file whose form was found by looking at it once.
struct DelimitedFile: Sendable {
    let path: String
    let separator: Character
    let encoding: CSVReader.Encoding
    let isUTF16: Bool
    /// What ends a row: LF, or CR alone.
    private let lineEnd: UInt8
    /// Bytes before the first row: the mark of the encoding, and the row `sep=;` some programs write.
    private let prologueLength: Int

    init(_ path: String) throws {
        self.path = path
        let bytes = try FileBytes(path)
        var look = Look()
        while let chunk = bytes.next() { try look.take(chunk) }
        guard !look.isEmpty else { throw FileProblem.Reason.empty }
        isUTF16 = bytes.isUTF16
        encoding = look.isUTF8 ? .utf8 : .windows1252
        lineEnd = look.hasLineFeed ? 0x0A : 0x0D
        let head = DelimitedHead(look.head, lineEnd: lineEnd)
        (separator, prologueLength) = (head.separator, head.prologueLength)
    }

    /// Gives every row that is not blank.
    func read(_ row: (CSVRow) throws -> Void) throws {
        let bytes = try FileBytes(path)
        let reader = CSVReader(
            separator: separator, encoding: encoding, lineEnd: lineEnd, cellBytes: SheetLimits.cellBytes,
            columns: SheetLimits.columns)
        // A row `sep=;` is line 1 of the file.
        let offset = prologueLength > 3 ? 1 : 0
        do {
            try reader.read(
                chunks: { rank in
                    bytes.next().map {
                        rank == 0 ? UnsafeRawBufferPointer(rebasing: $0[min(prologueLength, $0.count)...]) : $0
                    }
                },
                row: { found in
                    guard offset > 0 else { return try row(found) }
                    var moved = found
                    moved.line += offset
                    try row(moved)
                })
        } catch let failure as CSVReader.Failure {
            switch failure {
            case .unclosedQuote(let line), .parser(let line): throw FileProblem.Reason.unclosedQuote(line: line)
            case .cellTooLong(let line): throw FileProblem.Reason.cellTooLong(line: line)
            case .tooManyColumns(let line): throw FileProblem.Reason.tooManyColumns(line: line)
            }
        }
    }
}

/// What is learnt of a text from its bytes, stretch after stretch.
private struct Look {
    private(set) var head: [UInt8] = []
    private(set) var hasLineFeed = false
    private(set) var isEmpty = true
    private var isValid = true
    private var expected = 0
    private var lineLength = 0
    private var line = 1

    var isUTF8: Bool { isValid && expected == 0 }

    mutating func take(_ chunk: UnsafeRawBufferPointer) throws {
        guard let base = chunk.baseAddress else { return }
        if head.count < 65_536 { head += chunk.prefix(65_536 - head.count) }
        guard memchr(base, 0, chunk.count) == nil else { throw FileProblem.Reason.notText }
        if isEmpty { isEmpty = !chunk.contains { $0 > 0x20 } }
        try measure(chunk)
        // Most texts are nearly all ASCII: eight bytes at a time tell.
        let words = chunk.count / 8
        var high: UInt64 = 0
        for word in 0..<words { high |= chunk.loadUnaligned(fromByteOffset: word * 8, as: UInt64.self) }
        let isPlain = high & 0x8080_8080_8080_8080 == 0 && !chunk[(words * 8)...].contains { $0 >= 0x80 }
        guard !isPlain || expected > 0 else { return }
        for byte in chunk where byte >= 0x80 || expected > 0 { check(byte) }
    }

    /// Refuses a line that is too long; a line ends in LF, or in CR where there is no LF further on.
    private mutating func measure(_ chunk: UnsafeRawBufferPointer) throws {
        var start = 0
        while start < chunk.count {
            let rest = UnsafeRawBufferPointer(rebasing: chunk[start...])
            guard let base = rest.baseAddress else { return }
            let feed = memchr(base, 0x0A, rest.count)
            if feed != nil { hasLineFeed = true }
            let end = feed ?? memchr(base, 0x0D, rest.count)
            let length = end.map { UnsafeRawPointer($0) - base } ?? rest.count
            lineLength += length
            guard lineLength <= SheetLimits.lineBytes else { throw FileProblem.Reason.lineTooLong(line: line) }
            guard end != nil else { return }
            (lineLength, line) = (0, line + 1)
            start += length + 1
        }
    }

    /// The shape of UTF-8 sequences; overlong forms pass.
    private mutating func check(_ byte: UInt8) {
        if expected > 0, byte & 0xC0 == 0x80 {
            expected -= 1
            return
        }
        if expected > 0 { isValid = false }
        switch byte {
        case 0..<0x80: expected = 0
        case 0xC2...0xDF: expected = 1
        case 0xE0...0xEF: expected = 2
        case 0xF0...0xF4: expected = 3
        default: (isValid, expected) = (false, 0)
        }
    }
}

/// What the first lines of a delimited text tell.
private struct DelimitedHead {
    var separator: Character = ";"
    var prologueLength = 0

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
