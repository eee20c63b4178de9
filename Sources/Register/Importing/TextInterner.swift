/// Texts kept once each, named by a number from 0.
struct TextInterner: Sendable {
    private var bytes: [UInt8] = []
    /// Where each text ends in `bytes`; it begins where the one before ends.
    private var ends: [Int] = []
    /// Numbers by hash, open addressing; -1 for a free place. The length is a power of two.
    private var table = [Int32](repeating: -1, count: 1024)

    /// The number of a text; a new one the first time it comes.
    mutating func number(_ text: UnsafeBufferPointer<UInt8>) -> Int {
        if ends.count * 2 >= table.count { grow() }
        var place = Self.hash(text) & (table.count - 1)
        while table[place] >= 0 {
            if self[Int(table[place])].elementsEqual(text) { return Int(table[place]) }
            place = (place + 1) & (table.count - 1)
        }
        table[place] = Int32(ends.count)
        bytes += text
        ends.append(bytes.count)
        return ends.count - 1
    }

    /// The text that has a number.
    subscript(number: Int) -> ArraySlice<UInt8> { bytes[(number == 0 ? 0 : ends[number - 1])..<ends[number]] }

    private mutating func grow() {
        table = [Int32](repeating: -1, count: table.count * 2)
        for number in ends.indices {
            var place = self[number].withUnsafeBufferPointer { Self.hash($0) } & (table.count - 1)
            while table[place] >= 0 { place = (place + 1) & (table.count - 1) }
            table[place] = Int32(number)
        }
    }

    /// FNV-1a.
    private static func hash(_ text: UnsafeBufferPointer<UInt8>) -> Int {
        var hash: UInt64 = 14_695_981_039_346_656_037
        for byte in text { hash = (hash ^ UInt64(byte)) &* 1_099_511_628_211 }
        return Int(truncatingIfNeeded: hash ^ hash >> 32)
    }
}
