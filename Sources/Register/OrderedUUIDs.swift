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
        return String(unsafeUninitializedCapacity: 36) { letters in
            var place = 0
            for word in [high, low] {
                for shift in stride(from: 60, through: 0, by: -4) {
                    // 8-4-4-4-12 digits.
                    if place == 8 || place == 13 || place == 18 || place == 23 {
                        letters[place] = 0x2D
                        place += 1
                    }
                    let digit = UInt8(truncatingIfNeeded: word >> UInt64(shift)) & 15
                    letters[place] = digit < 10 ? 0x30 + digit : 0x57 + digit
                    place += 1
                }
            }
            return place
        }
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
