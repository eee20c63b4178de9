import Mediation
import Testing

@Suite struct AssertionTests {
    @Test(arguments: [
        ("passages 2025 = 4200", "passages 2025 = 4200"), (" passages  2025=4 200 ", "passages 2025 = 4200"),
        ("séances 2025-T1 >= 1\u{202F}234\u{A0}567", "sessions 2025-T1 >= 1234567"),
        ("minutes 2025-01-01..2025-03-31 < 7", "minutes 2025-01-01..2025-03-31 < 7"),
        ("personnes 2025 >= 600", "people 2025 >= 600"), ("newPeople 2025-T1 = 3", "newPeople 2025-T1 = 3"),
    ]) func `an assertion reads back to itself`(_ typed: String, _ text: String) throws {
        let assertion = try #require(Assertion(typed: typed))
        #expect(assertion.description == text)
        #expect(Assertion(typed: text) == assertion)
    }

    @Test(arguments: [
        "", "passages", "passages 2025", "passages 2025 = ", "passages 2025 = -3",
        "passages 2025 == 3",
        "passages 2025 = 12,5", "passages 2025-13 = 3", "passages 2025 = 99999999999999999999", "passages 2025 = 1 23",
    ]) func `anything else is refused`(_ typed: String) {
        #expect(Assertion(typed: typed) == nil)
    }

    @Test func `each sign means what it says`() throws {
        for (sign, truths) in [
            ("=", [false, true, false]), ("<", [true, false, false]), ("<=", [true, true, false]),
            (">", [false, false, true]), (">=", [false, true, true]),
        ] {
            let assertion = try #require(Assertion(typed: "passages 2025 \(sign) 5"))
            let verdicts = [4, 5, 6].map { assertion.verdict(for: PeopleCount(low: $0, high: $0)) }
            #expect(verdicts == truths.map { $0 ? .holds : .fails }, "\(sign)")
        }
    }

    @Test func `of bounds, what holds for all of them holds, for none fails, and else cannot be told`() throws {
        let bounds = [(1, 4), (4, 5), (5, 6), (6, 9), (1, 9)].map { PeopleCount(low: $0.0, high: $0.1) }
        for (sign, verdicts) in [
            ("=", "fail ? ? fail ?"), ("<", "hold ? fail fail ?"), ("<=", "hold hold ? fail ?"),
            (">", "fail fail ? hold ?"), (">=", "fail ? hold hold ?"),
        ] {
            let assertion = try #require(Assertion(typed: "people 2025 \(sign) 5"))
            let found = bounds.map { bounds in
                switch assertion.verdict(for: bounds) {
                case .holds: "hold"
                case .fails: "fail"
                case .cannotBeTold: "?"
                }
            }
            #expect(found.joined(separator: " ") == verdicts, "\(sign)")
        }
    }
}
