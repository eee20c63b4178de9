import Foundation
import Testing

@Suite struct ContractTests {
    @Test func `the contract's own example is recorded, listed, shown, amended, cancelled and undone`() throws {
        let tool = try CommandLineTool()
        for arguments in [
            ["init", "--name", "Femmes-Relais du 20e", "--code", "fr20"],
            ["partner", "add", "dept75", "--name", "Département", "--kind", "pmi"],
            [
                "place", "add", "pmi-belleville", "--name", "PMI Belleville", "--kind", "pmi", "--commune", "75120",
                "--qpv", "QN07501M", "--qpv-year", "2024", "--partner", "dept75",
            ],
            ["mediator", "add", "AB", "--post", "adulte_relais", "--fte", "0.8"],
        ] { #expect(try tool.run(arguments).status == 0) }
        let recorded = try tool.run([
            "record", "--day", "2025-03-04", "--kind", "permanence", "--place", "pmi-belleville", "--minutes", "180",
            "--mediator", "AB", "--start", "09:00", "--partner", "dept75", "--language", "ara", "--present", "12",
            "--turned-away", "3",
            "--contact",
            "count=3 gender=femme age=26_39 attendance=premiere_fois territory=qpv theme=sante/couverture,logement/impayes_expulsion action=information,demarche_en_ligne origin=spontanee referral=caf outcome=droit_ouvert",
            "--contact", "count=12 theme=langue/atelier_langue margin=gender:femme:9,gender:homme:3,age_band:26_39:8",
            "--effect", "code=temps_partenaire_gagne quantity=30 confirmed-by=dept75", "--json",
        ]).json()
        let session = try #require(recorded["session"] as? [String: Any])
        #expect(session["number"] as? Int == 1 && (session["id"] as? String)?.count == 36)
        let listed = try #require(try tool.run(["list", "2025", "--json"]).json()["sessions"] as? [[String: Any]])
        #expect((listed.first?["contacts"] as? [[String: Any]])?.compactMap { $0["count"] as? Int } == [3, 12])
        #expect(
            try tool.run(["record", "--again", "--today", "2025-03-11", "--minutes", "1h30", "--json"]).status == 0)
        #expect(
            try tool.run(["record", "--day", "2025-03-12", "--kind", "permanence", "--mediator", "AB"]).status == 0)
        #expect(
            try tool.sqlite("SELECT group_concat(day || ' ' || minutes, ', ') FROM standing_session")
                == "2025-03-04 180, 2025-03-11 90, 2025-03-12 90")
        #expect(try tool.run(["amend", "2", "--minutes", "60", "--reason", "durée"]).status == 0)
        #expect(try tool.run(["cancel", "3", "--reason", "doublon"]).status == 0)
        #expect(try tool.run(["undo"]).status == 0)
        #expect(try tool.sqlite("SELECT sum(minutes) FROM standing_session") == "330")
        #expect(try tool.run(["check"]).out == "")
    }

    @Test func `what is listed as CSV imports back, and importing again adds nothing`() throws {
        let tool = try CommandLineTool()
        let csv = try tool.run(["--register", SampleRegister.a.path(), "list", "2025", "--csv"])
        #expect(csv.status == 0)
        #expect(try tool.run(["demo", "files", "--sample", "a", "--csv"]).status == 0)
        try Data(csv.out.utf8).write(to: tool.folder.appending(path: "files/sessions.csv"))
        #expect(try tool.run(["init", "--name", "Copie"]).status == 0)
        let first = try tool.run(["import", "files", "--json"]).json()
        #expect(first["sessions"] as? Int == 650 && first["contacts"] as? Int == 1400)
        let before = try Data(contentsOf: URL(fileURLWithPath: tool.register))
        let second = try tool.run(["import", "files", "--json"]).json()
        #expect(second["sessions"] as? Int == 0 && second["unchanged"] as? Int == 650)
        #expect(try Data(contentsOf: URL(fileURLWithPath: tool.register)) == before)
        #expect(try tool.run(["undo"]).status == 0)
        #expect(try tool.sqlite("SELECT count(*) FROM standing_session") == "0")
    }

    @Test func `machine output is the same in every locale, help follows the language`() throws {
        let tool = try CommandLineTool()
        try tool.setUp()
        let outputs = try ["C", "fr_FR.UTF-8", "C.UTF-8"].map {
            try tool.run(["list", "2025", "--json"], ["LC_ALL": $0]).out
        }
        #expect(Set(outputs).count == 1)
        #expect(try tool.run(["list", "2025", "--json"], ["LC_ALL": "en_US.UTF-8"]).out == outputs[0])
        #expect(try tool.run(["--help"], ["LC_ALL": "fr_FR.UTF-8"]).out.contains("Note une séance."))
        #expect(try tool.run(["--help"], ["LC_ALL": "en_US.UTF-8"]).out.contains("Records a session."))
        #expect(try tool.run(["noter", "--help"]).out.contains("Une personne ou un groupe"))
    }

    /// Commands that answer no JSON, and why.
    private static let withoutJSON = ["demo": "makes a folder of reports and says which to open"]

    /// One line for every other command of the program, in an order in which each succeeds on the register of `setUp`.
    private static let lines = [
        "init --name Autre --register autre.relais",
        "partner add caf --name CAF --kind caf", "partner amend caf --name Caf", "partner list", "partner retire caf",
        "place add ecole --name École --kind ecole", "place amend ecole --name Primaire", "place list",
        "place retire ecole",
        "mediator add EF --post salarie", "mediator amend EF --name Fatou", "mediator list", "mediator retire EF",
        "funding add F2 --title Ateliers --funder Ville --from 2025-01-01 --to 2025-12-31",
        "funding amend F2 --title Cours", "funding target F2 --indicator passages --value 40", "funding list",
        "funding retire F2",
        "cost add --year 2025 --category salaries --amount 100", "cost amend 1 --amount 200", "cost list",
        "cost retire 1",
        "codes list", "codes add theme sante/ici --common sante/autre --label Ici",
        "codes merge theme sante/ici --into sante/autre", "codes add theme sante/la --common sante/autre --label Là",
        "codes retire theme sante/la",
        "record --day 2025-03-05 --kind permanence --place local --minutes 60 --mediator AB",
        "list 2025", "show 2", "amend 2 --minutes 90 --reason essai", "cancel 2 --reason essai", "undo", "redo",
        "export sortie", "import sortie", "report make activity 2025", "report check mien.yaml",
        "report verify rapport.json", "value period 2025", "value explain 2025 D1", "tally 2025",
        "model list", "model show prudent-v1", "model check prudent-v1", "model export prudent-v1 modele",
        "impact-map carte.json", "close 2025-01 --reason essai", "closed", "reopen 2025-01 --reason essai",
        "check", "backup copie.relais", "restore copie.relais", "recover copie.relais --to lu.relais",
        "journal list", "journal verify", "privacy", "purge --before 2025-06-01 --dry-run",
    ]

    @Test func `every command of the program answers one JSON object, or is listed with the reason`() throws {
        let tool = try CommandLineTool()
        try tool.setUp()
        let definition = "title: Bilan\nsections:\n  - title: Public\n    blocks:\n      - indicators: [passages]\n"
        try Data(definition.utf8).write(to: tool.folder.appending(path: "mien.yaml"))
        try FileManager.default.copyItem(
            at: TestFiles.top.appending(path: "Tests/ValuationTests/Cases/01-wheels-to-meals-guide-2012.json"),
            to: tool.folder.appending(path: "carte.json"))
        #expect(try tool.run(["report", "activity", "2025", "--output", "rapport.json"]).status == 0)
        let commands = try CommandTree.commands().filter(\.isLeaf)
        #expect(commands.count > 40)
        var left = Set(commands.map(\.name)).subtracting(Self.withoutJSON.keys)
        for line in Self.lines {
            let words = line.split(separator: " ").map(String.init)
            let command = try #require(commands.first { words.starts(with: $0.words) }, "\(line)")
            left.remove(command.name)
            let run = try tool.run(["--today", "2025-06-15"] + words + ["--json"])
            #expect(try run.json()["schemaVersion"] as? Int == 1, "\(line)")
            #expect(try run.json()["error"] == nil, "\(line) \(run.err)")
            #expect(run.status == 0 || line == "report verify rapport.json" && run.status == 3, "\(line) \(run.status)")
        }
        #expect(left.isEmpty, "no line for \(left.sorted())")
        #expect(Set(Self.withoutJSON.keys).isSubset(of: commands.map(\.name)))
    }

    @Test func `a command that fails answers one JSON object with its error`() throws {
        let tool = try CommandLineTool()
        try tool.setUp()
        for arguments in [
            ["show", "99"], ["bogus"], ["value", "2031"], ["record", "--day", "x"], ["import", "absent"],
            ["list", "2031"], ["report", "activity", "2031"], ["list", "--couleur", "rouge"],
        ] {
            let run = try tool.run(arguments + ["--json"])
            #expect(try run.json()["schemaVersion"] as? Int == 1 && run.status != 0, "\(arguments)")
            let error = try #require(try run.json()["error"] as? [String: String], "\(arguments)")
            #expect(Set(error.keys) == ["code", "message", "hint"], "\(arguments)")
        }
    }
}
