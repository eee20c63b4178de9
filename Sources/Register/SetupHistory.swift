import GRDB

/// What the journal says each row of setup must hold: what the last write that stands left in it.
struct SetupHistory {
    private var expected: [String: [String: SetupRow]] = [:]

    /// Of nothing.
    init() {}

    init(_ db: Database) throws {
        let changes = try Row.fetchCursor(
            db,
            sql: """
                SELECT c.table_name, c.before, c.after, e.undone_by IS NOT NULL
                FROM setup_change c JOIN entry e ON e.id = c.entry ORDER BY c.id
                """)
        while let change = try changes.next() {
            guard let table = SetupTable.named(try change.read(0)) else { continue }
            let after = try SetupRow(json: change.read(2))
            let key = after.keyText(table)
            if try !change.read(3) {
                expected[table.name, default: [:]][key] = after
            } else if expected[table.name]?[key] == nil {
                // Taken back, and nothing stood before: the row is as it was, or withdrawn.
                let before = try (change.read(1) as String?).map { try SetupRow(json: $0) }
                expected[table.name, default: [:]][key] = before ?? after.withdrawn
            }
        }
    }

    /// The rows of a table, by key.
    func rows(of table: SetupTable) -> [String: SetupRow] { expected[table.name] ?? [:] }
}
