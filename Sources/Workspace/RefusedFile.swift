import CSV
import Files
import Foundation
import Interchange
import Mediation
import Register
import Sheets

/// The rows an import did not take, saved as they were found with the reason beside, to be corrected and imported.
struct RefusedFile {
    private let language: Language
    private let words: (Remedy) -> String

    /// - Parameter words: the words of a remedy.
    init(_ language: Language, _ words: @escaping (Remedy) -> String) {
        self.language = language
        self.words = words
    }

    /// Writes them beside the file they come from (in the current folder when that one cannot be written), under a name
    /// that replaces nothing. Answers the path.
    func write(
        _ rows: [RefusedRow], header: [(line: Int, cells: [String])], of file: SheetFile
    ) throws -> String {
        let width = (header.map(\.cells.count) + rows.map(\.cells.count)).max() ?? 0
        let title = RefusedRow.reasonTitle.text(language)
        var text = ""
        for (rank, row) in header.enumerated() {
            // Titles stay on their lines, where a profile may look for them.
            let before = rank == 0 ? 1 : header[rank - 1].line + 1
            text += String(repeating: "\r\n", count: max(0, row.line - before))
            let isLast = rank == header.count - 1
            text += line(row.cells, width, isLast ? title : "", file.separator)
        }
        for row in rows.sorted(by: { $0.line < $1.line }) {
            let reason =
                row.problem.map { "\($0.field) : \($0.why.text(language)). \(words($0.remedy))" }
                ?? language.say(
                    "une autre ligne de la même séance est refusée", "another row of the same session is refused")
            text += line(row.cells, width, reason, file.separator)
        }
        let folder = URL(fileURLWithPath: file.path).deletingLastPathComponent().path
        let isTemporary =
            file.path.hasPrefix(FileManager.default.temporaryDirectory.path + "/relais-")
            && file.name != URL(fileURLWithPath: file.path).lastPathComponent
        let stem = isTemporary ? "import" : String(file.name.prefix { $0 != "." })
        let usable = !isTemporary && FileManager.default.isWritableFile(atPath: folder) ? folder : "."
        for rank in 1... {
            let path = "\(usable)/\(stem)-\(language.say("refus", "refused"))\(rank == 1 ? "" : "-\(rank)").csv"
            do {
                try WholeFile.write(
                    ("\u{FEFF}" + text).utf8, to: path, readers: .owner, replacing: false)
                return path
            } catch let failure {
                guard failure.reason == .exists else { throw RegisterProblem(failure) }
            }
        }
        return ""
    }

    private func line(_ cells: [String], _ width: Int, _ reason: String, _ separator: Character) -> String {
        let padded = cells + [String](repeating: "", count: width - cells.count) + [reason]
        return CSVText.row(padded.map { .text($0) }, separator: separator, end: "\r\n")
    }
}
