/// Which rows of a table a profile reads.
extension Profile {
    /// The word a row is left out for: its first cell begins with one of `skip`.
    func skips(_ cells: [String]) -> String? {
        guard !skip.isEmpty, let first = cells.first(where: { !$0.isEmpty }) else { return nil }
        let key = Profile.key(first)
        return skip.first { word in
            let word = Profile.key(word)
            return key == word || key.hasPrefix(word + "_") || key.hasPrefix(word + ":")
        }
    }

    /// Whether a row counts, by the columns that say so.
    enum Status: Equatable {
        case counts
        case left(title: String, value: String)
        /// A value the profile neither keeps nor leaves.
        case unknown(title: String, value: String)
    }

    /// Whether a row counts: left out for a value of `leave`; unknown for one that `keep`, where it is given, does not have.
    func status(_ cells: [String], _ layout: SheetLayout) -> Status {
        for key in Set(leave.keys).union(keep.keys).sorted() {
            guard let position = layout.position(key) else { continue }
            let value = layout.cell(position, of: cells)
            func has(_ values: [String]?) -> Bool {
                values?.contains { Profile.key($0) == Profile.key(value) } ?? false
            }
            if has(leave[key]) { return .left(title: layout.title(position), value: value) }
            if let kept = keep[key], !has(kept) { return .unknown(title: layout.title(position), value: value) }
        }
        return .counts
    }

    /// Whether a person said that what looks like a total is a row.
    func isRow(_ total: RowClassifier.Total, at line: Int) -> Bool {
        total.isDoubtful && (answers[Profile.key("ligne \(line)")] ?? []).contains { Profile.key($0) == "ligne" }
    }
}
