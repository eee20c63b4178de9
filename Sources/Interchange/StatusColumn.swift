import Mediation

/// A column that says whether its row counts: « Honoré », « Annulé », « Absent ».
struct StatusColumn {
    /// The values of rows that count, and of those that do not, in the order met.
    let keep: [String]
    let leave: [String]
    /// How many rows do not count.
    let leftRows: Int

    private static let titles: Set<String> = [
        "statut", "etat", "presence", "present", "venu", "venue", "honore", "honoree", "realise", "realisation",
        "suivi",
        "annulation", "absence", "situation", "status",
    ]

    /// Nil for a column whose values are no such words, or say nothing of rows to be left out.
    init?(_ title: String, _ values: ColumnValues) {
        let isNamed = TitleWords(title).words.contains { Self.titles.contains($0) }
        func isKept(_ value: String) -> Bool? {
            FieldWords.isKept(status: value) ?? (isNamed ? CellReading.mark(value) : nil)
        }
        let known = values.cells.count { isKept($0) != nil }
        guard !values.isEmpty, known * (isNamed ? 2 : 1) >= values.cells.count else { return nil }
        keep = values.distinct.filter { isKept($0) == true }
        leave = values.distinct.filter { isKept($0) == false }
        leftRows = values.cells.count { isKept($0) == false }
        guard !leave.isEmpty else { return nil }
    }

    /// The rules the values make.
    func edit(_ title: String) -> ProfileEdit {
        .all(keep.map { .keep(title: title, value: $0) } + leave.map { .leave(title: title, value: $0) })
    }
}
