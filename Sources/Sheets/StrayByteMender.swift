/// Reads a UTF-8 text in which some bytes slipped in from a Windows-1252 one: those bytes become the letters they stand
/// for there, and the lines they are on are kept to be shown.
struct StrayByteMender: TextMender {
    /// Lines with a mended byte, the first ones.
    private(set) var lines: [Int] = []
    private var line = 1
    private var pending: [UInt8] = []
    private let converter: TextConverter

    init() throws { converter = try TextConverter(.windows1252) }

    /// Adds the mended text of a chunk to `output`; the beginning of a letter at its end waits for the next chunk.
    mutating func mend(_ bytes: UnsafeRawBufferPointer, into output: inout [UInt8]) {
        let input = pending + bytes
        pending.removeAll(keepingCapacity: true)
        var position = 0
        while position < input.count {
            let byte = input[position]
            if byte == 0x0A { line += 1 }
            let length = Self.length(byte)
            if length > 1, position + length > input.count,
                input[(position + 1)...].allSatisfy({ $0 & 0xC0 == 0x80 })
            {
                pending = Array(input[position...])
                return
            }
            let end = min(position + max(length, 1), input.count)
            if length > 0, input[(position + 1)..<end].allSatisfy({ $0 & 0xC0 == 0x80 }), end - position == length {
                output += input[position..<end]
                position = end
            } else {
                if lines.count < 20, lines.last != line { lines.append(line) }
                [byte].withUnsafeBytes { converter.convert($0, into: &output) }
                position += 1
            }
        }
    }

    /// The end of the text: a letter begun and not ended is made of stray bytes.
    mutating func finish(into output: inout [UInt8]) {
        guard !pending.isEmpty else { return }
        if lines.last != line { lines.append(line) }
        let rest = pending
        pending = []
        rest.withUnsafeBytes { converter.convert($0, into: &output) }
    }

    /// Bytes of the letter a byte begins; 0 for a byte that begins none.
    private static func length(_ byte: UInt8) -> Int {
        switch byte {
        case 0..<0x80: 1
        case 0xC2...0xDF: 2
        case 0xE0...0xEF: 3
        case 0xF0...0xF4: 4
        default: 0
        }
    }
}
