import GRDB
import GRDBSQLite

/// Rows on their way to one table, put there many at a time on SQLite's own interface: an import brings a million of
/// them, and one statement a row costs several times what SQLite needs to store it.
final class Insertion {
    private static let mostRows = 64

    private let table: String
    private let width: Int
    private let db: Database
    /// By number of rows, from 1; made the first time that number comes.
    private var statements = [OpaquePointer?](repeating: nil, count: mostRows)
    /// Cells not inserted yet, row after row.
    private var cells: [Cell] = []

    /// What a column receives.
    enum Cell {
        case integer(Int64)
        case text(String)
        case null

        init(_ number: Int) { self = .integer(Int64(number)) }
        init(_ number: Int?) { self = number.map { .integer(Int64($0)) } ?? .null }
        init(_ text: String?) { self = text.map { .text($0) } ?? .null }
    }

    /// - Parameters:
    ///   - table: name of the table, with its columns in parentheses when not all are given.
    ///   - width: number of columns.
    init(_ table: String, width: Int, _ db: Database) {
        self.table = table
        self.width = width
        self.db = db
    }

    deinit { for statement in statements { sqlite3_finalize(statement) } }

    /// Takes one row, as many cells as there are columns.
    func add(_ row: Cell...) { cells.append(contentsOf: row) }

    /// Inserts the rows taken when they are many, or all of them when they must be there.
    /// Throws what SQLite says, as GRDB would.
    func flush(all: Bool) throws {
        guard all || cells.count >= Self.mostRows * width else { return }
        var rest = cells[...]
        while !rest.isEmpty {
            let rows = min(rest.count / width, Self.mostRows)
            let statement = try prepared(rows: rows)
            for (position, cell) in zip(Int32(1)..., rest.prefix(rows * width)) { bind(cell, position, statement) }
            defer { sqlite3_reset(statement) }
            guard sqlite3_step(statement) == SQLITE_DONE else { throw failure() }
            rest = rest.dropFirst(rows * width)
        }
        cells.removeAll(keepingCapacity: true)
    }

    private func bind(_ cell: Cell, _ position: Int32, _ statement: OpaquePointer?) {
        switch cell {
        case .integer(let number): sqlite3_bind_int64(statement, position, number)
        case .null: sqlite3_bind_null(statement, position)
        case .text(var text):
            text.withUTF8 { bytes in
                // SQLite copies the bytes, which live for this call only.
                let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
                _ = bytes.withMemoryRebound(to: CChar.self) {
                    sqlite3_bind_text(statement, position, $0.baseAddress, Int32($0.count), copied)
                }
            }
        }
    }

    private func prepared(rows: Int) throws -> OpaquePointer? {
        if let known = statements[rows - 1] { return known }
        let row = "(" + Array(repeating: "?", count: width).joined(separator: ", ") + ")"
        let sql = "INSERT INTO \(table) VALUES " + Array(repeating: row, count: rows).joined(separator: ", ")
        let code = sqlite3_prepare_v3(
            db.sqliteConnection, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &statements[rows - 1], nil)
        guard code == SQLITE_OK else { throw failure() }
        return statements[rows - 1]
    }

    private func failure() -> DatabaseError {
        DatabaseError(
            resultCode: ResultCode(rawValue: sqlite3_extended_errcode(db.sqliteConnection)),
            message: String(cString: sqlite3_errmsg(db.sqliteConnection)), sql: table)
    }
}
