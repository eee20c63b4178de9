import CSV
import Foundation
import Mediation
import Testing

@testable import Sheets

/// Texts in the encodings French offices still have, read through iconv.
@Suite struct EncodingTests {
    /// « Médiathèque Aimé-Césaire », « Foyer Crèche », « Noël », in each encoding.
    private static let names = ["Médiathèque Aimé-Césaire", "Foyer Crèche", "L’été à Nîmes"]

    private static func rows(_ bytes: Data) throws -> (cells: [[String]], form: String) {
        let path = FileManager.default.temporaryDirectory.appending(path: "relais-encoding-\(UUID().uuidString).csv")
        try bytes.write(to: path)
        defer { try? FileManager.default.removeItem(at: path) }
        let file = try SheetFile(path.path)
        var cells: [[String]] = []
        try file.read { cells.append($0.cells) }
        return (cells, file.form.french)
    }

    /// A table of the names, the letters that are no ASCII written as the bytes an encoding has for « éèàî’ ».
    private static func text(_ names: [String], _ letters: [UInt8]? = nil) -> Data {
        let text = "Lieu;Nombre\r\n" + names.map { "\($0);3\r\n" }.joined()
        guard let letters else { return Data(text.utf8) }
        let bytes = Dictionary(uniqueKeysWithValues: zip("éèàî’", letters))
        return Data(text.unicodeScalars.flatMap { [bytes[Character($0)] ?? UInt8(ascii: $0)] })
    }

    @Test(
        arguments: [
            ("UTF-8", nil), ("Windows-1252", [0xE9, 0xE8, 0xE0, 0xEE, 0x92]),
            ("MacRoman", [0x8E, 0x8F, 0x88, 0x94, 0xD5]),
            ("CP850", [0x82, 0x8A, 0x85, 0x8C, 0x27]),
        ] as [(String, [UInt8]?)])
    func `each encoding is found and named, and its accents are right`(name: String, letters: [UInt8]?) throws {
        let (cells, form) = try Self.rows(Self.text(Self.names, letters))
        let expected = letters?.last == 0x27 ? Self.names.map { $0.replacing("’", with: "'") } : Self.names
        #expect(cells.dropFirst().map { $0[0] } == expected && form.contains(name), "\(cells) \(form)")
    }

    @Test(arguments: [true, false]) func `UTF-16 with its mark is read whatever its byte order`(isBig: Bool) throws {
        let text = "Lieu\tNombre\n" + Self.names.map { "\($0)\t3\n" }.joined() + "😀 fin\t1\n"
        var data = Data(isBig ? [0xFE, 0xFF] : [0xFF, 0xFE])
        for unit in text.utf16 {
            data.append(
                contentsOf: isBig ? [UInt8(unit >> 8), UInt8(unit & 0xFF)] : [UInt8(unit & 0xFF), UInt8(unit >> 8)])
        }
        let (cells, form) = try Self.rows(data)
        #expect(cells.dropFirst().map { $0[0] } == Self.names + ["😀 fin"] && form.contains("UTF-16"))
    }

    @Test(arguments: [true, false]) func `UTF-16 without a mark is read whatever its byte order`(isBig: Bool) throws {
        let text = "Lieu;Nombre\r\n" + Self.names.map { "\($0);3\r\n" }.joined()
        let data = Data(
            text.utf16.flatMap {
                isBig ? [UInt8($0 >> 8), UInt8($0 & 0xFF)] : [UInt8($0 & 0xFF), UInt8($0 >> 8)]
            })
        let (cells, form) = try Self.rows(data)
        #expect(cells.dropFirst().map { $0[0] } == Self.names && form.contains("UTF-16"))
        // Zero bytes on both sides are no text.
        #expect(throws: FileProblem.self) { try Self.rows(data + Data(repeating: 0, count: 8)) }
    }

    @Test func `letters written in UTF-8 twice are read once, and it is said`() throws {
        let names = Self.names + ["« Été » 20°", "Œuvre à côté", "10 €", "Ça, là"]
        // What a program makes of UTF-8 it takes for Windows-1252.
        let wrong: [UInt8: String] = [
            0x80: "€", 0x82: "‚", 0x83: "ƒ", 0x87: "‡", 0x88: "ˆ", 0x89: "‰", 0x92: "’", 0x93: "“", 0x94: "”",
            0x99: "™",
            0x9C: "œ", 0x9D: "\u{9D}",
        ]
        func twice(_ text: String) -> String {
            text.utf8.map { $0 < 0x80 || $0 >= 0xA0 ? String(Character(Unicode.Scalar($0))) : wrong[$0] ?? "?" }
                .joined()
        }
        let head = "Lieu;Nombre\n"
        let (cells, form) = try Self.rows(Data((head + names.map { twice($0) + ";3\n" }.joined()).utf8))
        #expect(cells.dropFirst().map { $0[0] } == names)
        #expect(form.contains("deux fois") && form.contains("ligne 2, 3, 4"), "\(form)")
        // A table of both kinds: what is good stays.
        let mixed = try Self.rows(Data((head + names[0] + ";3\n" + twice(names[1]) + ";4\nÅland Â;5\n").utf8))
        #expect(mixed.cells.map { $0[0] } == ["Lieu", names[0], names[1], "Åland Â"])
        #expect(mixed.form.contains("ligne 3"))
        // Good letters alone are not touched.
        #expect(try !Self.rows(Data((head + "Ã ©;3\nSÃO;3\n").utf8)).form.contains("deux fois"))
    }

    @Test func `one byte of another encoding spoils nothing but itself, and its line is shown`() throws {
        var data = Self.text(Self.names + Self.names)
        data.append(contentsOf: Array("Caf".utf8) + [0xE9] + Array(";3\n".utf8))
        let (cells, form) = try Self.rows(data)
        #expect(cells.last == ["Café", "3"] && cells[1][0] == Self.names[0])
        #expect(form.contains("UTF-8") && form.contains("Windows-1252, ligne 8"), "\(form)")
    }

    @Test func `a pipe is refused at once`() throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "relais-pipe-\(UUID().uuidString)").path
        #expect(mkfifo(path, 0o600) == 0)
        defer { unlink(path) }
        #expect(throws: FileProblem(path, .notAFile)) { try SheetFile(path) }
        #expect(throws: FileProblem("/dev/zero", .notAFile)) { try SheetFile("/dev/zero") }
    }
}
