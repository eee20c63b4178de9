import CSV
import Mediation
import Nomenclature
import Testing

@testable import Interchange

@Suite struct CellReadingTests {
    @Test(arguments: [
        ("12", 12), ("1 234", 1234), ("1\u{202F}234", 1234), ("12,0", 12), ("3 pers.", 3), ("x", 1), ("X", 1), ("0", 0),
    ])
    func `heads are read as people write them`(text: String, heads: Int) throws {
        #expect(try CellReading.heads(text, "", acceptsApproximate: false) == heads)
    }

    @Test(arguments: ["env. 12", "~8", "une dizaine", "10-12", "12+"])
    func `a count that is not exact is refused`(text: String) {
        #expect(throws: EntryProblem("n", text, .approximate)) {
            try CellReading.heads(text, "n", acceptsApproximate: false)
        }
    }

    @Test(arguments: ["-3", "12,5", "douze", "1e5", "12 et 3", "12 3", "1 23"])
    func `what is no count is refused`(text: String) {
        #expect(throws: EntryProblem.self) { try CellReading.heads(text, "n", acceptsApproximate: true) }
    }

    @Test(arguments: [
        ("1h30", "1h30"), ("90 min", "90 min"), ("1,5 h", "90"), ("2 heures", "120"), ("01:30:00", "01:30"),
        ("45.0", "45"), ("90'", "90"), ("90 ′", "90"),
    ])
    func `lengths are read as people write them`(text: String, minutes: String) throws {
        #expect(try CellReading.minutes(text, "") == minutes)
    }

    @Test(arguments: ["999999999999999999 heures", "99999999999999999999,5 h", "9223372036854775807", "999999 h 30"])
    func `a number of any size is refused without a trap`(text: String) {
        #expect(throws: EntryProblem("d", text, .minutesUnreadable)) { try CellReading.minutes(text, "d") }
        #expect(throws: EntryProblem.self) { try CellReading.minutes(hours: text, "d") }
        for heads in [text, "environ \(text)", "\(text)+"] {
            #expect(throws: EntryProblem.self) { try CellReading.heads(heads, "n", acceptsApproximate: true) }
        }
    }

    @Test(arguments: [
        ("34", "26_39"), ("34 ans", "26_39"), ("26-35 ans", "26_39"), ("75 et +", "75_plus"),
        ("plus de 80 ans", "75_plus"),
        ("60/70", "60_74"), ("3 ans", "0_5"),
    ])
    func `an age goes to its band`(text: String, band: String) { #expect(AgeWords.band(text) == band) }

    @Test(arguments: ["18-30 ans", "50-65 ans", "jeune", "12 mars", "25-45"])
    func `an age over two bands is no band`(text: String) { #expect(AgeWords.band(text) == nil) }

    @Test(arguments: [
        ("18 mois", "0_5"), ("6 mois", "0_5"), ("12 semaines", "0_5"), ("34.0", "26_39"), ("34,0", "26_39"),
        ("moins de 6 ans", "0_5"), ("-6 ans", "0_5"), ("75 ans et plus", "75_plus"), ("75+", "75_plus"),
        ("+ de 75 ans", "75_plus"), ("18/25", "18_25"), ("entre 18 et 25 ans", "18_25"), ("18 à 25", "18_25"),
        ("≥ 75", "75_plus"), ("à partir de 75 ans", "75_plus"), ("0-3 ans", "0_5"), ("1 an et 6 mois", "0_5"),
    ])
    func `an age written with signs or in months goes to its band`(text: String, band: String) {
        #expect(AgeWords.reading(text) == .band(band))
    }

    @Test(arguments: [
        "-18", "- de 18 ans", "-12 ans", "+60", "-25 ans", "moins de 18 ans", "> 60 ans", "16-25", "mineur", "majeur",
        "18 ans et plus", "jusqu’à 25 ans",
    ])
    func `a span over several bands is an age in none`(text: String) { #expect(AgeWords.reading(text) == .astride) }

    @Test(arguments: ["Motif 1", "2025", "CAF", "10 rue Haute", "3 enfants"])
    func `what is no age is none`(text: String) { #expect(AgeWords.title(text) == nil) }

    @Test func `a year of birth is an age on the day of the session`() {
        #expect(AgeWords.reading("né en 1990", year: 2025) == .band("26_39"))
        // 25 or 26: in two bands.
        #expect(AgeWords.reading("née en 1999", year: 2025) == .astride)
        #expect(AgeWords.reading("né en 1990") == .astride)
    }

    @Test(arguments: [
        ("1,30", "90"), ("2.45", "165"), ("0,45", "45"), ("2", "120"), ("1,3", "90"), ("09:45 min", "585"),
    ])
    func `hours and minutes parted by a decimal sign`(text: String, minutes: String) throws {
        #expect(try CellReading.minutes(hoursAndMinutes: text, "") == minutes)
    }

    @Test func `a span past midnight ends the next day`() throws {
        #expect(CellReading.span("21h-0h30")?.minutes == 210 && CellReading.span("9h-11h30")?.minutes == 150)
    }

    @Test(arguments: [
        ("lundi 4 mars 2025", "2025-03-04"), ("4/3/25", "2025-03-04"), ("04.03.2025", "2025-03-04"),
        ("1er avril 2025", "2025-04-01"),
        ("2025-03-04 09:30", "2025-03-04"), ("4 mars", "2025-03-04"), ("mar. 04/03/2025", "2025-03-04"),
        ("4/3", "2025-03-04"),
    ])
    func `days are read as tables have them`(text: String, iso: String) throws {
        let today = try #require(CivilDate(iso: "2026-01-01"))
        let reading = DayReading(.dayFirst, year: .calendar(2025), century: 20, today: today)
        #expect(try reading.moment(text, "day").day == iso)
    }

    @Test(
        arguments: [
            ("4 févr. 2025", "2025-02-04", nil), ("12 janv. 2025", "2025-01-12", nil),
            ("3 sept. 2025", "2025-09-03", nil),
            ("5 juil. 2025", "2025-07-05", nil), ("1 déc. 2025", "2025-12-01", nil),
            ("12 aout 2025", "2025-08-12", nil),
            ("2025-03-04T14:30:12.123+01:00", "2025-03-04", "14:30"), ("2025-03-05T09:00:00Z", "2025-03-05", "09:00"),
            ("3/4/2025 2:30 PM", "2025-04-03", "14:30"), ("4/3/2025 12:05 am", "2025-03-04", "00:05"),
            ("04/03/2025 - 14:30", "2025-03-04", "14:30"), ("mardi 4 mars 2025 à 9h", "2025-03-04", "09:00"),
            ("04/03/2025 09:02:59", "2025-03-04", "09:02"), ("45720", "2025-03-04", nil),
            ("20250304", "2025-03-04", nil),
            ("le 4 mars 2025", "2025-03-04", nil), ("Mar 4, 2025", "2025-03-04", nil),
            ("March 4 2025", "2025-03-04", nil),
            ("4-mars-25", "2025-03-04", nil), ("4 marzo 2025", "2025-03-04", nil), ("mar. 4 mars", "2025-03-04", nil),
        ] as [(String, String, String?)])
    func `days and hours are read in whatever form a program writes them`(
        text: String, day: String, hour: String?
    ) throws {
        let today = try #require(CivilDate(iso: "2026-01-01"))
        let moment = try DayReading(year: .calendar(2025), century: 20, today: today).moment(text, "day")
        #expect(moment.day == day && moment.hour == hour)
    }

    @Test(arguments: [
        "31/02/2025", "03/14/2025", "4 brumaire 2025", "mars 2025", "12", "04-05/03/2025", "??", "4/3/2025 25:00",
    ])
    func `what is no day is refused`(text: String) throws {
        #expect(throws: EntryProblem.self) { try DayReading(today: .latest).moment(text, "day") }
    }

    @Test func `a school year begins in September`() throws {
        let year = try #require(TableYear.found(in: "Permanences, année scolaire 2024-2025"))
        let reading = DayReading(year: year, today: .latest)
        #expect(try reading.moment("12 septembre", "").day == "2024-09-12")
        #expect(try reading.moment("16 janvier", "").day == "2025-01-16")
        #expect(try reading.moment("31 août", "").day == "2025-08-31")
        #expect(TableYear.found(in: "Suivi 2025") == .calendar(2025) && TableYear.found(in: "2023 et 2025") == nil)
        #expect(TableYear.found(in: "2024-25") == .school(2024) && TableYear("2024-2025") == .school(2024))
        #expect(TableYear("l’an 2025") == nil)
    }

    @Test func `most values say which comes first, an odd one is the odd one`() throws {
        let reading = DayReading(today: .latest)
        for text in ["18/03/2025", "20/03/2025", "04/03/2025"] { _ = try reading.moment(text, "") }
        #expect(throws: EntryProblem("day", "03/14/2025", .dayImpossible)) { try reading.moment("03/14/2025", "day") }
        #expect(reading.evidence.order == .dayFirst)
        let american = DayReading(.monthFirst, today: .latest)
        for text in ["3/13/2025", "3/14/2025", "3/4/2025"] {
            #expect(try american.moment(text, "").day.hasPrefix("2025-03"))
        }
        #expect(american.evidence.order == .monthFirst)
    }

    @Test func `margins shared among themes keep their totals and fit their lines`() {
        let margins = [
            Margin(dimension: .gender, code: "femme", count: 7), Margin(dimension: .gender, code: "homme", count: 3),
        ]
        let shares = MarginSharing.shares(margins, among: [5, 4, 1])
        for margin in margins {
            #expect(shares.joined().filter { $0.code == margin.code }.reduce(0) { $0 + $1.count } == margin.count)
        }
        for (share, heads) in zip(shares, [5, 4, 1]) { #expect(share.reduce(0) { $0 + $1.count } <= heads) }
    }

    @Test func `every word and title of ours names something that exists`() throws {
        for name in Profile.names {
            let profile = try Profile(yaml: try #require(Profile.text(named: name)), file: name)
            for column in profile.columns {
                if case .theme(let code, _) = column.target {
                    #expect(CodeBook.common[.theme, code] != nil, "\(name) \(code)")
                }
            }
        }
        for row in try Table(csv: try #require(Embedded.files["words.csv"])).rows where row["list"] != "status" {
            let list = try #require(CodeList(rawValue: row["list"]), "\(row["list"])")
            #expect(CodeBook.common[list, row["code"]] != nil, "\(row["list"]) \(row["code"])")
        }
        for row in try Table(csv: try #require(Embedded.files["titles.csv"])).rows {
            #expect(ProfileWords.target(row["field"]) != nil, "\(row["field"])")
        }
    }
}
