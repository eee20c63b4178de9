import Glibc

/// Random UUIDs (version 4), many at a time: Foundation asks the system for each one, which an import feels.
struct RandomUUIDs {
    private var words: [UInt64] = []

    /// The next one, in lower case.
    mutating func next() -> String {
        if words.isEmpty {
            words = Array(unsafeUninitializedCapacity: 512) { buffer, count in
                guard let start = buffer.baseAddress else { return }
                arc4random_buf(start, 512 * MemoryLayout<UInt64>.size)
                count = 512
            }
        }
        let high = words.removeLast() & 0xFFFF_FFFF_FFFF_0FFF | 0x4000
        let low = words.removeLast() & 0x3FFF_FFFF_FFFF_FFFF | 0x8000_0000_0000_0000
        let bytes = [high, low].flatMap { word in
            (0..<8).map { UInt8(truncatingIfNeeded: word >> (56 - 8 * $0)) }
        }
        var text = Register.hexadecimal(bytes)
        for position in [8, 13, 18, 23] { text.insert("-", at: text.index(text.startIndex, offsetBy: position)) }
        return text
    }
}
