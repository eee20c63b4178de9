import Foundation

/// A row of setup as the journal keeps it: a JSON object, one value a column.
struct SetupRow {
    private let values: [String: String]

    /// - Parameter json: as SQLite's `json_object` makes it. Throws when it is not an object any more.
    init(json: String) throws {
        guard let object = try? JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any] else {
            throw DamagedValue(place: "setup_change")
        }
        values = object.mapValues { "\($0)" }
    }

    private init(_ values: [String: String]) { self.values = values }

    /// Its key, as one text.
    func key(_ table: SetupTable) -> String { table.keys.map { values[$0] ?? "" }.joined(separator: " ") }

    /// The same row, its making taken back.
    var withdrawn: SetupRow { SetupRow(values.merging(["state": "withdrawn"]) { $1 }) }

    private static let null = "\(NSNull())"

    /// Whether it is a code of the common lists: it is tied to no other.
    var isCommonCode: Bool { values["common"] == Self.null }

    /// A common code the association neither retired nor merged.
    var isUntouchedCode: Bool {
        isCommonCode && values["retired_on"] == Self.null && values["merged_into"] == Self.null
            && values["state"] == "active"
    }

    /// Whether it holds all that another one tells. Columns a later version added are not told; the labels of a common
    /// code follow the program.
    func holds(_ other: SetupRow, isCommonCode: Bool) -> Bool {
        other.values.allSatisfy { column, value in
            values[column] == value || (isCommonCode && column.hasPrefix("label_"))
        }
    }
}
