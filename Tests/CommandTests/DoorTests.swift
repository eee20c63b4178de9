import Foundation
import Interchange
import Mediation
import Testing

/// No words that point to a person enter a register or a report, by whatever door: every option and argument of every
/// command that writes, every column of every file, is tried with a person in it.
@Suite struct DoorTests {
    /// A good line of each command that writes. `@` stands for the options `record` needs.
    private static let writing = [
        "init --name Essai --code essai",
        "mediator add NEW --name Nom --post benevole --fte 0,5 --from 2025-01-01 --to 2025-12-31",
        "mediator amend AB --name Nom --post benevole --fte 0,5 --from 2025-01-01 --to 2025-12-31 --reason essai",
        "mediator retire AB --on 2025-12-31",
        "place add neuf --name Nom --kind pmi --commune 75120 --qpv QN07501M --qpv-name Quartier --qpv-year 2024 --partner pmi --from 2025-01-01 --to 2025-12-31",
        "place amend local --name Nom --kind pmi --commune 75120 --qpv QN07501M --qpv-name Quartier --qpv-year 2024 --partner pmi --from 2025-01-01 --to 2025-12-31 --reason essai",
        "place retire local --on 2025-12-31", "partner add caf --name CAF --kind caf",
        "partner amend pmi --name PMI --kind pmi --reason essai", "partner retire pmi --on 2025-12-31",
        "funding add F2 --title Action --funder Ville --from 2025-01-01 --to 2025-12-31 --amount 100",
        "funding amend F1 --title Action --funder Ville --from 2025-01-01 --to 2025-12-31 --amount 100 --reason essai",
        "funding retire F1 --on 2025-12-31", "funding target F1 --indicator passages --value 400",
        "cost add --label Loyer --year 2025 --category salaries --amount 100 --funding F1",
        "cost add --label Loyer --from 2025-01-01 --to 2025-12-31 --category salaries --amount 100 --funding F1",
        "cost amend 1 --label Loyer --year 2025 --category salaries --amount 100 --funding F1 --reason essai",
        "cost amend 1 --from 2025-01-01 --to 2025-12-31 --reason essai",
        "cost retire 1 --on 2025-12-31",
        "codes add place_kind halte --common local_association --label Halte --label-en Halt",
        "codes retire place_kind pmi --on 2025-12-31", "codes merge place_kind halte --into pmi",
        "record @ --start 09:00 --funding F1 --partner pmi --language ara --present 3 --turned-away 1 --contact theme=sante/couverture --effect code=temps_partenaire_gagne",
        "record --again 1",
        "amend 1 @ --start 09:00 --funding F1 --partner pmi --language ara --present 3 --turned-away 1 --contact theme=sante/couverture --effect code=temps_partenaire_gagne --reason essai",
        "amend 1 --contact-number 1 gender=femme --add-contact theme=sante/couverture --remove-contact 1 --effect-number 1 quantity=2 --add-effect code=temps_partenaire_gagne --remove-effect 1 --version 1 --reason essai",
        "cancel 1 --version 1 --reason essai",
        "import sessions.csv --profile suivi.yaml --set comment=essai --answer colonne=choix",
        "close 2024 --reason essai", "reopen 2024 --reason essai", "check --assert passages>0 --forget passages>0",
        "privacy --mediator AB", "purge --before 2020-01-01",
    ]

    /// Commands that write nothing a person said.
    private static let reading: Set<String> = [
        "mediator list", "place list", "partner list", "funding list", "cost list", "codes list", "list", "show",
        "undo", "redo",
        "closed", "export", "report make", "report check", "report verify", "value period", "value explain",
        "model list",
        "model show", "model check", "model export", "impact-map", "backup", "restore", "recover", "journal list",
        "journal verify", "demo", "tally",
    ]

