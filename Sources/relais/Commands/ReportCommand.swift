import ArgumentParser
import Foundation
import Interchange
import Mediation
import Nomenclature
import Register
import Rendering
import Reports
import Valuation

/// Makes a report.
struct ReportCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "report", abstract: say("Fait un rapport.", "Makes a report."), aliases: ["rapport"])
    }

    @OptionGroup var global: GlobalOptions
    @Argument(help: ArgumentHelp(say("Rapport : activity.", "Report: activity."), valueName: say("rapport", "report")))
    var kind: String
    @Argument(help: ArgumentHelp(say("Période.", "Period."), valueName: say("période", "period"))) var when: String
    @Option(help: ArgumentHelp("text, csv, json")) var format: String?
    @Option(
        help: ArgumentHelp(
            say("Fichier (ou dossier, en CSV).", "File (or folder, as CSV)."), valueName: say("fichier", "file")))
    var output: String?
    @Option(help: ArgumentHelp("interne, financeur, public")) var audience: String?
    @Option(help: ArgumentHelp(say("Un seul tableau, en CSV.", "One table alone, as CSV."), valueName: "code"))
    var table: String?
    @OptionGroup var filters: FilterOptions

    func run() throws {
        guard kind == "activity" else { throw EntryProblem(say("rapport", "report"), kind, .notOneOf(["activity"])) }
        let report = try Self.activity(
            global.open(for: .reading), global.day(), period(when), filters, knownAudience())
        switch try knownFormat() {
        case "json": try write(ReportJSON.object(report, .current).document)
        case "csv": try writeTables(report)
        default: try write(ReportText(.current).document(report))
        }
    }

    /// The activity report of a period.
    static func activity(
        _ register: Register, _ today: CivilDate, _ period: Period, _ filters: FilterOptions?, _ audience: Audience
    ) throws -> Report {
        let book = try register.codeBook()
        let roster = try register.roster()
        let tally = try register.tally(ActivityReport.request(period, filters?.filter(book, roster) ?? SessionFilter()))
        guard tally.totals.sessions > 0 else { throw NothingThere(period: period) }
        var frame = ReportFrame(
            association: try register.association(), period: period, audience: audience, today: today,
            registerDigest: try register.contentDigest(), program: Program.name)
        frame.filters = filters?.words(book, roster) ?? []
        // Costs are known for the whole activity or for one funding, not for a place or a theme.
        if filters?.isWholeOrOneFunding ?? true {
            frame.inputs = Valuation.Inputs(of: period, roster.costs, funding: filters?.funding.first).total
        }
        return ActivityReport.report(tally, book, roster, frame)
    }

    private func knownFormat() throws -> String {
        let known = ["text", "csv", "json"]
        let endings = ["json": "json", "txt": "text", "csv": "csv"]
        let ending = output.map { URL(fileURLWithPath: $0).pathExtension } ?? ""
        let format =
            global.json
            ? "json" : format ?? (table != nil ? "csv" : endings[ending] ?? (ending.isEmpty ? "text" : ending))
        guard known.contains(format) else { throw EntryProblem("--format", format, .notOneOf(known)) }
        return format
    }

    private func knownAudience() throws -> Audience {
        guard let audience else { return output == nil ? .interne : .financeur }
        guard let known = Audience(rawValue: audience) else {
            throw EntryProblem("--audience", audience, .notOneOf(Audience.allCases.map(\.rawValue)))
        }
        return known
    }

    private func writeTables(_ report: Report) throws {
        if let table {
            guard let found = report.tables.first(where: { $0.code == table }) else {
                throw EntryProblem("--table", table, .notOneOf(report.tables.map(\.code)))
            }
            return try write(ReportCSV.table(found, .current))
        }
        guard let output else {
            throw EntryProblem("--output", "", .missing)
        }
        try ReportFiles.write(report, toFolder: output)
    }

    private func write(_ text: String) throws {
        guard let output else { return Console.out(text) }
        try ReportFiles.write(text, to: output)
    }
}

/// Reports on the disk.
enum ReportFiles {
    /// One CSV file a table, and the indicators.
    static func write(_ report: Report, toFolder folder: String) throws {
        try write(ReportCSV.indicators(report, .current), to: folder + "/indicators.csv")
        for table in report.tables { try write(ReportCSV.table(table, .current), to: "\(folder)/\(table.code).csv") }
    }

    /// A whole file or none; its folder is made if need be.
    static func write(_ text: String, to path: String) throws {
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
        try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        do { try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic) } catch {
            throw RegisterProblem.readOnly(path: path)
        }
    }
}
