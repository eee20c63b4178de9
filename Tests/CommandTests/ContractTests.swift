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

    @Test func `every command that shows something answers one JSON object, failing too`() throws {
        let tool = try CommandLineTool()
        try tool.setUp()
        for arguments in [
            ["list"], ["show", "1"], ["codes"], ["codes", "theme"], ["place", "list"], ["mediator", "list"],
            ["partner", "list"],
            ["funding", "list"], ["cost", "list"], ["report", "activity", "2025"], ["value", "2025"], ["check"],
            ["show", "99"], ["list", "2031"], ["bogus"], ["value", "2031"], ["record", "--day", "x"],
            ["import", "absent"],
        ] {
            let run = try tool.run(arguments + ["--json"])
            #expect(try run.json()["schemaVersion"] as? Int == 1, "\(arguments)")
            #expect(
                (run.status == 0) == (try run.json()["error"] == nil) || arguments == ["list", "2031"], "\(arguments)")
        }
    }
}
