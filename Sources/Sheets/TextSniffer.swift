import Glibc

/// What is learnt of a text from its bytes, chunk after chunk, before any of it is read.
struct TextSniffer {
    /// The first bytes.
    private(set) var head: [UInt8] = []
    private(set) var hasLineFeed = false
    private(set) var isEmpty = true
    /// Letters of several bytes in good UTF-8, and bytes at or above 0x80 that are part of none.
    private(set) var letters = 0
    private(set) var strays = 0
    /// Bytes at or above 0x80 with the byte before each, the first ones of the text.
    private(set) var highBytes: [(before: UInt8, byte: UInt8)] = []
    /// Whether some letter was written in UTF-8 twice: « Ã© » for « é ».
    private(set) var isEncodedTwice = false
    private var lastBytes: UInt64 = 0
    private var expected = 0
    private var lastByte: UInt8 = 0x0A
    private var lineLength = 0
    private var line = 1

    /// Whether the text is UTF-8, perhaps with some bytes that slipped in from another text.
    var isUTF8: Bool { strays + min(expected, 1) == 0 || strays * 4 <= letters }

    mutating func consume(_ chunk: UnsafeRawBufferPointer) throws {
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
        if !isPlain || expected > 0 {
            for byte in chunk {
                if byte >= 0x80 || expected > 0 { check(byte) }
                lastByte = byte
            }
        } else if let last = chunk.last {
            lastByte = last
        }
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
        if byte >= 0x80, highBytes.count < 4096 { highBytes.append((lastByte, byte)) }
        if lastByte < 0x80 { lastBytes = 0 }
        lastBytes = lastBytes << 8 | UInt64(byte)
        if !isEncodedTwice { isEncodedTwice = DoubleEncodingMender.isSign(lastBytes) }
        if expected > 0, byte & 0xC0 == 0x80 {
            expected -= 1
            if expected == 0 { letters += 1 }
            return
        }
        if expected > 0 { strays += 1 }
        switch byte {
        case 0..<0x80: expected = 0
        case 0xC2...0xDF: expected = 1
        case 0xE0...0xEF: expected = 2
        case 0xF0...0xF4: expected = 3
        default: (strays, expected) = (strays + 1, 0)
        }
    }
}
