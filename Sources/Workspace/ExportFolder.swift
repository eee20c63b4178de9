import CSV
import Files
import Foundation
import Interchange
import Mediation
import Nomenclature
import Output
import Register
import Rendering
import Reports

/// Writes a Data Package: all its files, or none.
package struct ExportFolder {
    private let register: Register
    private let form: TableForm
    private let period: Period?
    private let context: WorkContext

    /// - Parameter period: days written; nil for everything.
    package init(_ register: Register, _ form: TableForm, _ period: Period?, _ context: WorkContext) {
        self.register = register
        self.form = form
        self.period = period
        self.context = context
    }

    /// Writes what an audience may have: for the association everything, which the journal keeps; for others the tables
    /// of the activity report.
    /// - Returns: how many sessions, or tables, were written.
    ///
    /// Throws an `EntryProblem` (field `period`) without a period where the data leave the association.
    package func write(for audience: Audience, to path: String) throws -> Int {
        guard audience != .internal else {
            let sessions = try writeOwn(to: path)
            // What goes out with every line is a reading the journal keeps.
            try register.note(.export, period.map { "\($0.start)..\($0.last)" } ?? "")
            return sessions
        }
        guard let period else { throw EntryProblem("period", "", .missing) }
        let definition = try ReportLibrary.definition("activity", context.language)
        let report = try ReportRequest(period: period, audience: audience).report(definition, register, context)
        try writeMasked(report, to: path)
        return report.tables.count
    }

    /// The association's own data, one row a contact line: what an import reads back to an equal register.
    /// All of it is of one instant: writers wait meanwhile. Answers how many sessions were written.
    package func writeOwn(to path: String) throws -> Int { try register.snapshot { try writeOwn($0, to: path) } }

    private func writeOwn(_ snapshot: Register.Snapshot, to path: String) throws -> Int {
        let (book, setup) = (try snapshot.codeBook(), try snapshot.setup())
        let seal = Seal(association: try snapshot.association(), digest: try snapshot.contentDigest())
        var sessions = 0
        try replacing(path) { folder in
            var resources: [DataPackage.Resource] = []
            for table in ExportTable.all(book) {
                let file = try PartialFile(for: folder + "/\(table.name).csv", readers: .usual)
                try file.append(form.mark + form.row(table.header))
                var rows = 0
                if table.name == "sessions" {
                    (sessions, rows) = try writeSessions(snapshot, table, file)
                } else {
                    for row in ExportTable.rows(of: table.name, setup, book) {
                        try file.append(table.row(row, form))
                        rows += 1
                    }
                }
                try file.commit()
                resources.append(try resource(table.name, table.fields, key: table.key, rows: rows, folder))
            }
            let words = Sentence(
                "Données de l’association, une ligne par personne reçue ou effectif. À ne pas diffuser.",
                "The association's data, one row a person received or head count. Not to be passed on.")
            try describe(resources, seal, .internal, words, licence: nil, folder)
        }
        return sessions
    }

    /// Sessions by month: memory does not grow with the register.
    private func writeSessions(
        _ snapshot: Register.Snapshot, _ table: ExportTable, _ file: PartialFile
    ) throws -> (sessions: Int, rows: Int) {
        var (sessions, rows) = (0, 0)
        for month in try snapshot.months(in: period) {
            try context.checkpoint()
            for stored in try snapshot.sessions(in: month) {
                sessions += 1
                for row in SessionRows.fullRows(stored) {
                    try file.append(table.row(row, form))
                    rows += 1
                }
            }
        }
        return (sessions, rows)
    }

    /// The tables of a report, small counts hidden: what may leave the association.
    package func writeMasked(_ report: Report, to path: String) throws {
        let csv = ReportCSV(form, .french)
        try replacing(path) { folder in
            var resources: [DataPackage.Resource] = []
            func add(_ name: String, _ text: String, _ fields: [TableField], rows: Int) throws {
                let file = try PartialFile(for: folder + "/\(name).csv", readers: .usual)
                try file.append(text)
                try file.commit()
                resources.append(try resource(name, fields, key: [], rows: rows, folder))
            }
            let indicators = csv.indicators(report)
            try add("indicators", indicators, ReportCSV.indicatorFields, rows: report.indicators.count)
            for table in report.tables {
                let text = csv.table(table)
                let rows = try CSVReader(separator: form.separator).rows(of: text).count - 1
                try add(table.code, text, csv.fields(of: table), rows: rows)
            }
            let words = Sentence(
                "Tableaux d’activité, petits nombres cachés (s).", "Activity tables, small counts hidden (s).")
            let open = ("etalab-2.0", "https://www.etalab.gouv.fr/licence-ouverte-open-licence/")
            let seal = Seal(association: report.association, digest: report.registerDigest)
            let licence = report.audience == .public ? open : nil
            try describe(resources, seal, report.audience, words, licence: licence, folder)
        }
    }

    // MARK: - The package

    /// Whose data an export is of, and the digest of the register's content it was made from.
    private struct Seal {
        let association: Association
        let digest: String
    }

    private func resource(
        _ name: String, _ fields: [TableField], key: [String], rows: Int, _ folder: String
    ) throws -> DataPackage.Resource {
        let path = folder + "/\(name).csv"
        let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
        return DataPackage.Resource(
            name: name, title: name, fields: fields, key: key, bytes: size, digest: try Register.digest(ofFile: path),
            rows: rows)
    }

    private func describe(
        _ resources: [DataPackage.Resource], _ seal: Seal, _ audience: Audience, _ words: Sentence,
        licence: (name: String, path: String)?, _ folder: String
    ) throws {
        let association = seal.association
        let origin: [String: JSON] = [
            "association": ["code": .text(association.code), "name": .text(association.name)],
            "isFictitious": .bool(association.isFictitious), "audience": .text(audience.rawValue),
            "period": period.map { .period($0) } ?? .null,
            "program": .text(Program.name), "registerDigest": .text(seal.digest),
        ]
        let package = DataPackage(
            name: "relais-\(association.code.lowercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber) })",
            title: "Médiation sociale : \(association.name)", description: words.french, form: form,
            resources: resources, origin: origin, licence: licence, created: context.today)
        let file = try PartialFile(for: folder + "/datapackage.json", readers: .usual)
        try file.append(package.document)
        try file.commit()
    }

    /// Makes the files in a folder beside, then puts it in the place of the one asked for: absent, empty, or an export.
    private func replacing(_ path: String, _ body: (_ folder: String) throws -> Void) throws {
        let files = FileManager.default
        let target = URL(fileURLWithPath: path).standardizedFileURL.path
        let isThere = files.fileExists(atPath: target)
        if isThere {
            guard let content = try? files.contentsOfDirectory(atPath: target),
                content.isEmpty || content.contains("datapackage.json")
            else { throw ExportProblem(path: path) }
        }
        do {
            let folder = try PartialFolder(for: target, readers: .owner)
            try body(folder.path)
            try folder.commit()
        } catch let failure as FileFailure { throw RegisterProblem(failure) }
    }
}

/// A folder that holds something else.
package struct ExportProblem: Problem {
    let path: String
    /// Stable code.
    package var code: String { "E-EXPORT-FOLDER" }
    /// Which folder.
    package var message: Sentence {
        Sentence(
            "\(path) existe et n’est pas un export : rien n’a été écrit.",
            "\(path) exists and is no export: nothing was written.")
    }
    /// Give another folder.
    package var remedy: Remedy { .advice(Sentence("Donnez un dossier neuf.", "Give a new folder.")) }
    /// What is there must not be lost.
    package var category: ProblemCategory { .usage }
}
