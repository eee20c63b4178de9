extension SuppressionProblem {
    /// Begins with what a solved problem of the same tables hides: what is hidden from a funder is from the public.
    ///
    /// Where this one stands for the whole alone, what the other hides in the whole counts.
    mutating func startFrom(_ other: SuppressionProblem) {
        func depth(_ other: Int) -> Int {
            published.count == 1 && other < PublishedPeriods.top ? PublishedPeriods.shown : other
        }
        for index in margins.indices {
            for code in margins[index].depths.indices {
                margins[index].depths[code] = max(margins[index].depths[code], depth(other.margins[index].depths[code]))
            }
            margins[index].isWithheld = other.margins[index].isWithheld
        }
        for index in grids.indices {
            for row in grids[index].depths.indices {
                for column in grids[index].depths[row].indices {
                    grids[index].depths[row][column] = max(
                        grids[index].depths[row][column], depth(other.grids[index].depths[row][column]))
                }
            }
            grids[index].isWithheld = other.grids[index].isWithheld
        }
    }
}
