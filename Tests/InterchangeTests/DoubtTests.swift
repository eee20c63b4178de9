import Foundation
import Mediation
import Nomenclature
import Sheets
import Testing

@testable import Interchange

/// What a table leaves open, and what an answer makes of it.
@Suite struct DoubtTests {
    /// The doubts of a table under the profile proposed for it, and that profile.
    private static func look(
        _ text: String, _ name: String = "t.csv", _ setup: AssociationSetup = AssociationSetup()
    ) throws -> (doubts: [Doubt], profile: Profile) {
        let folder = FileManager.default.temporaryDirectory.appending(path: "relais-doubt-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appending(path: name).path
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        let today = try #require(CivilDate(iso: "2026-01-15"))
        let suggestion = try ProfileSuggestion(SheetFile(path), .common, setup, today: today)
        return (suggestion.doubts, suggestion.profile)
    }

    private static func table(_ titles: String, _ rows: String...) -> String {
        ([titles] + rows).joined(separator: "\n") + "\n"
    }

    @Test(arguments: [
        ("Date;Lieu;Durée (min);Fiches;Motif", "4;CAF", "5;CAF"), ("Date;Lieu;Durée (min);;Motif", "4;CAF", "5;CAF"),
        ("Date;Lieu;Durée (min);Femmes;Hommes;Enfants", "4;2;1", "5;3;2"),
        ("Date;Lieu;Durée (min);Adultes;Enfants", "4;2", "5;3"),
        ("Date;Lieu;Durée (min);Nb usagers;Participants", "4;2", "5;3"),
        ("Date;Lieu;Durée (min);Sexe;Nombre", "F;4", "H;5"),
        ("Date;Lieu;Durée (min);CAF;Logement", "x;", ";x"), ("Date;Lieu;Durée (min);Motif", "CAF", "Logement"),
    ])
    func `a number of people that no column says for sure is asked`(titles: String, one: String, two: String) throws {
        let (doubts, _) = try Self.look(Self.table(titles, "04/03/2025;Local;60;\(one)", "18/03/2025;Local;90;\(two)"))
        #expect(doubts.contains { $0.isBlocking && $0.kind == .count && $0.choices.count > 1 }, "\(doubts)")
    }

    @Test func `a count is settled by an answer, and the answer is the profile's`() throws {
        let text = Self.table(
            "Date;Lieu;Durée (min);Fiches;Motif", "04/03/2025;Local;60;4;CAF", "18/03/2025;Local;90;5;CAF")
        var (doubts, profile) = try Self.look(text)
        let doubt = try #require(doubts.first { $0.column == "Fiches" })
        #expect(doubt.choices.first?.effect.french == "9 passages" && profile.choice(of: doubt) == nil)
        try profile.answer("fiches=Effectif")
        let answered = profile.answering(doubts)
        #expect(answered.columns.contains { $0.target == .column(.count) } && answered.eachRow == .session)
        doubts.removeAll()
    }

    @Test func `a name that two places have is asked, and the answer is one of them`() throws {
        var setup = AssociationSetup()
        for code in ["pmi-nord", "pmi-sud", "ecole"] {
            setup.add(.place(Place(code: code, name: code == "ecole" ? "École" : "PMI du quartier", kind: "pmi")))
        }
        let text = Self.table(
            "Date;Lieu;Durée (min);Nombre;Motif", "04/03/2025;pmi du quartier;60;4;CAF", "18/03/2025;École;90;5;CAF")
        var (doubts, profile) = try Self.look(text, "t.csv", setup)
        let doubt = try #require(doubts.first { $0.column == "Lieu" && $0.isBlocking })
        #expect(doubt.values == ["pmi du quartier"] && doubt.guess == nil)
        #expect(doubt.choices.map(\.name) == ["pmi-nord", "pmi-sud"])
        try profile.answer("lieu=pmi-sud")
        let answered = profile.answering(doubts)
        #expect(answered.values[.place]?[Profile.key("PMI du quartier")] == "pmi-sud")
        doubts.removeAll()
    }

    @Test(arguments: [
        ("Durée", "7", "8"), ("Durée (h)", "1,30", "2,15"), ("Durée", "1,30", "2,45"),
        ("Temps passé", "09:45 min", "01:30 min"),
    ])
    func `a length with two readings is asked, with what each gives`(title: String, one: String, two: String) throws {
        let text = Self.table(
            "Date;Lieu;\(title);Nombre;Motif", "04/03/2025;Local;\(one);4;CAF", "18/03/2025;Local;\(two);5;CAF")
        let doubt = try #require(try Self.look(text).doubts.first { $0.kind == .length })
        #expect(doubt.isBlocking && doubt.column == title && Set(doubt.choices.map(\.effect)).count == 2)
    }

    @Test(arguments: [
        ("Durée (h)", "1,5", "2"), ("Durée (h)", "1,25", "1,75"), ("Durée (min)", "7", "8"), ("Durée", "90", "8"),
        ("Durée", "1h30", "2h"),
    ])
    func `a length with one reading is not asked`(title: String, one: String, two: String) throws {
        let text = Self.table(
            "Date;Lieu;\(title);Nombre;Motif", "04/03/2025;Local;\(one);4;CAF", "18/03/2025;Local;\(two);5;CAF")
        #expect(try !Self.look(text).doubts.contains { $0.kind == .length })
    }

    @Test(arguments: ["Durée (s)", "Temps (sec)", "Durée en secondes", "Nb de secondes", "Durée en s"])
    func `a length in seconds is read`(title: String) throws {
        let text = Self.table(
            "Date;Lieu;\(title);Nombre;Motif", "04/03/2025;Local;5400;4;CAF", "18/03/2025;Local;3629;5;CAF")
        let (doubts, profile) = try Self.look(text)
        #expect(profile.columns.contains { $0.titles == [title] && $0.target == .seconds })
        #expect(!doubts.contains { $0.kind == .length })
        #expect(
            try ["5400", "3629,0", "3630"].map { try CellReading.minutes($0, .seconds, "") } == ["90", "60", "61"])
    }

