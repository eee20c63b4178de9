import GRDB
import GRDBSQLite

/// Rows on their way to one table, put there many at a time on SQLite's own interface.
final class Insertion {
    private let table: String
    private let width: Int
    private let db: Database
    /// By number of rows, from 1; made the first time that number comes.
    private var statements = [OpaquePointer?](repeating: nil, count: mostRows)
    private static let mostRows = 64
    /// Cells not inserted yet, row after row.
    private var cells: [Cells.Cell] = []

    /// - Parameters:
    ///   - table: name of the table, with its columns in parentheses when not all are given.
    ///   - width: number of columns.
    init(_ table: String, width: Int, _ db: Database) {
        self.table = table
        self.width = width
        self.db = db
    }

    deinit { for statement in statements { sqlite3_finalize(statement) } }

    /// Takes the next cells of a row.
    func add(_ next: [Cells.Cell], shift: Int64 = 0) {
        if shift == 0 { cells += next } else { cells += next.lazy.map { $0.moved(by: shift) } }
    }

    /// Takes rows that all begin with the same number.
    /// - Parameters:
    ///   - rest: their other cells, row after row.
    ///   - shift: by how much their texts have moved.
    func add(_ id: Int64, _ rest: [Cells.Cell], shift: Int64) {
        Self.add(id, rest, width: width, shift: shift, to: &cells)
    }

    private static func add(_ id: Int64, _ rest: [Cells.Cell], width: Int, shift: Int64, to cells: inout [Cells.Cell]) {
        var left = 0
        for cell in rest {
            if left == 0 {
                cells.append(Cells.Cell(length: Cells.Cell.number, value: id))
                left = width - 1
            }
            left -= 1
            cells.append(cell.moved(by: shift))
        }
    }

    /// Inserts the rows taken. Throws what SQLite says, as GRDB would.
    /// - Parameter texts: what the cells' texts lie in.
    func flush(_ texts: Cells) throws {
        var done = 0
        while done < cells.count {
            let rows = min((cells.count - done) / width, Self.mostRows)
            let statement = try prepared(rows: rows)
            defer { sqlite3_reset(statement) }
            let next = cells[done..<done + rows * width]
            let code = texts.bytes.withUnsafeBytes { bytes in
                for (column, cell) in zip(Int32(1)..., next) { bind(cell, column, statement, bytes) }
                return sqlite3_step(statement)
            }
            guard code == SQLITE_DONE else { throw failure() }
            done += rows * width
        }
        cells.removeAll(keepingCapacity: true)
    }

    private func bind(
        _ cell: Cells.Cell, _ position: Int32, _ statement: OpaquePointer?, _ texts: UnsafeRawBufferPointer
    ) {
        switch cell.length {
        case Cells.Cell.number: sqlite3_bind_int64(statement, position, cell.value)
        case Cells.Cell.null: sqlite3_bind_null(statement, position)
        default:
            // The bytes stay where they are until the step is done: SQLite need not copy them. A text of no byte still
            // needs an address, or it would be NULL.
            let start = texts.baseAddress.map { $0 + Int(cell.value) }
            sqlite3_bind_text(statement, position, start?.assumingMemoryBound(to: CChar.self), cell.length, nil)
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
