import CSV
import Mediation
import Nomenclature
import Testing

@testable import Interchange

/// `fields.csv` and the Swift that relies on it.
@Suite struct FieldCatalogueTests {
    @Test func `the columns of a session are the fields of the catalogue, in its order`() {
        let fields = FieldCatalogue.fields(of: "sessions")
        #expect(fields.count == SessionColumn.allCases.count)
        for (column, field) in zip(SessionColumn.allCases, fields) {
            #expect(column.name == field.name && column.frenchName == field.frenchName)
            for spelling in field.spellings { #expect(SessionColumn(header: spelling) == column, "\(spelling)") }
        }
        #expect(
            SessionColumn.header
                == "session;day;start;minutes;kind;place;mediators;funding;partners;language;present;turned_away;count;"
                + "gender;age_band;attendance;territory;themes;actions;origin;referrals;outcome;margins;effects;comment"
        )
    }

    @Test(arguments: ["sessions", "places", "mediators", "partners", "fundings", "costs", "codes", "profile"])
    func `no two fields of a table share a header`(table: String) {
        let spellings = FieldCatalogue.fields(of: table).flatMap(\.spellings)
        #expect(!spellings.isEmpty && Set(spellings).count == spellings.count, "\(spellings)")
        #expect(spellings.allSatisfy { folded($0) == $0 })
    }

    @Test func `every field of a profile has its target, and every short list and reference exists`() {
        #expect(ProfileWords.extra.count == FieldCatalogue.fields(of: "profile").count)
        for field in FieldCatalogue.all {
            let isKnown =
                ["", "posts", "cost_categories", "states"].contains(field.values)
                || CodeList(rawValue: field.values) != nil
            #expect(isKnown, "\(field.values)")
            #expect(field.reference.isEmpty || FieldCatalogue.tables.contains(field.reference))
        }
    }

    @Test func `every key of a contact gives the field it names`() throws {
        let typed = "count=2 genre=femme tranche_age=26_39 fréquentation=deja_venu territoire=qpv thème=sante"
        let draft = try ContactDraft(
            typed: typed + " orientation=caf résultat=droit_ouvert détail=genre:femme:1 minutes=5")
        #expect(draft.count == "2" && draft.gender == "femme" && draft.ageBand == "26_39")
        #expect(draft.attendance == "deja_venu" && draft.territory == "qpv" && draft.themes == ["sante"])
        #expect(draft.referrals == ["caf"] && draft.outcome == "droit_ouvert" && draft.minutes == "5")
        #expect(draft.margins == ["genre:femme:1"])
    }

    @Test func `the set-up files name all the fields their readers take`() throws {
        let setup = SetupReader(.common, AssociationSetup(), today: .latest)
        func filled(_ table: String) -> [String: String] {
            Dictionary(uniqueKeysWithValues: FieldCatalogue.fields(of: table).map { ($0.name, "") })
        }
        // A field that is needed and empty is refused by name: the reader and the catalogue speak of the same one.
        for table in ["places", "mediators", "partners", "fundings", "costs"] {
            let needed = FieldCatalogue.fields(of: table).filter(\.isNeeded).map(\.name)
            do {
                _ = try setup.item(of: table, filled(table))
                Issue.record("\(table)")
            } catch let problem as EntryProblem { #expect(needed.contains(problem.field), "\(table) \(problem.field)") }
        }
    }
}