    @Test(arguments: [
        ("Durée (jours)", "jours-7h", "0,5", "1"), ("Nb de jours", "jours-7h", "1", "1"),
        ("Durée (j)", "jours-7h", "0,5", "1"), ("Temps passé (journées)", "jours-7h", "1", "0,25"),
        ("Durée (demi-journées)", "demi-journees-3h30", "1", "2"),
    ])
    func `a length in days is asked`(title: String, choice: String, one: String, two: String) throws {
        let text = Self.table(
            "Date;Lieu;\(title);Nombre;Motif", "04/03/2025;Local;\(one);4;CAF", "18/03/2025;Local;\(two);5;CAF")
        let doubt = try #require(try Self.look(text).doubts.first { $0.kind == .length })
        #expect(doubt.isBlocking && doubt.column == title && doubt.choices.first?.name == choice)
        #expect(try CellReading.minutes("0,5", .days, "") == "210")
        #expect(try CellReading.minutes("1", .halfDays, "") == "210")
    }

    @Test func `a sum of the columns before it counts nobody again`() throws {
        let text = Self.table(
            "Date;Lieu;Durée;CAF;CPAM;Sous-total droits;Logement;Total", "04/03/2025;Local;3h;4;2;6;3;9",
            "11/03/2025;Local;3h;1;1;2;2;4")
        let columns = try Self.look(text).profile.columns
        #expect(columns.contains { $0.titles == ["Sous-total droits"] && $0.target == .leave })
        #expect(columns.contains { $0.titles == ["Total"] && $0.target == .column(.count) })
        // The same words over numbers of their own are a theme.
        let own = Self.table(
            "Date;Lieu;Durée;CAF;CPAM;Total logement", "04/03/2025;Local;3h;4;2;6", "11/03/2025;Local;3h;1;1;5")
        #expect(try !Self.look(own).profile.columns.contains { $0.target == .leave })
    }

    @Test func `a cell that says the same as above is read so, but for numbers`() {
        var above = SameAsAbove()
        #expect(above.filled(["4 mars", "Local", "90 min", "5"]) == ["4 mars", "Local", "90 min", "5"])
        #expect(above.filled(["idem", "//", "- id. -", "\""]) == ["4 mars", "Local", "90 min", "\""])
        #expect(above.filled(["", "Mairie", "〃", "6"]) == ["", "Mairie", "90 min", "6"])
        #expect(above.filled(["//", "id", "-", ""]) == ["//", "id", "-", ""])
        #expect(above.count == 4)
    }

