/// Cells that say « the same as above »: « idem », « // », a quote mark alone.
struct SameAsAbove {
    private var above: [String] = []
    /// How many such cells were read so far.
    private(set) var count = 0

    private static let signs: Set<String> = [
        "idem", "id.", "ibid", "ibid.", "ditto", "//", "\"", "\"\"", "''", "“", "”", "〃", "″",
    ]

    /// Whether a text says so and nothing else. « id » may be someone's initials.
    static func isSign(_ text: String) -> Bool {
        guard text.utf8.count < 16, !text.isEmpty else { return false }
        return signs.contains(text.lowercased().filter { !$0.isWhitespace && $0 != "-" })
    }

    /// The cells of the next row, those of the row before in place of the signs. A number is never repeated: the sign
    /// stays, and the row is refused for it.
    mutating func filled(_ cells: [String]) -> [String] {
        var filled = cells
        for (position, cell) in cells.enumerated() where Self.isSign(cell) {
            guard position < above.count, !above[position].isEmpty, CellReading.whole(above[position]) == nil else {
                continue
            }
            filled[position] = above[position]
            count += 1
        }
        if cells.contains(where: { !$0.isEmpty }) { above = filled }
        return filled
    }
}