    /// A person no door lets through, with a word to find her by.
    private static let person = "vu avec Mme Zygmuntowicz, 06 12 34 56 78"
    private static let trace = Data("Zygmuntowicz".utf8)
    private static let base = "--day 2025-03-05 --kind permanence --place local --minutes 60 --mediator AB"

    private static let leaves = Result { try CommandTree.commands().filter(\.isLeaf) }

    @Test func `every command is known here, with a line to try it by or as one that only reads`() throws {
        let commands = try Self.leaves.get().map(\.name)
        let known = commands.filter { name in
            Self.reading.contains(name) || Self.writing.contains { $0.hasPrefix(name + " ") }
        }
        #expect(known == commands, "Add the new commands to DoorTests.writing, or to reading.")
        let options = try Self.leaves.get().flatMap { command in
            command.options.filter { !Self.unsaid.contains($0) }.map { (command.name, "--" + $0) }
        }
        let missing = options.filter { name, option in
            !Self.reading.contains(name)
                && !Self.writing.contains {
                    $0.hasPrefix(name + " ") && $0.replacing("@", with: Self.base).contains(option)
                }
        }
        #expect(missing.isEmpty, "Add the new options to the lines of DoorTests.writing.")
    }

    /// Options of every command, and flags.
    private static let unsaid: Set<String> = [
        "register", "lang", "today", "json", "help", "h", "version", "in-kind", "cash", "yes", "dry-run", "full",
        "list",
        "suggest-profile", "skip-bad-rows", "accept-difference",
    ]

    @Test(arguments: writing) func `no option and no argument brings a person in`(line: String) throws {
        let tool = try CommandLineTool()
        try tool.setUp()
        for (rank, arguments) in try Self.tries(line).enumerated() {
            var arguments = arguments
            // Another file each time: a register is made once.
            if line.hasPrefix("init ") {
                arguments += ["--register", tool.folder.appending(path: "\(rank).relais").path]
            }
            let run = try tool.run(["--today", "2025-06-15"] + arguments)
            for file in try FileManager.default.contentsOfDirectory(at: tool.folder, includingPropertiesForKeys: nil)
            where file.pathExtension == "relais" {
                #expect(try !Data(contentsOf: file).contains(Self.trace), "\(arguments)\n\(run.out)\(run.err)")
            }
        }
    }

