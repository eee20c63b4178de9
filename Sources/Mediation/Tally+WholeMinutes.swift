extension Tally.Crossing {
    /// A crossing by time spent, in whole minutes instead of seconds: cells add up to the total, itself to the nearest
    /// minute. Each cell is rounded down, and the minutes left go to the largest remainders (Hamilton's method), to the
    /// first keys where these are equal.
    package var wholeMinutes: Tally.Crossing {
        var rounded = self
        rounded.total.value = (total.value + 30) / 60
        let keys = cells.keys.sorted { left, right in
            let (first, second) = ((cells[left]?.value ?? 0) % 60, (cells[right]?.value ?? 0) % 60)
            return first == second ? left.lexicographicallyPrecedes(right) : first > second
        }
        for (key, cell) in cells { rounded.cells[key]?.value = cell.value / 60 }
        let left = rounded.total.value - rounded.cells.values.reduce(0) { $0 + $1.value }
        for key in keys.prefix(max(0, left)) { rounded.cells[key]?.value += 1 }
        return rounded
    }

    /// One dimension of it alone, by its rank: the sums of its cells.
    package func margin(_ rank: Int) -> Tally.Crossing {
        var margin = Tally.Crossing()
        margin.total = total
        for (key, cell) in cells { margin.cells[[key[rank]], default: Tally.Cell()] += cell }
        return margin
    }
}
