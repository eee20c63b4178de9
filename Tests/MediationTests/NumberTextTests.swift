import Mediation
import Testing

@Suite struct NumberTextTests {
    private let french = NumberText(.french)
    private let english = NumberText(.english)

    @Test(arguments: [
        (0, "0", "0"), (999, "999", "999"), (1000, "1\u{202F}000", "1,000"),
        (1_234_567, "1\u{202F}234\u{202F}567", "1,234,567"),
        (-1000, "-1\u{202F}000", "-1,000"),
        (Int.min, "-9\u{202F}223\u{202F}372\u{202F}036\u{202F}854\u{202F}775\u{202F}808", "-9,223,372,036,854,775,808"),
    ])
    func `whole numbers are grouped by three`(number: Int, inFrench: String, inEnglish: String) {
        #expect(french.count(number) == inFrench && english.count(number) == inEnglish)
    }

    @Test(arguments: [
        (0.5, 0, "1"), (2.5, 0, "3"), (-2.5, 0, "-3"), (-0.4, 0, "0"), (1.005, 1, "1,0"), (12.25, 1, "12,3"),
        (1234.5, 2, "1\u{202F}234,50"), (0.000_001, 6, "0,000001"), (99.999, 2, "100,00"), (-0.001, 2, "0,00"),
    ])
    func `a decimal number is rounded half away from zero, and no zero has a sign`(
        number: Double, decimals: Int, text: String
    ) {
        #expect(french.decimal(number, decimals: decimals) == text)
    }

    @Test(arguments: [1e12, 9.007_199_254_740_993e15, 1e18, 1e19, 1e100, 1.797e308, -1e300, .infinity, .nan])
    func `no number is too large to be written`(number: Double) {
        for decimals in 0...6 {
            let text = english.decimal(number, decimals: decimals)
            #expect(!text.isEmpty && text.count < 40, "\(number) \(decimals) \(text)")
            guard number.isFinite, let read = Double(text.filter { $0 != "," }) else { continue }
            #expect(abs(read - number) <= abs(number) * 1e-12, "\(number) \(decimals) \(text)")
        }
        #expect(number.isFinite || french.decimal(number, decimals: 0) == "—")
    }

    @Test func `money, shares, lengths and days are written as each language has them`() throws {
        #expect(french.euros(1234.4) == "1\u{202F}234\u{A0}€" && english.euros(1234.4) == "€1,234")
        #expect(french.euros(-12.5, decimals: 2) == "-12,50\u{A0}€" && english.euros(-12.5, decimals: 2) == "-€12.50")
        #expect(french.percent(0.125) == "13\u{A0}%" && english.percent(0.124) == "12%")
        #expect(french.duration(minutes: 725) == "12\u{A0}h\u{A0}05" && english.duration(minutes: 120) == "2\u{A0}h")
        let day = try #require(CivilDate(iso: "2025-03-01"))
        #expect(french.day(day) == "1er mars 2025" && english.day(day) == "1 March 2025")
        #expect(french.day(.latest) == "31 décembre 2199")
    }

    @Test(
        arguments: [
            (0, 0, "0"), (1234.5, 2, "1,234.50"), (-0.004, 2, "0.00"), (-1234.567, 1, "-1,234.6"), (0.5, 0, "1"),
            (999_999_999_999_999, 6, "999,999,999,999,999"), (8_999_999_999_999_999, 2, "8,999,999,999,999,999"),
            (1e16, 2, "1.00 × 10^16"), (-9.999e29, 0, "-1.00 × 10^30"), (1.25e300, 2, "1.25 × 10^300"),
            (Double.infinity, 2, "—"), (Double.nan, 0, "—"),
        ] as [(Double, Int, String)])
    func `a number is rounded half away from zero, and very large ones take a power of ten`(
        number: Double, decimals: Int, text: String
    ) {
        #expect(NumberText(.english).decimal(number, decimals: decimals) == text)
    }
}
