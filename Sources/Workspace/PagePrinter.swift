import Foundation
import Mediation

/// Prints an HTML page as a tagged PDF (PDF/UA), by WeasyPrint.
package struct PagePrinter: Sendable {
    private let program: String
    private let environment: [String: String]
    private let timeLimit: Int

    /// - Parameters:
    ///   - program: path of the program.
    ///   - environment: what it is run with, besides what makes its output the same each time.
    ///   - timeLimit: seconds a page may take; beyond, the program is killed.
    package init(program: String, environment: [String: String], timeLimit: Int = 60) {
        self.program = program
        self.environment = environment
        self.timeLimit = timeLimit
    }

    /// WeasyPrint on the path of commands; nil when it is not installed.
    package static func found(in environment: [String: String]) -> PagePrinter? {
        (environment["PATH"] ?? "/usr/bin:/bin").split(separator: ":").map { "\($0)/weasyprint" }
            .first { FileManager.default.isExecutableFile(atPath: $0) }
            .map { PagePrinter(program: $0, environment: environment) }
    }

    /// The PDF of a page. Throws a `PDFProblem`.
    /// - Parameter day: the report's day, the only date in the file.
    package func pdf(of html: String, on day: CivilDate) throws -> Data {
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
        process.environment = environment.merging([
            "SOURCE_DATE_EPOCH": String(max(0, day.dayNumber - epoch) * 86_400), "PYTHONHASHSEED": "0", "TZ": "UTC",
            "LC_ALL": "C.UTF-8",
        ]) { $1 }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = try FileHandle(forWritingTo: log)
        try run(process)
        guard process.terminationStatus == 0, let data = FileManager.default.contents(atPath: made.path) else {
            let said = (try? String(contentsOf: log, encoding: .utf8)) ?? ""
            throw PDFProblem.failed(String(said.suffix(300)))
        }
        return data
    }

    /// Runs the program to its end, or kills it at the time limit.
    private func run(_ process: Process) throws {
        let ended = DispatchSemaphore(value: 0)
        process.terminationHandler = { _ in ended.signal() }
        try process.run()
        guard ended.wait(timeout: .now() + .seconds(timeLimit)) == .timedOut else { return }
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        throw PDFProblem.tooLong(seconds: timeLimit)
    }
}

/// Why there is no PDF.
package enum PDFProblem: Problem, Hashable {
    /// The program is not installed.
    case noPrinter
    /// The program ended badly; the last it said.
    case failed(String)
    /// The program was killed at the time limit.
    case tooLong(seconds: Int)

    /// Stable code `E-…`.
    package var code: String {
        switch self {
        case .noPrinter: "E-PDF-MISSING"
        case .failed: "E-PDF"
        case .tooLong: "E-PDF-TIME"
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
        case .tooLong(let seconds):
            Sentence(
                "WeasyPrint n’a pas fait le PDF en \(seconds) secondes.",
                "WeasyPrint did not make the PDF in \(seconds) seconds.")
        }
    }
    /// What to do about it.
    package var remedy: Remedy {
        switch self {
        case .noPrinter, .failed:
            .advice(
                Sentence(
                    "Installez le paquet Debian « weasyprint » (apt install weasyprint), ou demandez le rapport en HTML.",
                    "Install the Debian package `weasyprint` (apt install weasyprint), or ask for the report in HTML."))
        case .tooLong:
            .advice(
                Sentence(
                    "Recommencez quand l’ordinateur est moins occupé, ou demandez le rapport en HTML.",
                    "Try again when the computer is less busy, or ask for the report in HTML."))
        }
    }
    /// A tool is missing or failed.
    package var category: ProblemCategory { .unexpected }
}
