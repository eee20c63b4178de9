import Mediation

/// Reads what `append(packed:)` wrote, and bytes between.
struct PackedReader {
    private let packed: ArraySlice<UInt8>
    private var position: Int

    init(_ packed: ArraySlice<UInt8>) { (self.packed, position) = (packed, packed.startIndex) }

    var isAtEnd: Bool { position >= packed.endIndex }

    mutating func number() -> UInt64 {
        var (number, shift): (UInt64, UInt64) = (0, 0)
        while true {
            let byte = packed[position]
            position += 1
            number |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { return number }
            shift += 7
        }
    }

    mutating func bytes(_ count: Int) -> ArraySlice<UInt8> {
        defer { position += count }
        return packed[position..<position + count]
    }

    /// Leaves numbers out.
    mutating func skip(_ count: Int) { for _ in 0..<count { _ = number() } }
}

extension [UInt8] {
    /// Adds a number, seven bits a byte, the lowest first.
    mutating func append(packed number: UInt64) {
        var rest = number
        while rest >= 0x80 {
            append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        append(UInt8(truncatingIfNeeded: rest))
    }
}

extension TextInterner {
    /// A cell as a number: 0 for nothing; odd for a number, its sign in the next bit; even for the number of a text.
    mutating func code(_ cell: Cells.Cell, _ texts: Cells) -> UInt64 {
        switch cell.length {
        case Cells.Cell.null: return 0
        case Cells.Cell.number: return UInt64(bitPattern: cell.value << 1 ^ cell.value >> 63) << 1 | 1
        default:
            let start = Int(cell.value)
            let number = texts.bytes.withUnsafeBytes {
                self.number(UnsafeRawBufferPointer(rebasing: $0[start..<start + Int(cell.length)]))
            }
            return UInt64(number + 1) << 1
        }
    }

    /// The cell of a number; its text lies in `bytes`.
    func cell(_ code: UInt64) -> Cells.Cell {
        if code == 0 { return .nothing }
        let rest = code >> 1
        guard code & 1 == 0 else {
            return Cells.Cell(
                length: Cells.Cell.number, value: Int64(bitPattern: rest >> 1) ^ -Int64(bitPattern: rest & 1))
        }
        let place = place(Int(rest) - 1)
        return Cells.Cell(length: Int32(place.count), value: Int64(place.lowerBound))
    }
}
