import GRDB

/// A cursor over a table of rows that belong to sessions, read in step with the sessions: both in the order of session
/// rows.
final class ChildRowCursor {
    private let rows: RowCursor
    private let raw: RawRow
    private var next: Row?

    /// The rows of a table (first column `session`, then what orders them) of the sessions in a range of rows.
    init(_ table: String, sessions: ClosedRange<Int64>, _ db: Database) throws {
        let statement = try db.makeStatement(
            sql: "SELECT * FROM \(table) WHERE session BETWEEN ? AND ? ORDER BY 1, 2")
        rows = try Row.fetchCursor(statement, arguments: [sessions.lowerBound, sessions.upperBound])
        raw = RawRow(statement)
        next = try rows.next()
    }

    /// Gives the rows of a session, in order, and skips those of the sessions before it.
    func rows(of session: Int64, _ body: (RawRow) throws -> Void) throws {
        while next != nil {
            let id = raw.integer(0)
            guard id <= session else { return }
            if id == session { try body(raw) }
            next = try rows.next()
        }
    }
}
