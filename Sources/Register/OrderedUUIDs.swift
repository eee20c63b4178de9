import Glibc

/// UUIDs in the order of time (version 7, RFC 9562): milliseconds since 1970, a counter within one, 62 random bits. New
/// ones go to the end of their index, where a random one would go to any page of it; an import of a million lines feels
/// the difference.
struct OrderedUUIDs {
    /// Milliseconds, with twelve bits of counter below.
    private var last: UInt64 = 0
    private var words: [UInt64] = []

    /// The next one, in lower case.
    mutating func next() -> String {
        var now = timespec()
        clock_gettime(CLOCK_REALTIME, &now)
        // A clock before 1970 counts as 1970.
        let milliseconds = UInt64(max(0, now.tv_sec)) * 1000 + UInt64(now.tv_nsec) / 1_000_000
        // A clock that stands still or goes back does not break the order within one write.
        last = max(last + 1, milliseconds << 12)
        let high = (last >> 12) << 16 | 0x7000 | last & 0xFFF
        let low = random() & 0x3FFF_FFFF_FFFF_FFFF | 0x8000_0000_0000_0000
        let bytes = [high, low].flatMap { word in
            (0..<8).map { UInt8(truncatingIfNeeded: word >> (56 - 8 * $0)) }
        }
        var text = Register.hexadecimal(bytes)
        for position in [8, 13, 18, 23] { text.insert("-", at: text.index(text.startIndex, offsetBy: position)) }
        return text
    }

    /// Many at a time: each call of the system costs.
    private mutating func random() -> UInt64 {
        if words.isEmpty {
            words = Array(unsafeUninitializedCapacity: 512) { buffer, count in
                guard let start = buffer.baseAddress else { return }
                arc4random_buf(start, 512 * MemoryLayout<UInt64>.size)
                count = 512
            }
        }
        return words.removeLast()
    }
}
