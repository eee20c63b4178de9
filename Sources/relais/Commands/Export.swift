import ArgumentParser
import CSV
import Interchange
import Mediation
import Output
import Register
import Reports
import Workspace

/// Writes the register, or a period of it, as a folder of tables.
struct Export: ParsableCommand {
    static var configuration: CommandConfiguration {
        .named(
            "export", or: "exporter", does: "Écrit toutes les données dans un dossier de tableaux.",
            "Writes all data to a folder of tables.")
    }

    @OptionGroup var global: GlobalOptions
    @Argument(help: .words("Dossier à faire.", "Folder to make.", value: say("dossier", "folder"))) var folder: String
    @Option(help: .words("Une période seulement.", "One period only.", value: say("période", "period")))
    var period: String?
    @Option(help: .words("Forme des tableaux.", "Form of the tables.", value: "opendata|excel-fr"))
    var profile = "opendata"
    @Option(
        help: .words(
            "interne : tout, à garder ; financeur, public : tableaux aux petits nombres cachés.",
            "interne: everything, to be kept; financeur, public: tables with small counts hidden.")) var audience =
        "interne"

    func run() throws {
        guard let form = TableForm(rawValue: profile) else {
            throw EntryProblem("--profile", profile, .notOneOf(TableForm.allCases.map(\.rawValue)))
        }
        guard let audience = Audience(rawValue: audience) else {
            throw EntryProblem("--audience", audience, .notOneOf(Audience.allCases.map(\.rawValue)))
        }
        let span = try period.map { try relais.period($0) }
        let context = try global.context()
        let register = try global.open(for: audience == .internal ? .writing : .reading)
        let target = ExportFolder(register, form, span, context)
        let count = try OptionNames.naming { try target.write(for: audience, to: folder) }
        let words =
            audience == .internal
            ? Sentence(
                "\(count, fr: "séance écrite", "séances écrites") dans \(folder). À garder dans l’association.",
                "\(count, en: "session", "sessions") written to \(folder). To be kept within the association.")
            : Sentence(
                "\(count) tableau(x) écrits dans \(folder), petits nombres cachés.",
                "\(count, en: "table", "tables") written to \(folder), small counts hidden.")
        let fields: [String: JSON] = [
            "folder": .text(folder), "audience": .text(audience.rawValue), "written": .integer(count),
        ]
        try global.acknowledge(Acknowledgement(fields, words))
    }
}
