import CSV
import Foundation
import Mediation

/// A file that holds tables, whatever program wrote it: delimited text, Excel workbook, OpenDocument spreadsheet. The
/// form is found in its bytes; the ending of its name is not believed.
///
/// Not for two threads at once: a workbook's shared texts are read when first needed.
package final class SheetFile: @unchecked Sendable {
    /// A table of the file.
    package struct Sheet: Sendable, Hashable {
        /// Its name; empty for a delimited text, which has one table.
        package let name: String
        /// Whether the workbook hides it.
        package let isHidden: Bool
        fileprivate let rank: Int
    }

    /// Path as given.
    package let path: String
    /// The name people know it by.
    package let name: String
    /// The tables, in the order of the file.
    package let sheets: [Sheet]
    /// What was found of the form, to be shown before anything is written.
    package let form: Sentence
    /// What parts the columns of a delimited text; the semicolon for others.
    package let separator: Character

    private enum Content {
        case delimited(DelimitedFile)
        case workbook(Workbook)
        case openDocument(OpenDocument)
    }

    private let content: Content

    /// Looks at a file. Throws `FileProblem`.
    /// - Parameter name: the name to tell of it, when it is not that of the path.
    package init(_ path: String, name: String? = nil) throws {
        self.path = path
        self.name = name ?? URL(fileURLWithPath: path).lastPathComponent
        do {
            content = try Self.content(path)
            try Self.checkEnding(of: self.name, content)
        } catch let reason as FileProblem.Reason { throw FileProblem(path, reason) }
        switch content {
        case .delimited(let file):
            sheets = [Sheet(name: "", isHidden: false, rank: 0)]
            let sign = file.separator == "\t" ? "TAB" : String(file.separator)
            let name = file.encoding.rawValue
            let found = Sentence("séparateur « \(sign) », encodage \(name)", "separator “\(sign)”, encoding \(name)")
            let mended = file.mendedLines.map(String.init).joined(separator: ", ")
            form =
                switch file.fault {
                case nil: found
                case .strayBytes:
                    Sentence(
                        found.french + ", sauf des signes lus en Windows-1252, ligne \(mended)",
                        found.english + ", but for signs read as Windows-1252, line \(mended)")
                case .encodedTwice:
                    Sentence(
                        found.french + " deux fois, « Ã© » lu « é », ligne \(mended)",
                        found.english + " twice, “Ã©” read as “é”, line \(mended)")
                }
            separator = file.separator
        case .workbook(let book):
            sheets = book.sheets.enumerated().map { Sheet(name: $1.name, isHidden: $1.isHidden, rank: $0) }
            form = Sentence("classeur Excel", "Excel workbook")
            separator = ";"
        case .openDocument(let document):
            sheets = document.sheets.enumerated().map { Sheet(name: $1.name, isHidden: $1.isHidden, rank: $0) }
            form = Sentence("classeur OpenDocument", "OpenDocument spreadsheet")
            separator = ";"
        }
    }

    /// Calls `row` for every row of a table that is not blank, with its line in the file or its number in the sheet. An error
    /// thrown by `row` is thrown on; others are `FileProblem`.
    @discardableResult
    package func read(_ sheet: Sheet, _ row: (CSVRow) throws -> Void) throws -> SheetNotes {
        do {
            switch content {
            case .delimited(let file):
                try file.read { try row($0.row) }
                return SheetNotes()
            case .workbook(let book): return try book.read(book.sheets[sheet.rank], row)
            case .openDocument(let document): return try document.read(sheet.rank, row)
            }
        } catch let reason as FileProblem.Reason { throw FileProblem(path, reason) }
    }

    /// Calls `row` for every row of a file that has one table only: of the first that is not hidden.
    package func read(_ row: (CSVRow) throws -> Void) throws {
        guard let sheet = sheets.first(where: { !$0.isHidden }) ?? sheets.first else { return }
        try read(sheet, row)
    }

    /// The same, each row as bytes: for tables of millions of rows.
    package func readRecords(_ record: (CSVRecord) throws -> Void) throws {
        guard case .delimited(let file) = content else { return try read { try record(CSVRecord($0)) } }
        do { try file.read(record) } catch let reason as FileProblem.Reason { throw FileProblem(path, reason) }
    }

    /// The first rows of a table that are not blank.
    /// - Parameter limit: how many at most.
    package func rows(_ sheet: Sheet, limit: Int) throws -> [CSVRow] {
        struct Enough: Error {}
        var rows: [CSVRow] = []
        do {
            try read(sheet) { row in
                rows.append(row)
                if rows.count >= limit { throw Enough() }
            }
        } catch is Enough {}
        return rows
    }

    /// The first row of the first table that is not hidden; nil for a table without any.
    package func firstRow() throws -> CSVRow? {
        guard let sheet = sheets.first(where: { !$0.isHidden }) ?? sheets.first else { return nil }
        return try rows(sheet, limit: 1).first
    }

    /// Whether it is delimited text, whose cells have no types of their own.
    package var isDelimited: Bool { if case .delimited = content { true } else { false } }

    private static func content(_ path: String) throws -> Content {
        let bytes = try FileBytes(path)
        let start = bytes.wideEncoding == nil ? bytes.next() : nil
        let head = start.map { Array($0.prefix(4096)) } ?? []
        if head.starts(with: [0x50, 0x4B]) { return try archive(path) }
        if let other = otherKind(head) { throw other }
        let opening = String(decoding: head, as: UTF8.self).lowercased()
        if opening.contains("<office:document") {
            return .openDocument(
                try OpenDocument { consume in
                    let bytes = try FileBytes(path)
                    while let chunk = bytes.next() { try consume(chunk) }
                })
        }
        let text = opening.drop { $0.isWhitespace || $0 == "\u{FEFF}" }
        if text.hasPrefix("<!doctype html") || text.hasPrefix("<html") || text.hasPrefix("<table") {
            throw FileProblem.Reason.otherKind(Sentence("une page web", "a web page"))
        }
        if text.hasPrefix("<?xml") { throw FileProblem.Reason.otherKind(Sentence("un fichier XML", "an XML file")) }
        if text.hasPrefix("{") || text.hasPrefix("[{") {
            throw FileProblem.Reason.otherKind(Sentence("un fichier JSON", "a JSON file"))
        }
        return .delimited(try DelimitedFile(path))
    }

    /// A name that says another form than the content has is how traps are set: the person is told what the file is.
    private static func checkEnding(of name: String, _ content: Content) throws {
        let ending = name.split(separator: ".").last.map { $0.lowercased() } ?? ""
        let own: [String]
        switch content {
        case .delimited: own = ["csv", "tsv", "tab", "txt"]
        case .workbook: own = ["xlsx", "xlsm", "xltx"]
        case .openDocument: own = ["ods", "fods", "ots", "xml"]
        }
        let known = ["csv", "tsv", "tab", "txt", "xlsx", "xlsm", "xltx", "xls", "ods", "fods", "ots"]
        guard known.contains(ending), !own.contains(ending) else { return }
        throw FileProblem.Reason.wrongEnding(should: own[0])
    }

    private static func archive(_ path: String) throws -> Content {
        let archive = try ZipArchive(path)
        if archive.has("content.xml") {
            let manifest = archive.has("META-INF/manifest.xml") ? try archive.text("META-INF/manifest.xml") : ""
            guard !manifest.contains("encryption-data") else { throw FileProblem.Reason.lockedWorkbook }
            return .openDocument(try OpenDocument { try archive.read("content.xml", $0) })
        }
        if archive.names.contains(where: { $0.hasSuffix("workbook.bin") }) { throw FileProblem.Reason.binaryWorkbook }
        guard archive.names.contains(where: { $0.hasSuffix("workbook.xml") }) else {
            throw FileProblem.Reason.notAWorkbook
        }
        return .workbook(try Workbook(archive))
    }

    private static func otherKind(_ head: [UInt8]) -> FileProblem.Reason? {
        let kinds: [([UInt8], Sentence)] = [
            (Array("%PDF".utf8), Sentence("un document PDF", "a PDF document")),
            ([0x1F, 0x8B], Sentence("une archive gzip", "a gzip archive")),
            ([0x89, 0x50, 0x4E, 0x47], Sentence("une image", "an image")),
            ([0xFF, 0xD8, 0xFF], Sentence("une image", "an image")),
            (Array("SQLite format 3".utf8), Sentence("une base SQLite", "an SQLite database")),
            (Array("{\\rtf".utf8), Sentence("un texte RTF", "an RTF text")),
        ]
        if head.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) { return .oldWorkbook }
        return kinds.first { head.starts(with: $0.0) }.map { .otherKind($0.1) }
    }
}
