import Mediation
import Testing

@Suite struct AssertionTests {
    @Test(arguments: [
        ("passages 2025 = 4200", "passages 2025 = 4200"), (" passages  2025=4 200 ", "passages 2025 = 4200"),
        ("séances 2025-T1 >= 1\u{202F}234\u{A0}567", "sessions 2025-T1 >= 1234567"),
        ("minutes 2025-01-01..2025-03-31 < 7", "minutes 2025-01-01..2025-03-31 < 7"),
    ]) func `an assertion reads back to itself`(_ typed: String, _ text: String) throws {
        let assertion = try #require(Assertion(typed: typed))
        #expect(assertion.description == text)
        #expect(Assertion(typed: text) == assertion)
    }

    @Test(arguments: [
        "", "passages", "passages 2025", "passages 2025 = ", "people 2025 = 3", "passages 2025 = -3",
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
            #expect([4, 5, 6].map { assertion.holds(for: $0) } == truths, "\(sign)")
        }
    }
}
