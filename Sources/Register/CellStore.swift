import Mediation

/// The cells of one crossing while they are counted: an array by one number or two, a dictionary beyond.
struct CellStore {
    private let dimensions: Int
    /// Bits of the second number in a position.
    private var bits = 4
    private var dense: [Tally.Cell] = []
    private var sparse: [Int: Tally.Cell] = [:]

    init(dimensions: Int) { self.dimensions = dimensions }

    /// Adds to the cell of a key: numbers of 15 bits each, the first in the highest place.
    mutating func add(_ cell: Tally.Cell, at key: Int) {
        guard dimensions <= 2 else {
            sparse[key, default: Tally.Cell()] += cell
            return
        }
        let (first, second) = dimensions == 2 ? (key >> 15, key & 0x7FFF) : (0, key)
        while second >> bits != 0 { widen() }
        let position = first << bits | second
        if position >= dense.count {
            dense.append(
                contentsOf: repeatElement(Tally.Cell(), count: max(1 << bits, position + 1 - dense.count)))
        }
        dense[position] += cell
    }

    private mutating func widen() {
        var wider = [Tally.Cell](repeating: Tally.Cell(), count: dense.count * 2 + 2 << bits)
        for (position, cell) in dense.enumerated() where cell != Tally.Cell() {
            wider[((position >> bits) << (bits + 1)) | (position & (1 << bits - 1))] = cell
        }
        bits += 1
        dense = wider
    }

    /// Cells with something in them, by key.
    var counted: [(key: Int, cell: Tally.Cell)] {
        guard dimensions <= 2 else { return sparse.map { ($0.key, $0.value) } }
        return dense.enumerated().compactMap { position, cell in
            guard cell != Tally.Cell() else { return nil }
            let second = position & (1 << bits - 1)
            return (dimensions == 2 ? ((position >> bits) << 15) | second : position, cell)
        }
    }
}