    /// The line with a person in the place of each of its values, one after the other.
    private static func tries(_ line: String) throws -> [[String]] {
        let words = line.replacing("@", with: base).split(separator: " ").map(String.init)
        let command = try #require(
            try leaves.get().map(\.words).filter { words.starts(with: $0) }.max {
                $0.count < $1.count
            })
        return words.indices.dropFirst(command.count).filter { !words[$0].hasPrefix("--") }.compactMap { position in
            // The name of a mediator is hers to give.
            let isOwn = command.first == "mediator" && words[position - 1] == "--name"
            return isOwn ? nil : words[..<position] + [person] + words[(position + 1)...]
        }
    }

    @Test func `every door has a line it refuses, named after its field, without the whole`() throws {
        let tool = try CommandLineTool()
        try tool.setUp()
        for (name, text) in [
            ("vu_Mme_Zygmuntowicz.csv", "session;day;minutes;kind;place;mediators;count;themes\n"),
            (
                "cles.csv",
                "session;day;minutes;kind;place;mediators;count;themes\nmme-zygmuntowicz;2025-03-04;60;permanence;local;AB;;\n"
            ),
            (
                "remarques.csv",
                "session;day;minutes;kind;place;mediators;count;themes;comment\ns1;2025-03-04;60;permanence;local;AB;;;\(Self.person)\n"
            ),
            ("texte.md", "## Perspectives\n\nMerci à Mme Zygmuntowicz.\n"),
        ] { try Data(text.utf8).write(to: tool.folder.appending(path: name)) }
        for door in WordDoor.allCases {
            let (arguments, field) = Self.refused(at: door)
            let run = try tool.run(["--today", "2025-06-15", "--lang", "en"] + arguments)
            let said = run.out + run.err
            #expect(run.status == 2 && said.contains("E-PERSON") && said.contains(field), "\(door) \(said)")
            // The beginning only; a file keeps its own name.
            #expect(door == .fileName || !said.lowercased().contains("zygmuntowicz"), "\(door) \(said)")
        }
    }

    /// A line each door refuses, and the field it must name. A door without a line does not compile.
    private static func refused(at door: WordDoor) -> (arguments: [String], field: String) {
        switch door {
        case .comment: return (["import", "remarques.csv", "--json"], "comment")
        case .reason: return (["close", "2024", "--reason", person], "--reason")
        case .place: return (["place", "add", "neuf", "--kind", "pmi", "--name", person], "--name")
        case .partner: return (["partner", "add", "caf", "--kind", "caf", "--name", person], "--name")
        case .funding:
            return (["funding", "amend", "F1", "--funder", person, "--reason", "essai"], "--funder")
        case .cost:
            return (
                ["cost", "add", "--label", person, "--year", "2025", "--category", "other", "--amount", "1"], "--label"
            )
        case .codeLabel:
            return (["codes", "add", "place_kind", "halte", "--common", "pmi", "--label", person], "--label")
        case .mediator: return (["mediator", "add", "EF", "--name", "Mme Zygmuntowicz, 06 12 34 56 78"], "--name")
        case .association:
            return (["init", "--register", "autre.relais", "--name", "Essai, 06 12 34 56 78"], "--name")
        case .code: return (["place", "add", "mme-zygmuntowicz", "--kind", "pmi", "--name", "PMI"], "code")
        case .mediatorCode: return (["mediator", "add", "0612345678"], "code")
        case .key: return (["import", "cles.csv", "--json"], "session")
        case .fileName: return (["import", "vu_Mme_Zygmuntowicz.csv"], "file")
        case .reportText: return (["report", "activity", "2025", "--narrative", "texte.md"], "texte.md:3")
        }
    }

    /// A good row of each file, by column.
    private static let rows: [String: [String: String]] = [
        "codes": [
            "list": "place_kind", "code": "halte", "label_fr": "Halte", "label_en": "Halt",
            "common": "local_association",
        ],
        "partners": ["code": "caf", "name": "CAF", "kind": "caf", "state": "active"],
        "places": ["code": "neuf", "name": "PMI", "kind": "pmi", "commune": "75120"],
        "mediators": ["code": "EF", "post": "benevole"],
        "fundings": ["code": "F2", "title": "Action", "funder": "Ville", "from": "2025-01-01", "to": "2025-12-31"],
        "costs": ["label": "Loyer", "year": "2025", "category": "salaries", "amount": "100"],
        "sessions": [
            "session": "s1", "day": "2025-03-05", "minutes": "60", "kind": "permanence", "place": "local",
            "mediators": "AB", "count": "1", "themes": "sante/couverture",
        ],
    ]

    @Test(arguments: rows.keys.sorted()) func `no column of a file brings a person in`(table: String) throws {
        let tool = try CommandLineTool()
        try tool.setUp()
        let fields = FieldCatalogue.fields(of: table).map(\.name)
        let good = try #require(Self.rows[table])
        for field in fields where (table, field) != ("mediators", "name") {
            var row = good
            row[field] = Self.person
            let text = [fields, fields.map { row[$0] ?? "" }].map { $0.joined(separator: ";") }.joined(separator: "\n")
            try Data(text.utf8).write(to: tool.folder.appending(path: "\(table).csv"))
            let run = try tool.run(["--today", "2025-06-15", "import", "\(table).csv"])
            let register = try Data(contentsOf: URL(fileURLWithPath: tool.register))
            #expect(!register.contains(Self.trace), "\(table) \(field)\n\(run.out)\(run.err)")
        }
    }
}

extension Data {
    fileprivate func contains(_ part: Data) -> Bool { range(of: part) != nil }
}
