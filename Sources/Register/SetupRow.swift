import Foundation
import GRDB

/// A row of setup as the journal keeps it: a JSON object, one value a column.
struct SetupRow {
    /// By column.
    let values: [String: DatabaseValue]

    /// - Parameter json: as SQLite's `json_object` makes it. Throws when it is not an object any more.
    init(json: String) throws {
        guard let object = try? JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any] else {
            throw DamagedValue(place: "setup_change")
        }
        values = object.mapValues { value in
            switch value {
            case let text as String: text.databaseValue
            case let number as NSNumber: number.int64Value.databaseValue
            default: .null
            }
        }
    }

    private init(_ values: [String: DatabaseValue]) { self.values = values }

    /// The rows of a table; none where a register of an older version has no such table.
    static func all(of table: SetupTable, _ db: Database) throws -> [SetupRow] {
        guard try db.tableExists(table.name) else { return [] }
        return try String.fetchAll(db, sql: "SELECT \(table.jsonObject(db)) FROM \(table.name)").map {
            try SetupRow(json: $0)
        }
    }

    /// Its key, as one text.
    func keyText(_ table: SetupTable) -> String {
        table.keys.map { String(describing: values[$0]?.storage.value ?? "") }.joined(separator: " ")
    }

    /// Its key, by column.
    func key(of table: SetupTable) -> [String: DatabaseValue] { values.filter { table.keys.contains($0.key) } }

    /// The same row, its making taken back.
    var withdrawn: SetupRow { SetupRow(values.merging(["state": "withdrawn".databaseValue]) { $1 }) }

    /// Whether it is a code of the common lists: it is tied to no other.
    var isCommonCode: Bool { values["common"] == .null }

    /// A common code the association neither retired nor merged.
    var isUntouchedCode: Bool {
        isCommonCode && values["retired_on"] == .null && values["merged_into"] == .null
            && values["state"] == "active".databaseValue
    }

    /// Whether it holds all that another one tells. Columns a later version added are not told; the labels of a common
    /// code follow the program.
    func holds(_ other: SetupRow, isCommonCode: Bool) -> Bool {
        other.values.allSatisfy { column, value in
            values[column] == value || (isCommonCode && column.hasPrefix("label_"))
        }
    }
}
