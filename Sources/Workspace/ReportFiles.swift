import CSV
import Files
import Foundation
import Interchange
import Mediation
import Output
import Register
import Rendering
import Reports

/// A report in the forms people ask for.
package struct ReportFiles: Sendable {
    private let report: Report
    private let context: WorkContext
    private let width: Int
    private var language: Language { context.language }

    /// - Parameter width: columns of a text.
    package init(_ report: Report, _ context: WorkContext, width: Int = 100) {
        self.report = report
        self.context = context
        self.width = width
    }

    /// The forms that are one text.
    package enum TextFormat: String, Sendable, CaseIterable {
        case text, html, json
    }

    /// The forms that are one file and no text.
    package enum BinaryFormat: String, Sendable, CaseIterable {
        case pdf, xlsx
    }

    /// Writes the report in a form to a file, or a folder of tables for CSV.
    /// - Parameters:
    ///   - table: code of the one table wanted as CSV; nil for all of them.
    ///   - path: nil where a text is to be given back.
    /// - Returns: the text, when there is no path; nil once a file is written.
    ///
    /// Throws an `EntryProblem` (fields `table`, `output`) for a table the report does not have, and where only a file
    /// can be made.
    package func write(_ format: ReportFormat, _ form: TableForm, table: String?, to path: String?) throws -> String? {
        func put(_ text: String) throws -> String? {
            guard let path else { return text }
            try write(text, to: path)
            return nil
        }
        func file() throws -> String {
            guard let path else { throw EntryProblem("output", "", .missing) }
            return path
        }
        switch format {
        case .text: return try put(text(.text))
        case .html: return try put(text(.html))
        case .json: return try put(text(.json))
        case .pdf: try write(.pdf, to: file())
        case .xlsx: try write(.xlsx, to: file())
        case .csv:
            guard let table else {
                try writeCSV(form, toFolder: file())
                return nil
            }
            guard let text = self.table(table, form) else {
                throw EntryProblem("table", table, .notOneOf(report.tables.map(\.code)))
            }
            return try put(text)
        }
        return nil
    }

    /// The report as one text.
    package func text(_ format: TextFormat) throws -> String {
        switch format {
        case .json: ReportJSON.object(report, language).document
        case .html: try ReportHTML(language).document(report)
        case .text: ReportText(language, width: width).document(report)
        }
    }

    /// One table as CSV; nil for a code the report does not have.
    package func table(_ code: String, _ form: TableForm) -> String? {
        report.tables.first { $0.code == code }.map { ReportCSV(form, language).table($0) }
    }

    /// Writes a PDF or a workbook, whole or not at all.
    package func write(_ format: BinaryFormat, to path: String) throws {
        switch format {
        case .pdf:
            guard let printer = context.printer else { throw PDFProblem.noPrinter }
            try write(printer.pdf(of: ReportHTML(language).document(report), on: report.generatedOn), to: path)
        case .xlsx:
            let made = FileManager.default.temporaryDirectory.appending(path: "relais-\(UUID().uuidString).xlsx")
            defer { try? FileManager.default.removeItem(at: made) }
            guard ReportXLSX(language).write(report, to: made.path),
                let data = FileManager.default.contents(atPath: made.path)
            else { throw RegisterProblem.unwritable(path: made.path, detail: "XLSX") }
            try write(data, to: path)
        }
    }

    /// Writes one CSV file a table, the indicators, and what the report says of itself. The files of a report kept within
    /// the association say so in their names: a table alone may be sent.
    package func writeCSV(_ form: TableForm, toFolder folder: String) throws {
        let csv = ReportCSV(form, language)
        try write(csv.provenance(report), to: folder + "/provenance.csv")
        let ending = report.audience == .internal ? "-interne-ne-pas-diffuser.csv" : ".csv"
        try write(csv.indicators(report), to: folder + "/indicators" + ending)
        for table in report.tables { try write(csv.table(table), to: "\(folder)/\(table.code)\(ending)") }
    }

    /// What is hidden and why, one line a cell.
    package var maskLines: [String] {
        report.masks.map { mask in
            let place = [mask.row, mask.column].map { $0.text(language) }.filter { !$0.isEmpty }
            let reason =
                mask.reason == .small
                ? language.say("petit nombre", "small count")
                : language.say("trahirait un petit nombre", "would give a small count away")
            return "\(mask.table) · \(place.joined(separator: " × ")) : \(reason)"
        }
    }

    /// Writes a text of the report, whole or not at all; its folder is made if need be.
    package func write(_ text: String, to path: String) throws { try write(Data(text.utf8), to: path) }

    /// A report kept within the association is for its owner alone.
    private func write(_ data: Data, to path: String) throws {
        try OutputFile.write(data, to: path, readers: report.audience == .internal ? .owner : .usual)
    }
}
