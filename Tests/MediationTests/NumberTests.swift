import Mediation
import Testing

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

    @Test func `the largest number read is twelve digits, and two of them add up`() throws {
        let largest = try Euros(typed: "999999999999,99")
        #expect(largest.cents == DecimalText.largest && largest.description == "999999999999.99")
        #expect((largest + largest).cents == 2 * DecimalText.largest)
        #expect(try Quantity(typed: "999 999 999 999").value == 999_999_999_999)
        for typed in ["1000000000000", String(repeating: "9", count: 400), "0,\(String(repeating: "9", count: 400))"] {
            #expect(throws: DecimalText.Failure.unreadable) { try Euros(typed: typed) }
        }
    }

    @Test(
        arguments: [
            (0, "0"), (5, "0.05"), (50, "0.5"), (1200, "12"), (1250, "12.5"), (-5, "-0.05"), (-1250, "-12.5"),
            (Int64.max, "92233720368547758.07"), (Int64.min, "-92233720368547758.08"),
        ] as [(Int64, String)])
    func `hundredths are written without useless zeros`(hundredths: Int64, text: String) {
        #expect(DecimalText.text(hundredths: hundredths) == text)
    }

    @Test(
        arguments: [
            ("99999", nil), ("9999", 9999), ("9999h59", 599_999), ("24:00", 1440), ("-1", nil), ("1h-5", nil),
            ("h30", nil),
            ("1h30h", nil), ("1:5", nil), ("1:", nil), ("９", nil), ("99999999999999999999h", nil),
        ] as [(String, Int?)])
    func `a length beyond four digits is none`(typed: String, minutes: Int?) {
        #expect(Minutes(typed: typed)?.value == minutes)
    }

    @Test(
        arguments: [
            ("00:00", 0), ("23:59", 1439), ("9h", 540), ("9h30", 570), ("24:00", nil), ("12:60", nil), ("9:3", nil),
            ("9", nil), ("", nil), ("-1:00", nil), ("999999999999999999999:00", nil),
        ] as [(String, Int?)])
    func `an hour of the day is before midnight`(typed: String, minutes: Int?) {
        #expect(ClockTime(typed: typed)?.minutesSinceMidnight == minutes)
    }
}
