import CSV
import Foundation
import Testing

@testable import Sheets

/// Excel workbooks, cell by cell.
@Suite struct WorkbookTests {
    private static func read(_ rows: String, shared: String = "", formats: [String] = [], properties: String = "")
        throws
        -> SheetSample.Reading
    {
        try SheetSample.read(
            SheetSample.workbook(rows, shared: shared, formats: formats, properties: properties), named: "t.xlsx")
    }

    @Test func `texts are shared, inline, or results of formulas`() throws {
        let reading = try Self.read(
            """
            <row r="1"><c r="A1" t="s"><v>1</v></c><c r="B1" t="inlineStr"><is><t>inline &amp; plain</t></is></c>\
            <c r="C1" t="str"><f>A1&amp;"x"</f><v>made</v></c></row>
            """, shared: "<si><t>first</t></si><si><r><t>in </t></r><r><t>parts</t></r><rPh><t>phonetic</t></rPh></si>")
        #expect(reading.cells == [["in parts", "inline & plain", "made"]])
        #expect(reading.notes == SheetNotes())
    }

    @Test func `numbers are read as what their format shows`() throws {
        let reading = try Self.read(
            """
            <row r="1"><c r="A1"><v>12</v></c><c r="B1"><v>12.5</v></c><c r="C1"><v>0.30000000000000004</v></c>\
            <c r="D1"><v>1E3</v></c></row>
            <row r="2"><c r="A2" s="1"><v>45720</v></c><c r="B2" s="2"><v>45720.5</v></c><c r="C2" s="3"><v>0.375</v></c>\
            <c r="D2" s="4"><v>1.5</v></c></row>
            <row r="3"><c r="A3" t="d"><v>2025-03-04T00:00:00</v></c><c r="B3" t="d"><v>2025-03-04T09:30:00</v></c>\
            <c r="C3" t="b"><v>1</v></c><c r="D3" s="99"><v>45720</v></c></row>
            """, formats: ["dd/mm/yyyy hh:mm", "hh:mm", "[h]:mm"])
        #expect(
            reading.cells == [
                ["12", "12.5", "0.3", "1000"], ["2025-03-04", "2025-03-04 12:00", "09:00", "36:00"],
                ["2025-03-04", "2025-03-04 09:30", "1", "45720"],
            ])
    }

    @Test func `days of old Macintosh workbooks are counted from 1904`() throws {
        let row = "<row r=\"1\"><c r=\"A1\" s=\"1\"><v>44258</v></c></row>"
        #expect(try Self.read(row, properties: " date1904=\"1\"").cells == [["2025-03-04"]])
        #expect(try Self.read(row).cells == [["2021-03-03"]])
    }

    @Test func `an error is read as it is shown, a formula without result is told`() throws {
        let reading = try Self.read(
            """
            <row r="1"><c r="A1" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="B1" t="e"><v>#N/A</v></c>\
            <c r="C1"><f>A1+1</f></c><c r="D1" t="str"><f>""</f><v></v></c></row>
            """)
        #expect(reading.cells == [["#DIV/0!", "#N/A"]])
        #expect(reading.notes.formulasWithoutResult == 1)
    }

    @Test func `hidden rows and columns are read and told, merged cells have one value`() throws {
        let data = SheetSample.workbook(
            """
            <row r="1"><c r="A1" t="str"><v>a</v></c><c r="B1" t="str"><v>b</v></c></row>\
            <row r="2" hidden="1"><c r="A2" t="str"><v>c</v></c></row>\
            <row r="3"><c r="A3" t="str"><v>d</v></c><c r="B3"/></row>
            """, columns: "<col min=\"2\" max=\"4\" hidden=\"1\"/><col min=\"5\" max=\"5\"/>",
            after: "<mergeCells><mergeCell ref=\"A3:B4\"/></mergeCells>")
        let reading = try SheetSample.read(data, named: "t.xlsx")
        #expect(reading.cells == [["a", "b"], ["c"], ["d"]] && reading.rows.map(\.line) == [1, 2, 3])
        #expect(reading.notes.hiddenRows == 1 && reading.notes.hiddenColumns == 3)
    }

    @Test func `cells lie where they say, or after the one before`() throws {
        let reading = try Self.read(
            """
            <row r="2"><c r="C2"><v>1</v></c><c><v>2</v></c></row><row r="5"><c r="A5" t="str"><v> </v></c></row>\
            <row r="9"><c><v>3</v></c></row><row><c r="B10"><v>4</v></c></row>
            """)
        #expect(reading.cells == [["", "", "1", "2"], ["3"], ["", "4"]] && reading.rows.map(\.line) == [2, 9, 10])
    }

    @Test(
        arguments: [
            ("<row r=\"2\"/><row r=\"1\"/>", .damagedSheet), ("<row r=\"x\"/>", .damagedSheet),
            ("<row r=\"1048577\"/>", .tooManyRows), ("<row r=\"99999999999999999999\"/>", .damagedSheet),
            ("<row r=\"1\"><c r=\"ALM1\"><v>1</v></c></row>", .tooManyColumns(line: 1)),
            ("<row r=\"1\"><c r=\"ZZZZZZZZZZZZZZZZ1\"><v>1</v></c></row>", .tooManyColumns(line: 1)),
            ("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>7</v></c></row>", .damagedSheet),
            ("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>-1</v></c></row>", .damagedSheet),
            ("<row r=\"1\"><c r=\"A1\"><v>1</v></row>", .damagedSheet),
        ] as [(String, FileProblem.Reason)])
    func `a sheet that cannot be is refused`(rows: String, reason: FileProblem.Reason) {
        #expect { try Self.read(rows) } throws: { ($0 as? FileProblem)?.reason == reason }
    }

    @Test func `a last column, a largest cell are read, one more is not`() throws {
        let text = String(repeating: "x", count: SheetLimits.cellBytes)
        #expect(try Self.read("<row r=\"1\"><c r=\"ALL1\" t=\"str\"><v>\(text)</v></c></row>").cells[0].count == 1000)
        #expect(throws: FileProblem.self) {
            try Self.read("<row r=\"1\"><c r=\"A1\" t=\"str\"><v>\(text)x</v></c></row>")
        }
    }

    @Test(
        arguments: [
            ("../evil.xml", .outsideMember("../evil.xml")), ("/etc/passwd", .outsideMember("/etc/passwd")),
            ("a\\..\\b", .outsideMember("a\\..\\b")), ("notes.txt", .notAWorkbook),
            ("xl/workbook.bin", .binaryWorkbook),
        ] as [(String, FileProblem.Reason)])
    func `an archive that is no workbook is told for what it is`(member: String, reason: FileProblem.Reason) {
        let data = SheetSample.archive([(member, "x")])
        #expect { try SheetSample.read(data, named: "t.xlsx") } throws: { ($0 as? FileProblem)?.reason == reason }
    }

    @Test func `an archive cut anywhere is refused or read, never more than it holds`() throws {
        let data = SheetSample.workbook("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>")
        for length in stride(from: 2, to: data.count, by: 97) {
            #expect(throws: FileProblem.self) { try SheetSample.read(data.prefix(length), named: "t.xlsx") }
        }
        var many = (0...SheetLimits.members).map { ("m\($0)", "") }
        #expect(throws: FileProblem.self) { try SheetSample.read(SheetSample.archive(many), named: "t.xlsx") }
        many = [("xl/workbook.xml", "<workbook/>")]
        #expect(throws: FileProblem.self) { try SheetSample.read(SheetSample.archive(many), named: "t.xlsx") }
    }
}
