import Mediation

/// Numbers of codes found by their bytes, without making a text of them: codes come by the hundred thousand, and nearly
/// always were seen before. One place for each of 256 hashes; a code that meets another there takes its place.
struct CodeCache {
    private struct Slot {
        var bytes: [UInt8] = []
        var number = -1

        func isOf(_ others: CodeBytes) -> Bool {
            guard number >= 0, bytes.count == others.count else { return false }
            for position in others.indices where bytes[position] != others[position] { return false }
            return true
        }
    }

    private static let size = 256
    private var slots = DimensionMap([Slot](repeating: Slot(), count: Self.size))

    /// The number last remembered for these bytes; nil when another code took their place.
    func number(_ dimension: Dimension, _ bytes: CodeBytes) -> Int? {
        let place = Self.place(bytes)
        return slots[dimension][place].isOf(bytes) ? slots[dimension][place].number : nil
    }

    mutating func remember(_ number: Int, _ dimension: Dimension, _ bytes: CodeBytes) {
        slots[dimension][Self.place(bytes)] = Slot(bytes: Array(bytes), number: number)
    }

    /// FNV-1a.
    private static func place(_ bytes: CodeBytes) -> Int {
        var hash: UInt32 = 2_166_136_261
        for byte in bytes { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
        return Int(hash) & (size - 1)
    }
}
