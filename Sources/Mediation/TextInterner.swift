import Glibc

/// Texts kept once each, named by a number from 0 in the order they came. Looking one up makes no text.
package struct TextInterner: Sendable {
    /// The texts, one after the other.
    package private(set) var bytes: [UInt8] = []
    /// Where each text ends in `bytes`; it begins where the one before ends.
    private var ends: [Int] = []
    /// Numbers by hash, open addressing; -1 for a free place. The length is a power of two.
    private var table = [Int32](repeating: -1, count: 1024)
    /// Another one for each: no file is made so that all its texts hash alike.
    private let seed = UInt64.random(in: .min ... .max)

    /// No text yet.
    package init() {}

    /// How many texts there are.
    package var count: Int { ends.count }

    /// The number of a text; a new one the first time it comes.
    package mutating func number(_ text: UnsafeRawBufferPointer) -> Int {
        if ends.count * 2 >= table.count { grow() }
        let place = place(of: text)
        if table[place] >= 0 { return Int(table[place]) }
        table[place] = Int32(ends.count)
        bytes += text
        ends.append(bytes.count)
        return ends.count - 1
    }

    /// Where the text that has a number lies in `bytes`.
    package func place(_ number: Int) -> Range<Int> { (number == 0 ? 0 : ends[number - 1])..<ends[number] }

    /// Forgets them all: numbers begin at 0 again.
    package mutating func removeAll() {
        bytes.removeAll()
        ends.removeAll()
        table = [Int32](repeating: -1, count: 1024)
    }

    /// The place of the table where a text is, or would be.
    private func place(of text: UnsafeRawBufferPointer) -> Int {
        var place = hash(text) & (table.count - 1)
        while table[place] >= 0, !isEqual(Int(table[place]), text) { place = (place + 1) & (table.count - 1) }
        return place
    }

    private func isEqual(_ number: Int, _ text: UnsafeRawBufferPointer) -> Bool {
        let place = place(number)
        guard place.count == text.count else { return false }
        return bytes.withUnsafeBytes { all in
            guard let own = all.baseAddress, let other = text.baseAddress else { return true }
            return memcmp(own + place.lowerBound, other, text.count) == 0
        }
    }

    private mutating func grow() {
        table = [Int32](repeating: -1, count: table.count * 2)
        for number in ends.indices {
            let place = place(number)
            var free = bytes.withUnsafeBytes { hash(UnsafeRawBufferPointer(rebasing: $0[place])) } & (table.count - 1)
            while table[free] >= 0 { free = (free + 1) & (table.count - 1) }
            table[free] = Int32(number)
        }
    }

    /// Eight bytes a step, each mixed in by a multiplication whose two halves are folded.
    private func hash(_ text: UnsafeRawBufferPointer) -> Int {
        var hash = seed ^ UInt64(text.count)
        var position = 0
        while position < text.count {
            var word: UInt64 = 0
            if position + 8 <= text.count {
                word = text.loadUnaligned(fromByteOffset: position, as: UInt64.self)
            } else {
                for byte in text[position...] { word = word << 8 | UInt64(byte) }
            }
            let product = (hash ^ word).multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
            hash = product.high ^ product.low
            position += 8
        }
        return Int(truncatingIfNeeded: hash ^ hash >> 32)
    }
}
