import GRDB
import Mediation

/// What lies in the file is not what the schema lets in: only damage, or another program, can have put it there.
struct DamagedValue: Error {
    /// Where: a column or a table.
    let place: String
}

extension Row {
    /// The value of a column; throws when what lies there is of another kind.
    func read<Value: DatabaseValueConvertible & StatementColumnConvertible>(_ column: String) throws -> Value {
        try decode(Value.self, forColumn: column)
    }

    /// The same, by the rank of the column, from 0.
    func read<Value: DatabaseValueConvertible & StatementColumnConvertible>(_ column: Int) throws -> Value {
        try decode(Value.self, atIndex: column)
    }

    /// A whole number within the bounds the schema checks on writing, nil for NULL: a sum of damaged numbers could
    /// overflow.
    func read(_ column: String, within bounds: ClosedRange<Int64>) throws -> Int64? {
        guard let number = try read(column) as Int64? else { return nil }
        guard bounds.contains(number) else { throw DamagedValue(place: column) }
        return number
    }

    /// A whole number that must be there, within bounds.
    func number(_ column: String, within bounds: ClosedRange<Int64>) throws -> Int {
        guard let number = try read(column, within: bounds) else { throw DamagedValue(place: column) }
        return Int(number)
    }
}

/// Bounds of the numbers of a session: those of the schema's checks.
enum StoredBounds {
    static let heads: ClosedRange<Int64> = 0...5_000
    static let minutes: ClosedRange<Int64> = 1...720
    static let hundredths: ClosedRange<Int64> = 0...DecimalText.largest
}
