import CSV
import Nomenclature

/// A column of the files the program reads and writes, or a field of a profile: one row of
/// `schema/interchange/fields.csv`, from which headers, options, exports and messages are made.
package struct Field: Sendable, Hashable {
    /// The file it is a column of, without ending: `places`; `profile` for the fields only a profile has.
    package let table: String
    /// The English header.
    package let name: String
    /// The French header.
    package let frenchName: String
    /// Every header that names it, folded; the English and French ones among them.
    let spellings: [String]
    /// The option that gives it, `--day`, or its key after `--contact`, `theme`; empty where it has none.
    package let option: String
    /// What its cells hold.
    let kind: TableField.Kind
    /// Whether a file must have the column.
    let isNeeded: Bool
    /// Whether an export leaves no cell of it empty.
    let isFilled: Bool
    /// Whether it tells a row from all others, alone or with the other such columns.
    let isKey: Bool
    /// The code list its values are of, or the name of a short list; empty for any value.
    let values: String
    /// The table whose codes it holds; empty for none.
    let reference: String
    /// The smallest number it holds; nil for no bound.
    let minimum: Int?
    /// Whether a cell holds several values, parted by `|`.
    let isSeveral: Bool
    /// What it holds, in French, for programs that read an export.
    let description: String

    init(_ row: Table.Row) {
        table = row["table"]
        name = row["field"]
        let french = row.list("names")
        frenchName = french.first ?? row["field"]
        spellings = [row["field"]] + french.filter { $0 != row["field"] }
        option = row["option"]
        kind = TableField.Kind(rawValue: row["type"]) ?? .string
        (isNeeded, isFilled, isKey) = (row["needed"] == "yes", row["filled"] == "yes", row["key"] == "yes")
        (values, reference) = (row["values"], row["reference"])
        minimum = Int(row["minimum"])
        isSeveral = row["several"] == "yes"
        description = row["description"]
    }
}

/// All the fields, by the table they belong to.
package enum FieldCatalogue {
    /// In the order of the files.
    static let all: [Field] = EmbeddedTable.named("fields").rows.map { Field($0) }

    private static let byTable = Dictionary(grouping: all, by: \.table)
    private static let bySpelling = byTable.mapValues { fields in
        Dictionary(fields.flatMap { field in field.spellings.map { ($0, field) } }) { first, _ in first }
    }

    /// The fields of a table, in the order of its columns; none for a table that does not exist.
    package static func fields(of table: String) -> [Field] { byTable[table] ?? [] }

    /// The field a header names in either language, case, accents and spaces set apart; nil for none.
    package static func field(_ header: String, of table: String) -> Field? {
        bySpelling[table]?[folded(header.trimmingSpaces())]
    }

    /// The tables of files, in the order an export writes them.
    static let tables: [String] = {
        var names: [String] = []
        for field in all where field.table != "profile" && names.last != field.table { names.append(field.table) }
        return names
    }()
}

/// The tables of `schema/interchange` compiled in: read by a test, so that a fault in one is a fault of the build.
enum EmbeddedTable {
    /// - Parameter name: without ending.
    static func named(_ name: String) -> Table {
        do { return try Table(csv: Embedded.files["\(name).csv"] ?? "") } catch {
            preconditionFailure("\(name).csv: \(error)")
        }
    }
}
