import CSV
import Foundation
import Testing

@testable import Sheets

/// OpenDocument spreadsheets, cell by cell: flat files, whose content is that of the archives.
@Suite struct OpenDocumentTests {
    private static func cell(_ kind: String, _ value: String = "", _ text: String = "", more: String = "") -> String {
        "<table:table-cell office:value-type=\"\(kind)\" \(value) \(more)><text:p>\(text)</text:p></table:table-cell>"
    }

    private static func read(_ rows: String, sheet: Int = 0) throws -> SheetSample.Reading {
        try SheetSample.read(
            SheetSample.flat("<table:table table:name=\"Mars\">\(rows)</table:table>"), named: "t.fods")
    }

    private static func row(_ cells: String, _ more: String = "") -> String {
        "<table:table-row \(more)>\(cells)</table:table-row>"
    }

    @Test func `values are read from the cell, not from what it shows`() throws {
        let reading = try Self.read(
            Self.row(
                Self.cell("float", "office:value=\"1234.5\"", "1 234,50")
                    + Self.cell("currency", "office:value=\"12\"", "12,00 €")
                    + Self.cell("percentage", "office:value=\"0.5\"", "50 %")
                    + Self.cell("date", "office:date-value=\"2025-03-04\"", "mardi")
                    + Self.cell("date", "office:date-value=\"2025-03-04T09:30:00\"", "9 h 30")
                    + Self.cell("date", "office:date-value=\"2025-03-04T00:00:00\"", "4/3")
                    + Self.cell("time", "office:time-value=\"PT01H30M00S\"", "1 h 30")
                    + Self.cell("boolean", "office:boolean-value=\"true\"", "VRAI") + Self.cell("string", "", "plain")))
        #expect(
            reading.cells == [
                ["1234.5", "12", "0.5", "2025-03-04", "2025-03-04 09:30", "2025-03-04", "01:30", "1", "plain"]
            ])
    }

    @Test func `a text keeps its spaces, tabs, breaks and paragraphs, and not its note`() throws {
        let reading = try Self.read(
            Self.row(
                """
                <table:table-cell><office:annotation><text:p>a note</text:p></office:annotation><text:p>one<text:s text:c="2"/>\
                <text:span>two</text:span></text:p><text:p>three<text:tab/>four<text:line-break/>five</text:p></table:table-cell>
                """))
        #expect(reading.cells == [["one  two\nthree\tfour\nfive"]])
    }

    @Test func `cells and rows that are repeated are all there, those that fill the sheet are not`() throws {
        let reading = try Self.read(
            Self.row(Self.cell("string", "", "x", more: "table:number-columns-repeated=\"3\""))
                + Self.row(
                    "<table:table-cell table:number-columns-repeated=\"16384\"/>", "table:number-rows-repeated=\"4\"")
                + Self.row(Self.cell("string", "", "y"), "table:number-rows-repeated=\"2\"")
                + Self.row("<table:table-cell/>", "table:number-rows-repeated=\"9223372036854775807\"")
                + Self.row("<table:table-cell/>", "table:number-rows-repeated=\"9223372036854775807\""))
        #expect(reading.cells == [["x", "x", "x"], ["y"], ["y"]] && reading.rows.map(\.line) == [1, 6, 7])
    }

    @Test(
        arguments: [
            (row(cell("string", "", "x"), "table:number-rows-repeated=\"1048577\""), .tooManyRows),
            (row(cell("string", "", "x"), "table:number-rows-repeated=\"9223372036854775807\""), .tooManyRows),
            (row(cell("string", "", "x", more: "table:number-columns-repeated=\"1001\"")), .tooManyColumns(line: 1)),
            (
                row(cell("string", "", "x", more: "table:number-columns-repeated=\"9223372036854775807\"")),
                .tooManyColumns(line: 1)
            ),
            (
                row(
                    "<table:table-cell table:number-columns-repeated=\"9223372036854775807\"/>"
                        + cell("string", "", "x")), .tooManyColumns(line: 1)
            ),
            (row("<table:table-cell>"), .damagedSheet),
        ] as [(String, FileProblem.Reason)])
    func `more than a sheet can hold is refused`(rows: String, reason: FileProblem.Reason) {
        #expect { try Self.read(rows) } throws: { ($0 as? FileProblem)?.reason == reason }
    }

    @Test func `covered cells of a merge are empty, hidden rows and columns are told`() throws {
        let reading = try Self.read(
            "<table:table-column table:visibility=\"collapse\" table:number-columns-repeated=\"2\"/>"
                + Self.row(
                    Self.cell("string", "", "a", more: "table:number-columns-spanned=\"2\"")
                        + "<table:covered-table-cell/>"
                        + Self.cell("string", "", "b"))
                + Self.row(Self.cell("string", "", "c"), "table:visibility=\"filter\""))
        #expect(reading.cells == [["a", "", "b"], ["c"]])
        #expect(reading.notes.hiddenColumns == 2 && reading.notes.hiddenRows == 1)
    }

    @Test func `sheets are in order, a hidden one told so`() throws {
        let hidden = "<style:style style:name=\"h\"><style:table-properties table:display=\"false\"/></style:style>"
        let data = SheetSample.flat(
            """
            <table:table table:name="Mars" table:style-name="v">\(Self.row(Self.cell("string", "", "m")))</table:table>\
            <table:table table:name="Listes" table:style-name="h">\(Self.row(Self.cell("string", "", "l")))</table:table>
            """, styles: hidden)
        try SheetSample.withFile(data, named: "t.fods") { file in
            #expect(file.sheets.map(\.name) == ["Mars", "Listes"] && file.sheets.map(\.isHidden) == [false, true])
            var cells: [[String]] = []
            try file.read { cells.append($0.cells) }
            try file.read(file.sheets[1]) { cells.append($0.cells) }
            #expect(cells == [["m"], ["l"]])
        }
    }

    @Test func `a document without a table, with entities, or as an archive under a password is refused`() {
        let entity = Data("<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a \"b\">]><office:document/>".utf8)
        let locked = SheetSample.archive([
            ("content.xml", "<x/>"), ("META-INF/manifest.xml", "<manifest:encryption-data/>"),
        ])
        for (data, name, reason) in [
            (SheetSample.flat(""), "t.fods", .notAWorkbook), (entity, "t.fods", .declaresEntities),
            (locked, "t.ods", .lockedWorkbook),
        ] as [(Data, String, FileProblem.Reason)] {
            #expect("\(reason)") { try SheetSample.read(data, named: name) } throws: {
                ($0 as? FileProblem)?.reason == reason
            }
        }
    }

    @Test func `elements within one another without end are refused`() {
        let deep = String(repeating: "<text:span>", count: 300) + "x" + String(repeating: "</text:span>", count: 300)
        #expect { try Self.read(Self.row(Self.cell("string", "", deep))) } throws: {
            ($0 as? FileProblem)?.reason == .tooDeep
        }
    }
}
