import Mediation
import Testing

@testable import Sheets

@Suite struct CellNumberTests {
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
}