    @Test func `a plural in brackets is no unit`() throws {
        let text = Self.table(
            "Date;Lieu;Durée(s);Nombre;Motif", "04/03/2025;Local;90;4;CAF", "18/03/2025;Local;60;5;CAF")
        #expect(try Self.look(text).profile.columns.contains { $0.target == .column(.minutes) })
    }

    @Test func `days without a year are asked, unless the table or its school year says`() throws {
        let rows = ["12 septembre;Local;60;4;CAF", "16 janvier;Local;90;5;CAF"]
        func doubts(_ title: String) throws -> [Doubt] {
            try Self.look(title + "Date;Lieu;Durée (min);Nombre;Motif\n" + rows.joined(separator: "\n") + "\n").doubts
        }
        #expect(try doubts("Année scolaire 2024-2025\n").isEmpty)
        let open = try #require(try doubts("Collège\n").first)
        #expect(open.kind == .day && open.choices.map(\.name).contains("2024-2025"))
        // From September to January of one year only: the title may mean the year it began.
        #expect(try doubts("Suivi 2024\n").first?.kind == .day)
    }

    @Test func `few days that say the month comes first are asked about`() throws {
        let rows = (1...12).map { "0\($0 % 9 + 1)/0\($0 % 7 + 1)/2025;Local;60;4;CAF" } + ["03/14/2025;Local;60;4;CAF"]
        let text = Self.table("Date;Lieu;Durée (min);Nombre;Motif", rows.joined(separator: "\n"))
        let doubt = try #require(try Self.look(text).doubts.first { $0.kind == .day })
        #expect(doubt.isBlocking && doubt.values == ["03/14/2025"])
    }

    @Test func `the day of entry alone is no day of a session without asking`() throws {
        let text = Self.table(
            "Horodateur;Lieu;Durée (min);Nombre;Motif", "04/03/2025 10:00;Local;60;4;CAF",
            "18/03/2025 11:00;Local;90;5;CAF")
        #expect(try Self.look(text).doubts.contains { $0.kind == .day && $0.isBlocking })
    }

    @Test func `a name with the sum above it is asked about, by its line`() throws {
        let text = Self.table(
            "Date;Lieu;Durée (min);Nombre;Motif", "04/03/2025;Local;60;4;CAF", "18/03/2025;Local;90;5;CAF",
            "19/03/2025;Total Énergies;90;9;CAF")
        let doubt = try #require(try Self.look(text).doubts.first { $0.kind == .total })
        #expect(doubt.column == "ligne 4" && doubt.choices.map(\.name) == ["total", "ligne"])
    }

    @Test func `another table under other titles is not left out without a word`() throws {
        let text = Self.table(
            "Date;Lieu;Durée (min);Nombre;Motif", "04/03/2025;Local;60;4;CAF", "18/03/2025;Local;90;5;CAF", "",
            "Date;Motif;Lieu;Nombre;Durée (min)", "19/03/2025;CAF;Local;9;90", "20/03/2025;CAF;Local;3;90")
        #expect(try Self.look(text).doubts.contains { $0.kind == .sheet && $0.isBlocking })
    }

    @Test func `two names of one place, and a word of two themes, are told and have a guess`() throws {
        let text = Self.table(
            "Date;Lieu;Durée (min);Nombre;Motif", "04/03/2025;Médiathèque;60;4;Écoute",
            "18/03/2025;MEDIATHEQUE;90;5;CAF")
        let doubts = try Self.look(text).doubts
        #expect(doubts.contains { $0.kind == .place && !$0.isBlocking && $0.guess == "un-lieu" })
        #expect(doubts.contains { $0.kind == .word && $0.choices.count == 2 })
    }

