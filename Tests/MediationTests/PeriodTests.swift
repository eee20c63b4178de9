import Mediation
import Testing

@Suite struct PeriodTests {
    @Test(arguments: [
        ("2025", "2025-01-01..2025-12-31"), ("2025-02", "2025-02-01..2025-02-28"),
        ("2025-T1", "2025-01-01..2025-03-31"), ("2025-Q4", "2025-10-01..2025-12-31"),
        ("2025-S2", "2025-07-01..2025-12-31"), ("2024-2025", "2024-09-01..2025-08-31"),
        ("2025-01-15..2025-03-31", "2025-01-15..2025-03-31"), ("2025-03-04", "2025-03-04..2025-03-04"),
        ("2024-02", "2024-02-01..2024-02-29"), ("2100-02", "2100-02-01..2100-02-28"),
        ("2000-T1", "2000-01-01..2000-03-31"), ("2025-S1", "2025-01-01..2025-06-30"),
        ("2025-t2", "2025-04-01..2025-06-30"), ("1900", "1900-01-01..1900-12-31"),
        ("2199", "2199-01-01..2199-12-31"), ("2199-12", "2199-12-01..2199-12-31"),
        ("2199-T4", "2199-10-01..2199-12-31"), ("2199-12-31", "2199-12-31..2199-12-31"),
        ("2198-2199", "2198-09-01..2199-08-31"), ("1900-01-01..2199-12-31", "1900-01-01..2199-12-31"),
    ])
    func `a period is read as people type it`(typed: String, bounds: String) throws {
        #expect(try Period(typed: typed).description == bounds)
    }

    @Test(arguments: [
        "25", "2025-13", "2025-T5", "2025-S3", "2025-T0", "2024-2026", "abc", "", "1899", "2200", "2199-2200",
        "1899-12-31", "2025-W01", "2025-T", "2025-TT", "2025-", "..", "2025-01-01..", "..2025-01-01",
        "2025-01-01..2200-01-01", "99999999999999999999",
    ])
    func `anything else is not a period`(typed: String) {
        #expect(throws: Period.TypedError.unreadable) { try Period(typed: typed) }
    }

    @Test func `a reversed period is told apart`() {
        #expect(throws: Period.TypedError.reversed) { try Period(typed: "2025-03-31..2025-01-15") }
    }

    @Test func `both bounds are in the period, and days are counted with them`() throws {
        let march = try Period(typed: "2024-03")
        for (day, isIn) in [("2024-02-29", false), ("2024-03-01", true), ("2024-03-31", true), ("2024-04-01", false)] {
            #expect(march.contains(try #require(CivilDate(iso: day))) == isIn, "\(day)")
        }
        #expect(march.days == 31)
        #expect(try Period(typed: "2024").days == 366 && Period(typed: "2199-12-31").days == 1)
        #expect(try Period(typed: "1900-01-01..2199-12-31").days == 109_573)
        #expect(Period(first: .latest, last: .earliest) == nil)
    }

    @Test(
        arguments: [
            ("2025", "2024"), ("2025-03", "2025-02"), ("2025-01", "2024-12"), ("2025-T1", "2024-T4"),
            ("2025-S1", "2024-S2"), ("2024-2025", "2023-2024"), ("2024-03", "2024-02"),
            ("2025-01-15..2025-01-21", "2025-01-08..2025-01-14"), ("2025-03-01", "2025-02-28"),
            ("2025-02-01..2025-02-28", "2025-01"), ("2024-02-01..2024-02-28", "2024-01-04..2024-01-31"),
            ("1901", "1900"), ("2199-12", "2199-11"), ("2199-12-31", "2199-12-30"), ("1900-01-02", "1900-01-01"),
            ("1900-01-03..1900-01-04", "1900-01-01..1900-01-02"),
            ("1900", nil), ("1900-01-01", nil), ("1900-01-02..1900-01-03", nil),
            ("1900-01-01..2199-12-31", nil), ("2000-01-01..2199-12-31", nil),
        ] as [(String, String?)])
    func `the period before is as long, in months where it is made of months, or there is none`(
        typed: String, before: String?
    ) throws {
        #expect(try Period(typed: typed).previous == before.map { try Period(typed: $0) })
    }

    @Test func `the months a period touches are in order, and the year of its valuation is the one of its middle`()
        throws
    {
        #expect(try Period(typed: "2024-11-15..2025-02-01").months == ["2024-11", "2024-12", "2025-01", "2025-02"])
        #expect(try Period(typed: "2199-12-31").months == ["2199-12"])
        #expect(try Period(typed: "1900-01-01..2199-12-31").months.count == 3600)
        #expect(try Period(typed: "2024-2025").mainYear == 2025)
        #expect(try Period(typed: "2024-11-01..2025-01-15").mainYear == 2024)
        #expect(try Period(typed: "2199-12-31").mainYear == 2199 && Period(typed: "1900-01-01").mainYear == 1900)
    }
}
