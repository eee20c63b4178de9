import Mediation

/// The numbers of one cell, 32 bits each, the first dimension in the highest place used.
typealias CellKey = UInt128

/// What a cell counts: adds up from nothing.
protocol CellCount: Equatable {
    /// Nothing counted.
    static var nothing: Self { get }
    /// Adds other sessions, or other lines.
    static func += (left: inout Self, right: Self)
}

extension Tally.Cell: CellCount {
    static var nothing: Self { Self() }
}

extension Visits: CellCount {
    static var nothing: Self { Self() }
}

/// The cells of one crossing while they are counted: an array by one or two numbers, a dictionary beyond, or when the
/// array would hold more than 262,144 cells.
struct CellStore<Count: CellCount> {
    private let dimensions: Int
    /// Bits of the second number in a position of the array.
    private var bits = 4
    private var dense: [Count] = []
    private var sparse: [CellKey: Count] = [:]
    private var isDense: Bool

    /// Cells the array may hold: 4 MiB of counts, 10 of visits.
    private static var mostDense: Int { 1 << 18 }

    init(dimensions: Int) {
        self.dimensions = dimensions
        isDense = dimensions <= 2
    }

    /// Adds to the cell of a key.
    mutating func add(_ cell: Count, at key: CellKey) {
        guard isDense else {
            sparse[key, default: .nothing] += cell
            return
        }
        add(cell, Int(truncatingIfNeeded: key >> 32), Int(truncatingIfNeeded: key & 0xFFFF_FFFF))
    }

    /// Adds to the cell of two numbers; of one number, given as the second, where there is one dimension.
    mutating func add(_ cell: Count, _ first: Int, _ second: Int) {
        if isDense, second >> bits != 0 { widen(for: second) }
        let position = first << bits | second
        if isDense, position >= Self.mostDense { becomeSparse() }
        guard isDense else {
            sparse[CellKey(first) << 32 | CellKey(second), default: .nothing] += cell
            return
        }
        if position >= dense.count {
            dense.append(
                contentsOf: repeatElement(.nothing, count: max(1 << bits, position + 1 - dense.count)))
        }
        dense[position] += cell
    }

    /// Makes room for a second number.
    private mutating func widen(for second: Int) {
        var needed = bits
        while second >> needed != 0 { needed += 1 }
        let rows = (dense.count >> bits) + 1
        guard rows << needed <= Self.mostDense else { return becomeSparse() }
        var wider = [Count](repeating: .nothing, count: rows << needed)
        for (position, cell) in dense.enumerated() where cell != .nothing {
            wider[(position >> bits) << needed | position & (1 << bits - 1)] = cell
        }
        bits = needed
        dense = wider
    }

    private mutating func becomeSparse() {
        sparse = Dictionary(counted.map { ($0.key, $0.cell) }) { first, _ in first }
        dense = []
        isDense = false
    }

    /// Cells with something in them, by key, in no order.
    var counted: [(key: CellKey, cell: Count)] {
        guard isDense else { return sparse.map { ($0.key, $0.value) } }
        return dense.enumerated().compactMap { position, cell in
            guard cell != .nothing else { return nil }
            let (first, second) = (position >> bits, position & (1 << bits - 1))
            return (CellKey(first) << 32 | CellKey(second), cell)
        }
    }
}
