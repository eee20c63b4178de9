import GRDBSQLite
import Mediation

/// The number of a code straight from the bytes SQLite holds, without making a text of it: codes come back by the
/// hundred thousand, and nearly always were seen before.
struct NumberCache {
    private struct Slot {
        var bytes: [UInt8] = []
        var number = -1
    }

    private static let size = 256
    private var slots = DimensionMap([Slot](repeating: Slot(), count: Self.size))

    /// The number of the text in a column of the row a statement stands on; nil for a null.
    mutating func number(
        _ dimension: Dimension, _ statement: OpaquePointer, _ column: Int32, _ numbering: inout CodeNumbering
    ) -> Int? {
        guard let text = sqlite3_column_text(statement, column) else { return nil }
        let bytes = UnsafeBufferPointer(start: text, count: Int(sqlite3_column_bytes(statement, column)))
        // FNV-1a.
        var hash: UInt32 = 2_166_136_261
        for byte in bytes { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
        let place = Int(hash) & (Self.size - 1)
        if slots[dimension][place].bytes.elementsEqual(bytes), slots[dimension][place].number >= 0 {
            return slots[dimension][place].number
        }
        let number = numbering.number(dimension, String(decoding: bytes, as: UTF8.self))
        slots[dimension][place] = Slot(bytes: Array(bytes), number: number)
        return number
    }
}
