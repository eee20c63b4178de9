import Foundation
import Mediation

/// The PDF of a report: its HTML page printed by WeasyPrint, tagged (PDF/UA).
package enum ReportPDF {
    /// Prints a page into `path`, whole or not at all.
    /// - Parameter day: the report's day, the only date in the file.
    static func print(_ html: String, to path: String, on day: CivilDate) throws {
        guard let program = located else { throw PDFProblem.noPrinter }
        let folder = FileManager.default.temporaryDirectory.appending(path: "relais-pdf-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let (page, made, log) = (
            folder.appending(path: "report.html"), folder.appending(path: "report.pdf"), folder.appending(path: "log")
        )
        try Data(html.utf8).write(to: page)
        _ = FileManager.default.createFile(atPath: log.path, contents: nil)
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = ["--quiet", "--pdf-variant", "pdf/ua-1", page.path, made.path]
        // The same bytes each time: no clock, no order of the day.
        let epoch = CivilDate(year: 1970, month: 1, day: 1)?.dayNumber ?? 0
        process.environment = ProcessInfo.processInfo.environment.merging([
            "SOURCE_DATE_EPOCH": String((day.dayNumber - epoch) * 86_400), "PYTHONHASHSEED": "0", "TZ": "UTC",
            "LC_ALL": "C.UTF-8",
        ]) { $1 }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = try FileHandle(forWritingTo: log)
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0, let data = FileManager.default.contents(atPath: made.path) else {
            let said = (try? String(contentsOf: log, encoding: .utf8)) ?? ""
            throw PDFProblem.failed(String(said.suffix(300)))
        }
        try ReportFiles.write(data, to: path)
    }

    /// WeasyPrint on the path of commands; nil when it is not installed.
    package static var located: String? {
        (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin").split(separator: ":")
            .map { "\($0)/weasyprint" }.first { FileManager.default.isExecutableFile(atPath: $0) }
    }
}

/// Why there is no PDF.
package enum PDFProblem: Problem {
    case noPrinter
    case failed(String)

    /// Stable code `E-…`.
    package var code: String {
        switch self {
        case .noPrinter: "E-PDF-MISSING"
        case .failed: "E-PDF"
        }
    }
    /// What is wrong.
    package var message: Sentence {
        switch self {
        case .noPrinter:
            Sentence(
                "Le PDF demande le programme WeasyPrint, qui n’est pas installé.",
                "The PDF needs the program WeasyPrint, which is not installed.")
        case .failed(let detail):
            Sentence("WeasyPrint n’a pas fait le PDF : \(detail)", "WeasyPrint did not make the PDF: \(detail)")
        }
    }
    /// What to do about it.
    package var remedy: Remedy {
        .advice(
            Sentence(
                "Installez le paquet Debian « weasyprint » (apt install weasyprint), ou demandez le rapport en HTML.",
                "Install the Debian package `weasyprint` (apt install weasyprint), or ask for the report in HTML."))
    }
    /// A tool is missing or failed.
    package var category: ProblemCategory { .unexpected }
}
