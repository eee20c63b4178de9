import CSV
import Mediation
import Nomenclature
import Testing

@testable import Interchange
@testable import Sheets

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

    @Test(arguments: ["-3", "12,5", "douze", "1e5", "12 et 3"])
    func `what is no count is refused`(text: String) {
        #expect(throws: EntryProblem.self) { try CellReading.heads(text, "n", acceptsApproximate: true) }
    }

    @Test(arguments: [
        ("1h30", "1h30"), ("90 min", "90 min"), ("1,5 h", "90"), ("2 heures", "120"), ("01:30:00", "01:30"),
        ("45.0", "45"),
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
        ("lundi 4 mars 2025", "2025-03-04"), ("4/3/25", "2025-03-04"), ("04.03.2025", "2025-03-04"),
        ("1er avril 2025", "2025-04-01"),
        ("2025-03-04 09:30", "2025-03-04"), ("4 mars", "2025-03-04"), ("mar. 04/03/2025", "2025-03-04"),
        ("4/3", "2025-03-04"),
    ])
    func `days are read as tables have them`(text: String, iso: String) throws {
        let today = try #require(CivilDate(iso: "2026-01-01"))
        let reading = DayReading(.dayFirst, year: 2025, century: 20, today: today)
        let read = try reading.iso(text, "day")
        #expect(try CivilDate(typed: read, today: today).description == iso)
    }

    @Test func `a month first is found from the values, and a table of both is not turned`() throws {
        let today = try #require(CivilDate(iso: "2026-01-01"))
        let first = DayReading(today: today)
        _ = try first.iso("03/04/2025", "day")
        #expect(throws: DayReading.IsMonthFirst.self) { try first.iso("03/14/2025", "day") }
        let second = DayReading(today: today)
        _ = try second.iso("14/03/2025", "day")
        #expect(throws: EntryProblem("day", "03/14/2025", .dayImpossible)) { try second.iso("03/14/2025", "day") }
        #expect(second.evidence.dayFirst == 1 && second.evidence.monthFirst == 1)
    }

    @Test(arguments: [["=1"], ["'=1"], ["''"], ["'a"], ["\t=1"], ["-3"], ["\"x\"", "a;b", "l1\nl2"]])
    func `any text comes back from CSV as it was`(cells: [String]) throws {
        for form in TableForm.allCases {
            let line = form.row(cells.map { .text($0) } + [.number("1")])
            let read = try #require(try CSVReader(separator: form.separator).rows(of: line).first)
            #expect(read.cells.dropLast().map { CSVText.withoutGuard($0) } == cells)
        }
    }

    @Test(arguments: [
        ("dd/mm/yyyy", NumberForm.day), ("[$-40C]d mmmm yyyy", .day), ("hh:mm", .timeOfDay), ("[h]:mm", .elapsed),
        ("0.00", .number),
        ("General", .number), ("d/m/yy h:mm", .dayAndTime), ("#,##0 \"jours\"", .number), ("[Red]0", .number),
    ])
    func `a number format tells days from numbers`(code: String, form: NumberForm) {
        #expect(NumberForm(formatCode: code) == form)
    }

    @Test func `serial numbers of workbooks are days, hours and numbers`() {
        var number = CellNumber()
        #expect(number.text("45720", .day) == "2025-03-04")
        #expect(number.text("45720.395833333", .dayAndTime) == "2025-03-04 09:30")
        #expect(number.text("0.0625", .timeOfDay) == "01:30")
        #expect(number.text("1.5", .elapsed) == "36:00")
        #expect(number.text("0.30000000000000004", .number) == "0.3")
        #expect(number.text("12.0", .number) == "12")
        for wild in ["1e300", "NaN", "-5", "0", "99999999"] { #expect(CivilDate(iso: number.text(wild, .day)) == nil) }
        number.countsFrom1904 = true
        #expect(number.text("44258", .day) == "2025-03-04")
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
        for row in try Table(csv: try #require(Embedded.files["words.csv"])).rows {
            let list = try #require(CodeList(rawValue: row["list"]), "\(row["list"])")
            #expect(CodeBook.common[list, row["code"]] != nil, "\(row["list"]) \(row["code"])")
        }
        for row in try Table(csv: try #require(Embedded.files["titles.csv"])).rows {
            #expect(ProfileWords.target(row["field"]) != nil, "\(row["field"])")
        }
    }
}
