import CSV
import Files
import Foundation
import Interchange
import Mediation
import Register
import Reports
import Samples

/// A fictitious association with its register and its reports, in a folder.
package struct DemoFolder {
    /// Where everything is written.
    let folder: String
    private let sample: Sample

    /// - Parameter letter: which fictitious association. Throws an `EntryProblem` (field `sample`) for one there is not.
    package init(_ folder: String, sample letter: String) throws {
        guard let plan = SamplePlan.all.first(where: { $0.letter == letter }) else {
            throw EntryProblem("sample", letter, .notOneOf(SamplePlan.all.map(\.letter)))
        }
        self.folder = folder
        sample = Sample(plan)
    }

    /// Name of the association.
    package var name: String { sample.association.name }

    /// Writes the tables an import reads, and nothing else.
    package func writeTables() throws {
        for (name, text) in SampleFiles.texts(sample) {
            try OutputFile.write(Data(text.utf8), to: folder + "/" + name, readers: .usual)
        }
    }

    /// Makes the register, `demo.relais`, and the reports of 2025.
    /// - Returns: the path of the register, and what it holds.
    package func make(
        _ context: WorkContext, by author: Author
    ) throws -> (path: String, result: ImportResult) {
        let path = folder + "/demo.relais"
        let register = try Register(
            creating: path, association: sample.association, by: author)
        let stage = try ImportStage(register, today: context.today)
        for item in sample.setup { stage.setUp(item) }
        for (key, session) in sample.sessions { try stage.add(session, key: key) }
        let result = try register.importing(stage, file: "données fictives", digest: "")
        try writeReports(path, context)
        return (path, result)
    }

    /// Every kind of report, in every form; no PDF where it cannot be printed.
    private func writeReports(_ path: String, _ context: WorkContext) throws {
        let register = try Register(opening: path, for: .reading)
        let year = try Period(typed: "2025")
        for kind in ReportDefinition.kinds {
            guard let definition = ReportDefinition.named(kind) else { continue }
            let report = try ReportRequest(period: year, audience: .funder).report(definition, register, context)
            let (files, stem) = (ReportFiles(report, context), "\(folder)/\(kind)")
            for (format, ending) in [(ReportFiles.TextFormat.html, "html"), (.json, "json"), (.text, "txt")] {
                try files.write(files.text(format), to: "\(stem).\(ending)")
            }
            try files.write(.xlsx, to: stem + ".xlsx")
            if context.printer != nil { try files.write(.pdf, to: stem + ".pdf") }
            try files.writeCSV(.opendata, toFolder: stem + "-csv")
        }
    }
}
