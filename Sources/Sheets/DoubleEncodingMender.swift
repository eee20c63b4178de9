/// Reads a UTF-8 text whose letters were taken for Windows-1252 once and written in UTF-8 again: « Ã© » is « é ». Only the
/// letters that make one of a good UTF-8 text are mended: a text may have some of each.
struct DoubleEncodingMender: TextMender {
    private(set) var lines: [Int] = []
    private var line = 1
    /// Letters above ASCII at the end of a chunk.
    private var pending: [UInt8] = []
    /// The byte each letter is in Windows-1252; those it leaves free are what programs make of them.
    private let bytes: [Unicode.Scalar: UInt8]

    init() {
        var bytes: [Unicode.Scalar: UInt8] = [:]
        for byte in UInt8(0x80)...0xFF { bytes[Unicode.Scalar(byte)] = byte }
        for (byte, letter) in TextEncoding.windows1252.highLetters { bytes[letter] = byte }
        self.bytes = bytes
    }

    /// Whether the last bytes of a text are letters that no text has but one written twice: « Ã© », « â€ », « Â« ».
    static func isSign(_ last: UInt64) -> Bool {
        let (four, five) = (last & 0xFFFF_FFFF, last & 0xFF_FFFF_FFFF)
        return (0xC383_C2A1...0xC383_C2BF).contains(four) || five == 0xC3_83E2_80B0 || five == 0xC3_A2E2_82AC
            || [0xC382_C2AB, 0xC382_C2BB, 0xC382_C2B0].contains(four)
    }

    mutating func mend(_ chunk: UnsafeRawBufferPointer, into output: inout [UInt8]) {
        for byte in chunk {
            if byte >= 0x80 {
                pending.append(byte)
                continue
            }
            if !pending.isEmpty { mendPending(into: &output) }
            if byte == 0x0A { line += 1 }
            output.append(byte)
        }
    }

    mutating func finish(into output: inout [UInt8]) { mendPending(into: &output) }

    /// Letters in a row: those that make up good letters give way to them.
    private mutating func mendPending(into output: inout [UInt8]) {
        let letters = Array(String(decoding: pending, as: UTF8.self).unicodeScalars)
        pending.removeAll(keepingCapacity: true)
        var position = 0
        while position < letters.count {
            let length = bytes[letters[position]].map(Self.length) ?? 0
            let inner = letters[position..<min(position + max(length, 1), letters.count)].compactMap { bytes[$0] }
            if length > 1, inner.count == length, let letter = String(validating: inner, as: UTF8.self) {
                output += letter.utf8
                position += length
                if lines.count < 20, lines.last != line { lines.append(line) }
            } else {
                output += String(Character(letters[position])).utf8
                position += 1
            }
        }
    }

    /// Bytes of the letter a byte begins; 0 for a byte that begins none above ASCII.
    private static func length(_ byte: UInt8) -> Int {
        switch byte {
        case 0xC2...0xDF: 2
        case 0xE0...0xEF: 3
        case 0xF0...0xF4: 4
        default: 0
        }
    }
}
