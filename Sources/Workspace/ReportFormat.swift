import Foundation
import Interchange

/// The forms of a report; `csv` is a folder of tables, or one table.
package enum ReportFormat: String, Sendable, CaseIterable {
    case text, html, pdf, xlsx, csv, json

    /// The form asked for by name, else the one of the file's ending, else a text. Throws an `EntryProblem` (field
    /// `format`) for a form that is not known.
    /// - Parameters:
    ///   - name: nil when none was named.
    ///   - file: the file or folder to make; nil for none.
    ///   - isOneTable: whether a table alone is wanted: it is CSV unless another form is named.
    package init(named name: String?, file: String?, isOneTable: Bool) throws {
        let ending = file.map { URL(fileURLWithPath: $0).pathExtension } ?? ""
        let usual = isOneTable ? "csv" : ending == "txt" || ending.isEmpty ? "text" : ending
        guard let format = ReportFormat(rawValue: name ?? usual) else {
            throw EntryProblem("format", name ?? usual, .notOneOf(Self.allCases.map(\.rawValue)))
        }
        self = format
    }
}
