import Mediation
import Nomenclature
import Register
import Testing

/// Periods closed and reopened, and what was written late.
@Suite struct ClosingTests {
    private static func register() throws -> Register {
        let register = try RegisterTests.register()
        for day in ["2025-02-28", "2025-03-01", "2025-03-31", "2025-04-01"] {
            _ = try register.record(RegisterTests.session(day, [Contact(themes: ["sante"])]), on: RegisterTests.today)
        }
        try register.close(Period(typed: "2025-03"), reason: "sent to the funder")
        return register
    }

    @Test func `nothing is written in a closed period, its two ends included, everything outside it`() throws {
        let register = try Self.register()
        let march = try Period(typed: "2025-03")
        #expect(try register.closedPeriods() == [march])
        let before = try register.journal().count
        for day in ["2025-03-01", "2025-03-15", "2025-03-31"] {
            #expect(throws: RegisterProblem.closed(period: march)) {
                try register.record(RegisterTests.session(day), on: RegisterTests.today)
            }
        }
        // Out of the period, into it, and within it.
        for (number, day) in [("2", "2025-04-02"), ("1", "2025-03-02"), ("3", "2025-03-02")] {
            #expect(throws: RegisterProblem.closed(period: march)) {
                try register.amend(number, as: RegisterTests.session(day), reason: "x", on: RegisterTests.today)
            }
        }
        #expect(throws: RegisterProblem.closed(period: march)) { try register.cancel("3", reason: "x") }
        #expect(throws: RegisterProblem.closed(period: march)) {
            try RegisterTests.imported(register, [("1", RegisterTests.session("2025-03-10"))])
        }
        #expect(try register.journal().count == before && RegisterTests.totals(register).passages == 4)
        for day in ["2025-02-28", "2025-04-01"] {
            _ = try register.record(RegisterTests.session(day), on: RegisterTests.today)
        }
        try register.cancel("4", reason: "x")
    }

    @Test func `a write in a period closed since is not undone, one outside is`() throws {
        let register = try RegisterTests.register()
        _ = try register.record(RegisterTests.session("2025-03-04"), on: RegisterTests.today)
        try register.close(Period(typed: "2025-03"), reason: "x")
        #expect(try register.undo().entry.verb == "close")
        try register.close(Period(typed: "2025-03"), reason: "x")
        _ = try register.record(RegisterTests.session("2025-04-04"), on: RegisterTests.today)
        #expect(try register.undo().entry.verb == "record")
        #expect(try register.undo().entry.verb == "close")
        #expect(try register.undo().entry.verb == "record")
    }

    @Test func `a year held whole closes its accounts, a part of it does not`() throws {
        let register = try RegisterTests.register()
        func add(_ year: Int) throws {
            let cost = Cost(period: Period(year: year), category: "salaries", amount: Euros(cents: 100))
            try register.setUp("cost add", [.cost(cost)], isNew: true)
        }
        try register.close(Period(typed: "2024"), reason: "x")
        try register.close(Period(typed: "2025-S1"), reason: "x")
        #expect(throws: RegisterProblem.closed(period: try Period(typed: "2024"))) { try add(2024) }
        let spring = Cost(
            period: try Period(typed: "2025-03-10..2025-05-20"), category: "other", amount: Euros(cents: 1))
        #expect(throws: RegisterProblem.closed(period: try Period(typed: "2025-S1"))) {
            try register.setUp("cost add", [.cost(spring)], isNew: true)
        }
        try add(2025)
        try add(2023)
        #expect(try register.setup().costs.map(\.year) == [2025, 2023])
    }

    @Test func `a period is closed once, reopened once, and closed again`() throws {
        let register = try Self.register()
        let march = try Period(typed: "2025-03")
        #expect(throws: RegisterProblem.alreadyClosed(period: march)) { try register.close(march, reason: "again") }
        let april = try Period(typed: "2025-04")
        #expect(throws: RegisterProblem.notClosed(period: april)) { try register.reopen(april, reason: "x") }
        try register.reopen(march, reason: "a late sheet")
        #expect(try register.closedPeriods().isEmpty)
        #expect(throws: RegisterProblem.notClosed(period: march)) { try register.reopen(march, reason: "x") }
        _ = try register.record(RegisterTests.session("2025-03-10"), on: RegisterTests.today)
        try register.close(march, reason: "sent again")
        #expect(try register.closedPeriods() == [march])
        #expect(try register.journal().suffix(3).map(\.reason) == ["a late sheet", nil, "sent again"])
        // A period within another is closed on its own.
        try register.close(Period(typed: "2025"), reason: "x")
        try register.reopen(march, reason: "x")
        #expect(throws: RegisterProblem.closed(period: try Period(typed: "2025"))) {
            try register.record(RegisterTests.session("2025-03-11"), on: RegisterTests.today)
        }
    }

    @Test func `what came after a first closing is told as late, whatever came between`() throws {
        let register = try Self.register()
        let (march, year) = (try Period(typed: "2025-03"), try Period(typed: "2025"))
        #expect(try register.lateEntries(in: year).isEmpty)
        try register.reopen(march, reason: "a late sheet")
        let late = try register.record(RegisterTests.session("2025-03-31"), on: RegisterTests.today)
        _ = try register.amend("2", as: RegisterTests.session("2025-03-02"), reason: "x", on: RegisterTests.today)
        _ = try register.record(RegisterTests.session("2025-04-01"), on: RegisterTests.today)
        #expect(try register.lateEntries(in: year) == [2, late.number])
        #expect(try register.lateEntries(in: Period(typed: "2025-04")) == [])
        #expect(try register.lateEntries(in: Period(typed: "2025-03-31")) == [late.number])
        try register.cancel(String(late.number), reason: "x")
        #expect(try register.lateEntries(in: year) == [2])
    }
}
