import Mediation
import Nomenclature
import Testing

@testable import Counting

/// Cells found by numbers, however many codes there are.
@Suite struct CellStoreTests {
    @Test(arguments: [1, 2, 3, 4]) func `cells come back under their numbers, small and large`(_ dimensions: Int) {
        var store = CellStore<Tally.Cell>(dimensions: dimensions)
        var expected: [CellKey: Int] = [:]
        for rank in 0..<3_000 {
            // Numbers up to 70,000: above what fifteen bits hold.
            let numbers = (0..<dimensions).map { (rank * 7 + $0 * 13) % (rank % 10 == 0 ? 70_000 : 40) }
            let key = numbers.reduce(CellKey(0)) { $0 << 32 | CellKey($1) }
            store.add(Tally.Cell(value: rank + 1), at: key)
            expected[key, default: 0] += rank + 1
        }
        let found = Dictionary(uniqueKeysWithValues: store.counted.map { ($0.key, $0.cell.value) })
        #expect(found == expected)
    }

    @Test func `thirty-three thousand places cross with twelve months and lose none`() throws {
        var store = MemoryStore()
        for place in 0..<33_000 {
            let month = place % 12 + 1
            store.sessions.append(.held("2025-\(month < 10 ? "0" : "")\(month)-01", place: "p\(place)"))
        }
        let crossing = try store.crossing(.sessions, by: [.place, .month])
        #expect(crossing.cells.count == 33_000)
        #expect(crossing.cells.values.reduce(0) { $0 + $1.value } == 33_000)
        #expect(crossing.cells[["p32999", "2025-12"]]?.value == 1)
    }

    @Test func `a code keeps its number when its bytes lose their place to others`() throws {
        var interner = CodeInterner(.common)
        let codes = (0..<2_000).map { "place-\($0)" }
        var numbers: [Int] = []
        try MemoryStore.withBytes(codes) { for bytes in $0 { numbers.append(interner.number(.place, bytes)) } }
        try MemoryStore.withBytes(codes.reversed()) { bytes in
            for (position, bytes) in bytes.enumerated() {
                #expect(interner.number(.place, bytes) == numbers[1_999 - position])
            }
        }
        #expect(numbers == codes.map { interner.number(.place, $0) })
        #expect(interner.code(.place, numbers[1_234]) == "place-1234")
    }
}
