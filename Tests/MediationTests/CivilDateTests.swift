import Mediation
import Testing

@Suite struct CivilDateTests {
    static let today = CivilDate(iso: "2025-06-15")!

    @Test(arguments: [
        ("2025-03-04", "2025-03-04"), ("04/03/2025", "2025-03-04"), ("4/3/2025", "2025-03-04"),
        ("4 mars 2025", "2025-03-04"), ("1er mars 2025", "2025-03-01"), ("4 March 2025", "2025-03-04"),
        ("hier", "2025-06-14"), ("today", "2025-06-15"), ("aujourd’hui", "2025-06-15"), ("29/02/2024", "2024-02-29"),
    ])
    func `a day is read as people type it`(typed: String, iso: String) throws {
        #expect(try CivilDate(typed: typed, today: Self.today).description == iso)
    }

    @Test(arguments: ["03/13/2025", "31/02/2025", "29/02/2025", "31 avril 2025"])
    func `a day that is not in the calendar is refused`(typed: String) {
        #expect(throws: CivilDate.TypedError.noSuchDay) { try CivilDate(typed: typed, today: Self.today) }
    }

    @Test func `a two-digit year is refused`() {
        #expect(throws: CivilDate.TypedError.twoDigitYear) { try CivilDate(typed: "04/03/25", today: Self.today) }
    }

    @Test(arguments: ["", "demain peut-être", "2025", "4//2025", "12/2025", "04/03/20255", "a/b/c"])
    func `anything else is not a day`(typed: String) {
        #expect(throws: CivilDate.TypedError.unreadable) { try CivilDate(typed: typed, today: Self.today) }
    }

    @Test func `day numbers and days are each other's inverse over all years`() {
        let first = CivilDate(year: 1900, month: 1, day: 1)!.dayNumber
        let last = CivilDate(year: 2199, month: 12, day: 31)!.dayNumber
        #expect((first...last).allSatisfy { CivilDate(dayNumber: $0).dayNumber == $0 })
        #expect(CivilDate(iso: "1970-01-01")?.dayNumber == 0)
        #expect(CivilDate(iso: "2025-03-04")?.weekday == 2)
    }
}

@Suite struct PeriodTests {
    @Test(arguments: [
        ("2025", "2025-01-01..2025-12-31"), ("2025-02", "2025-02-01..2025-02-28"),
        ("2025-T1", "2025-01-01..2025-03-31"), ("2025-Q4", "2025-10-01..2025-12-31"),
        ("2025-S2", "2025-07-01..2025-12-31"), ("2024-2025", "2024-09-01..2025-08-31"),
        ("2025-01-15..2025-03-31", "2025-01-15..2025-03-31"), ("2025-03-04", "2025-03-04..2025-03-04"),
    ])
    func `a period is read as people type it`(typed: String, bounds: String) throws {
        #expect(try Period(typed: typed).description == bounds)
    }

    @Test(arguments: ["25", "2025-13", "2025-T5", "2025-S3", "2024-2026", "abc", ""])
    func `anything else is not a period`(typed: String) {
        #expect(throws: Period.TypedError.unreadable) { try Period(typed: typed) }
    }

    @Test func `a reversed period is told apart`() {
        #expect(throws: Period.TypedError.reversed) { try Period(typed: "2025-03-31..2025-01-15") }
    }
}

@Suite struct NumberTests {
    @Test(
        arguments: [
            ("12", 1200), ("12,5", 1250), ("12.50", 1250), ("1 234,56", 123_456), ("1\u{202F}234,56 €", 123_456),
            ("0,125", -1),
            ("1.234", -2), ("1,234", -2), ("1 23", -1), ("-5", -1), ("", -1), ("12abc", -1), ("1,2,3", -1),
        ] as [(String, Int64)])
    func `money is read digit by digit, or refused`(typed: String, cents: Int64) {
        let read: Int64
        do { read = try Euros(typed: typed).cents } catch { read = error == .ambiguous ? -2 : -1 }
        #expect(read == cents)
    }

    @Test(
        arguments: [
            ("90", 90), ("1h30", 90), ("1:30", 90), ("2h", 120), ("45 min", 45), ("1h75", nil), ("abc", nil), ("", nil),
        ] as [(String, Int?)])
    func `a duration is minutes, or hours and minutes`(typed: String, minutes: Int?) {
        #expect(Minutes(typed: typed)?.value == minutes)
    }
}