    @Test func `rows of a known status are left out by a rule, and an unknown one is refused`() throws {
        let text = Self.table(
            "Date;Lieu;Durée (min);Nombre;Motif;Statut", "04/03/2025;Local;60;4;CAF;Honoré",
            "18/03/2025;Local;90;5;CAF;Annulé",
            "19/03/2025;Local;90;5;CAF;En attente")
        let (doubts, profile) = try Self.look(text)
        #expect(profile.leave["statut"] == ["Annulé"] && profile.keep["statut"] == ["Honoré"] && doubts.isEmpty)
        let layout = SheetLayout(["Date", "Statut"], profile, sheet: "")
        #expect(profile.status(["", "Annulé"], layout) == .left(title: "Statut", value: "Annulé"))
        #expect(profile.status(["", "En attente"], layout) == .unknown(title: "Statut", value: "En attente"))
    }

    @Test func `the proposed profile reads back with its doubts as comments`() throws {
        let text = Self.table("Date;Lieu;Durée;Fiches;Motif", "04/03/2025;Local;7;4;CAF", "18/03/2025;Local;8;5;CAF")
        let folder = FileManager.default.temporaryDirectory.appending(path: "relais-doubt-\(UUID().uuidString).csv")
        try Data(text.utf8).write(to: folder)
        defer { try? FileManager.default.removeItem(at: folder) }
        let suggestion = try ProfileSuggestion(SheetFile(folder.path), .common, AssociationSetup(), today: .latest)
        let advice = ProfileSuggestion.Advice(trial: Sentence("", ""), givingField: { $0 })
        for language in Language.allCases {
            let yaml = suggestion.yaml(language, file: "t.csv", advice)
            #expect(yaml.contains("\"Durée\": [\"heures\"]") && yaml.contains("7 · 8"))
            let read = try Profile(yaml: yaml, file: "t.yaml")
            #expect(read.answers.isEmpty && read.columns.map(\.target) == suggestion.profile.columns.map(\.target))
        }
    }

    @Test(arguments: [
        // A year far from the others, a year written first.
        (
            "Date;Lieu;Durée (min);Nombre;Motif", ["04/03/2025;Local;60;4;CAF", "18/03/2015;Local;90;5;CAF"],
            Doubt.Kind.day
        ),
        ("Date;Lieu;Durée (min);Nombre;Motif", ["25/03/04;Local;60;4;CAF", "25/03/18;Local;90;5;CAF"], .day),
        // A length that is not the time between its hours.
        (
            "Date;Début;Fin;Durée (min);Nombre;Motif", ["04/03/2025;9h;11h;60;4;CAF", "18/03/2025;9h;11h;90;5;CAF"],
            .length
        ),
        // People of one day who have an hour each, and no length.
        ("Date;Heure;Lieu;Sexe;Motif", ["04/03/2025;9h;Local;F;CAF", "04/03/2025;10h;Local;H;CAF"], .session),
        // A person on each row, and more than one told.
        ("Date;Lieu;Sexe;Motif", ["04/03/2025;Local;F;CAF", "18/03/2025;Local;Couple;CAF"], .count),
        ("Date;Lieu;Sexe;CAF;Logement", ["04/03/2025;Local;F;2;1", "18/03/2025;Local;H;1;3"], .count),
    ])
    func `what has a doubtful reading stops until a person says`(titles: String, rows: [String], kind: Doubt.Kind)
        throws
    {
        let more = rows.map { $0.replacing("/03/", with: "/04/").replacing("2015", with: "2025") }
        let doubts = try Self.look(([titles] + rows + more).joined(separator: "\n") + "\n").doubts
        #expect(doubts.contains { $0.isBlocking && $0.kind == kind }, "\(doubts)")
    }

    @Test func `the weekday tells which of day and month comes first`() throws {
        let rows = ["mardi 03/04/2025", "mardi 03/11/2025", "jeudi 05/08/2025"].map { "\($0);Local;60;4;CAF" }
        let (doubts, profile) = try Self.look(
            "Date;Lieu;Durée (min);Nombre;Motif\n" + rows.joined(separator: "\n") + "\n")
        #expect(profile.dayOrder == .monthFirst && doubts.isEmpty)
        let reading = DayReading(century: 20, today: .latest)
        #expect(throws: EntryProblem("day", "mardi 03/04/2025", .dayOfAnotherWeekday)) {
            try reading.moment("mardi 03/04/2025", "day")
        }
        #expect(try reading.moment("mardi 04/03/2025", "day").day == "2025-03-04")
    }
}
