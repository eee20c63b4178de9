import CSV
import Mediation
import Nomenclature
import Sheets

/// `codes.csv`: the code lists of a register, with the association's own codes, and those it retired or merged.
package enum CodeTable {
    /// The name of the file.
    package static let name = "codes.csv"

    /// A code as a row of the file.
    package static func row(_ code: Code) -> [String] {
        [
            code.list.rawValue, code.code, code.parent ?? "", code.label.french, code.label.english, code.common ?? "",
            code.retiredOn?.description ?? "", code.mergedInto ?? "",
        ]
    }

    /// What the file changes to the lists a register has. Throws `FileProblem`, or `EntryProblem` for a list, a common
    /// code or a day that is not one.
    package static func changes(_ file: SheetFile, _ book: CodeBook) throws -> [LocalCode] {
        var positions: [String: Int]?
        var changes: [LocalCode] = []
        try file.read { row in
            guard let known = positions else {
                let fields = FieldCatalogue.fields(of: "codes")
                let titles = Dictionary(
                    row.cells.enumerated().map { (FieldCatalogue.field($1, of: "codes")?.name ?? $1, $0) }
                ) { first, _ in first }
                let missing = fields.filter { $0.isNeeded && titles[$0.name] == nil }.map(\.name)
                guard missing.isEmpty else {
                    let expected = fields.map(\.name).joined(separator: ";")
                    throw FileProblem(file.path, .missingColumns(missing, expected: expected))
                }
                positions = titles
                return
            }
            func cell(_ name: String) -> String {
                let position = known[name] ?? row.cells.count
                return position < row.cells.count ? CSVText.withoutGuard(row.cells[position]) : ""
            }
            if let change = try change(cell), !isThere(change, book) { changes.append(change) }
        }
        return changes
    }

    private static func change(_ cell: (String) -> String) throws -> LocalCode? {
        let (common, retired, merged) = (cell("common"), cell("retired_on"), cell("merged_into"))
        guard !(common + retired + merged).isEmpty else { return nil }
        guard let list = CodeList(rawValue: cell("list")), CodeList.stored.contains(list) else {
            throw EntryProblem("list", cell("list"), .notOneOf(CodeList.stored.map(\.rawValue)))
        }
        guard common.isEmpty || CodeBook.common[list, common] != nil else {
            throw EntryProblem("common", common, .unknownCode(list, nearest: CodeBook.common.nearest(list, to: common)))
        }
        var change = LocalCode(list: list, code: cell("code"))
        if !common.isEmpty {
            _ = try CodeText.checked(levels: change.code)
            change.common = common
            change.label = Sentence(
                try LabelText.checked(cell("label_fr"), "label_fr", at: .codeLabel),
                try LabelText.checked(cell("label_en"), "label_en", at: .codeLabel)
            )
        } else if CodeBook.common[list, change.code] == nil {
            throw EntryProblem("code", change.code, .unknownCode(list, nearest: nil))
        }
        if !retired.isEmpty {
            // The French form writes 31/12/2025.
            let read = try? DayReading(century: 20, today: .latest).moment(retired, "retired_on").day
            guard let day = read.flatMap({ CivilDate(iso: $0) }) else {
                throw EntryProblem("retired_on", retired, .dayUnreadable)
            }
            change.retiredOn = day
        }
        change.mergedInto = merged.isEmpty ? nil : merged
        return change
    }

    private static func isThere(_ change: LocalCode, _ book: CodeBook) -> Bool {
        guard let code = book[change.list, change.code] else { return false }
        return code.common == change.common && code.retiredOn == change.retiredOn
            && code.mergedInto == change.mergedInto
            && (change.label ?? code.label) == code.label
    }
}
