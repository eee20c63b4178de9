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
        let numbers = CivilDate.earliest.dayNumber...CivilDate.latest.dayNumber
        #expect(numbers.allSatisfy { CivilDate(dayNumber: $0)?.dayNumber == $0 })
        #expect(CivilDate(iso: "1970-01-01")?.dayNumber == 0)
        #expect(CivilDate(iso: "2025-03-04")?.weekday == 2)
    }

    @Test func `each day comes one number after the day before, and one day of the week`() throws {
        var day = CivilDate.earliest
        #expect(day.weekday == 1, "1 January 1900 was a Monday")
        while let next = day.adding(days: 1) {
            #expect(next > day && next.dayNumber == day.dayNumber + 1 && next.weekday == day.weekday % 7 + 1)
            day = next
        }
        #expect(day == .latest)
    }

    @Test(arguments: [
        (1900, 28), (1904, 29), (2000, 29), (2023, 28), (2024, 29), (2100, 28), (2196, 29), (2199, 28),
    ])
    func `a century has no leap day unless it divides by four hundred`(year: Int, days: Int) {
        #expect(CivilDate.days(inMonth: 2, of: year) == days)
        #expect((CivilDate(year: year, month: 2, day: 29) != nil) == (days == 29))
    }

    @Test func `nothing comes before 1900 nor after 2199`() {
        #expect(CivilDate(iso: "1899-12-31") == nil && CivilDate(iso: "2200-01-01") == nil)
        #expect(CivilDate.earliest.description == "1900-01-01" && CivilDate.latest.description == "2199-12-31")
        #expect(CivilDate.earliest.adding(days: -1) == nil && CivilDate.latest.adding(days: 1) == nil)
        #expect(CivilDate.earliest.adding(days: 109_572) == .latest, "three hundred years, 73 of them leap")
        for count in [Int.min, -1_000_000, 1_000_000, Int.max] {
            #expect(CivilDate.earliest.adding(days: count) == nil && CivilDate.latest.adding(days: count) == nil)
            #expect(CivilDate(dayNumber: count) == nil)
        }
    }

    @Test(arguments: ["hier", "yesterday", "avant-hier"])
    func `yesterday is refused on the first day there is`(typed: String) {
        #expect(throws: CivilDate.TypedError.noSuchDay) { try CivilDate(typed: typed, today: .earliest) }
    }

    @Test(arguments: [
        "0000-00-00", "9999-99-99", "-2025-03-04", "2025-03-4", "２０２５-03-04", "2025-03-04 ", "2025/03/04",
        "99999999999999999999/1/2025", "1/99999999999999999999/2025",
    ])
    func `no text traps, and none of these is a day`(typed: String) {
        #expect(CivilDate(iso: typed) == nil)
        #expect(throws: CivilDate.TypedError.self) { try CivilDate(typed: typed + "x", today: Self.today) }
    }
}
