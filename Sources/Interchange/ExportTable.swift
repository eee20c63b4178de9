import CSV
import Mediation
import Nomenclature

/// The tables of an export: the columns an import reads, with their types.
package struct ExportTable: Sendable {
    /// Name without ending: `sessions`.
    package let name: String
    /// Columns, in order.
    package let fields: [TableField]
    /// Columns that together tell a row from all others; none when rows may be alike.
    package let key: [String]

    /// The header row.
    package var header: [CSVText.Cell] { fields.map { .text($0.name) } }

    /// Codes, before the tables that use them; then what is set up; then the sessions.
    package static func all(_ book: CodeBook) -> [ExportTable] {
        FieldCatalogue.tables.map { name in
            let fields = FieldCatalogue.fields(of: name)
            return ExportTable(
                name: name, fields: fields.map { tableField($0, book) }, key: fields.filter(\.isKey).map(\.name))
        }
    }

    private static func tableField(_ field: Field, _ book: CodeBook) -> TableField {
        let words = field.isSeveral ? "\(field.description), séparés par |" : field.description
        var result = TableField(field.name, field.kind, words)
        result.isRequired = field.isFilled
        result.values = values(field.values, book)
        result.minimum = field.minimum
        result.reference = field.reference.isEmpty ? nil : field.reference
        return result
    }

    /// The only values of a column: the codes of a list, or a short list by its name.
    private static func values(_ name: String, _ book: CodeBook) -> [String] {
        switch name {
        case "posts": Mediator.posts
        case "cost_categories": Cost.categories
        case "states": ["active", "retired"]
        default: CodeList(rawValue: name).map { book.codes($0).map(\.code) } ?? []
        }
    }

    // MARK: - Rows

    /// A row written in a form: numbers, days and yes or no as such, all else as text.
    /// - Parameter cells: one a column, numbers with a dot, days `YYYY-MM-DD`, `true` or `false`.
    package func row(_ cells: [String], _ form: TableForm) -> String {
        form.row(
            zip(fields, cells).map { field, cell in
                switch field.kind {
                case _ where cell.isEmpty: .text("")
                case .integer, .year, .time: .number(cell)
                case .number: form.number(cell)
                case .date: form.day(cell)
                case .boolean: form.boolean(cell == "true")
                case .string: .text(cell)
                }
            })
    }

    /// What is set up, as rows of its table.
    package static func rows(of name: String, _ setup: AssociationSetup, _ book: CodeBook) -> [[String]] {
        func state(_ code: String) -> String { setup.retired.contains(code) ? "retired" : "active" }
        func sorted<Item>(_ items: [String: Item]) -> [Item] { items.sorted { $0.key < $1.key }.map(\.value) }
        switch name {
        case "codes": return CodeList.allCases.flatMap { book.codes($0) }.map { CodeTable.row($0) }
        case "partners": return sorted(setup.partners).map { [$0.code, $0.name, $0.kind, state($0.code)] }
        case "places":
            return sorted(setup.places).map { place in
                [place.code, place.name, place.kind, place.commune ?? "", place.qpv ?? ""]
                    + [
                        place.qpvName ?? "", place.qpvYear.map(String.init) ?? "", place.partner ?? "", day(place.from),
                        day(place.to),
                    ]
            }
        case "mediators":
            return sorted(setup.mediators).map { one in
                let fte = one.fteHundredths.map { DecimalText.text(hundredths: Int64($0)) } ?? ""
                return [one.code, one.name ?? "", one.post, fte, day(one.from), day(one.to)]
            }
        case "fundings":
            return sorted(setup.fundings).map { one in
                let targets = one.targets.sorted { $0.indicator < $1.indicator }.map { "\($0.indicator):\($0.value)" }
                return [one.code, one.title, one.funder, day(one.from), day(one.to)]
                    + [one.amount?.description ?? "", targets.joined(separator: "|"), state(one.code)]
            }
        default:
            return setup.costs.map {
                let isYear = $0.year != nil
                return [$0.label ?? "", $0.year.map(String.init) ?? ""]
                    + [isYear ? "" : day($0.period.start), isYear ? "" : day($0.period.last), $0.category]
                    + [$0.amount.description, $0.fundings.joined(separator: "|"), $0.isInKind ? "true" : "false"]
            }
        }
    }

    private static func day(_ day: CivilDate?) -> String { day?.description ?? "" }
}
