import CSV
import Foundation

@testable import Sheets

/// Files of sheets made for a test, read and removed at once.
enum SheetSample {
    /// What a file was read to.
    struct Reading {
        var rows: [CSVRow] = []
        var notes = SheetNotes()
        var cells: [[String]] { rows.map(\.cells) }
    }

    /// Reads one sheet of a file of these bytes.
    static func read(_ bytes: Data, named name: String, sheet: Int = 0) throws -> Reading {
        try withFile(bytes, named: name) { file in
            var reading = Reading()
            reading.notes = try file.read(file.sheets[sheet]) { reading.rows.append($0) }
            return reading
        }
    }

    /// A file of these bytes, there while the body runs.
    static func withFile<Value>(_ bytes: Data, named name: String, _ body: (SheetFile) throws -> Value) throws -> Value
    {
        let folder = FileManager.default.temporaryDirectory.appending(path: "relais-sheet-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appending(path: name)
        try bytes.write(to: path)
        return try body(SheetFile(path.path))
    }

    /// A flat OpenDocument spreadsheet around the XML of its tables.
    static func flat(_ tables: String, styles: String = "") -> Data {
        let spaces = ["office", "table", "text", "style"].map {
            "xmlns:\($0)=\"urn:oasis:names:tc:opendocument:xmlns:\($0):1.0\""
        }
        return Data(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <office:document \(spaces.joined(separator: " "))><office:automatic-styles>\(styles)</office:automatic-styles>\
            <office:body><office:spreadsheet>\(tables)</office:spreadsheet></office:body></office:document>
            """.utf8)
    }

    /// A workbook of one sheet around the XML of its rows.
    /// - Parameters:
    ///   - shared: its shared texts, `<si>` elements.
    ///   - formats: number formats beside those every workbook knows, by their place among the styles.
    static func workbook(
        _ rows: String, shared: String = "", formats: [String] = [], columns: String = "", properties: String = "",
        after: String = ""
    ) -> Data {
        let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
        let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        let package = "http://schemas.openxmlformats.org/package/2006/relationships"
        let codes = formats.enumerated().map { "<numFmt numFmtId=\"\(200 + $0)\" formatCode=\"\($1)\"/>" }.joined()
        let styles = formats.indices.map { "<xf numFmtId=\"\(200 + $0)\"/>" }.joined()
        return archive([
            (
                "xl/workbook.xml",
                """
                <workbook xmlns="\(main)" xmlns:r="\(office)"><workbookPr\(properties)/><sheets>\
                <sheet name="Mars" sheetId="1" r:id="rId1"/></sheets></workbook>
                """
            ),
            (
                "xl/_rels/workbook.xml.rels",
                "<Relationships xmlns=\"\(package)\"><Relationship Id=\"rId1\" Target=\"worksheets/sheet1.xml\"/></Relationships>"
            ),
            ("xl/sharedStrings.xml", "<sst xmlns=\"\(main)\">\(shared)</sst>"),
            (
                "xl/styles.xml",
                """
                <styleSheet xmlns="\(main)"><numFmts>\(codes)</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>\
                <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/>\(styles)</cellXfs></styleSheet>
                """
            ),
            (
                "xl/worksheets/sheet1.xml",
                "<worksheet xmlns=\"\(main)\"><cols>\(columns)</cols><sheetData>\(rows)</sheetData>\(after)</worksheet>"
            ),
        ])
    }

    /// A zip archive whose members are stored as they are (PKWARE's APPNOTE, 4.3).
    static func archive(_ members: [(name: String, text: String)]) -> Data {
        var (data, directory) = (Data(), Data())
        func little(_ value: Int, _ bytes: Int) -> [UInt8] {
            (0..<bytes).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
        }
        for (name, text) in members {
            let (name, bytes) = (Array(name.utf8), Array(text.utf8))
            let offset = data.count
            // Version 2.0, no flag, stored, 1 January 1980; then what both headers share.
            let common =
                little(20, 2) + little(0, 4) + little(0, 2) + little(33, 2) + little(Int(crc32(bytes)), 4)
                + little(bytes.count, 4) + little(bytes.count, 4) + little(name.count, 2) + little(0, 2)
            data += [0x50, 0x4B, 3, 4] + common + name + bytes
            directory += [0x50, 0x4B, 1, 2] + little(20, 2) + common + little(0, 10) + little(offset, 4) + name
        }
        let start = data.count
        data += directory
        data += [0x50, 0x4B, 5, 6] + little(0, 4) + little(members.count, 2) + little(members.count, 2)
        data += little(directory.count, 4) + little(start, 4) + little(0, 2)
        return data
    }

    private static func crc32(_ bytes: [UInt8]) -> UInt32 {
        var crc: UInt32 = .max
        for byte in bytes {
            crc ^= UInt32(byte)
            for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
        }
        return ~crc
    }
}
