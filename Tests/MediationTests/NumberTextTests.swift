import Mediation
import Testing

/// Numbers as people read them.
@Suite struct NumberTextTests {
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
