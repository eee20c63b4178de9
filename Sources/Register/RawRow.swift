import GRDB
import GRDBSQLite
import Mediation

/// The row a statement is on, read by SQLite's own functions: a tally reads millions of columns, for which making a Swift
/// value each would cost more than the counting.
struct RawRow {
    private let statement: OpaquePointer

    /// The current row of a statement that is being stepped.
    init(_ statement: Statement) { self.statement = statement.sqliteStatement }

    /// A whole number; zero for NULL.
    func integer(_ column: Int32) -> Int64 { sqlite3_column_int64(statement, column) }

    /// A whole number within bounds; throws `DamagedValue` outside, and for anything but a whole number.
    func integer(_ column: Int32, within bounds: ClosedRange<Int64>) throws -> Int {
        let number = integer(column)
        guard sqlite3_column_type(statement, column) == SQLITE_INTEGER, bounds.contains(number) else {
            throw damaged(column)
        }
        return Int(number)
    }

    /// The same; nil for NULL.
    func optionalInteger(_ column: Int32, within bounds: ClosedRange<Int64>) throws -> Int? {
        isNull(column) ? nil : try integer(column, within: bounds)
    }

    func isNull(_ column: Int32) -> Bool { sqlite3_column_type(statement, column) == SQLITE_NULL }

    /// The bytes of a text, valid until the statement steps; nil for NULL. Throws `DamagedValue` for another kind of value.
    func optionalText(_ column: Int32) throws -> UnsafeBufferPointer<UInt8>? {
        switch sqlite3_column_type(statement, column) {
        case SQLITE_TEXT:
            guard let start = sqlite3_column_text(statement, column) else { throw outOfMemory }
            return UnsafeBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, column)))
        case SQLITE_NULL: return nil
        default: throw damaged(column)
        }
    }

    /// The bytes of a text that must be there.
    func text(_ column: Int32) throws -> UnsafeBufferPointer<UInt8> {
        guard let text = try optionalText(column) else { throw damaged(column) }
        return text
    }

    private func damaged(_ column: Int32) -> DamagedValue {
        DamagedValue(place: String(cString: sqlite3_column_name(statement, column)))
    }

    private var outOfMemory: DatabaseError { DatabaseError(resultCode: .SQLITE_NOMEM) }
}
