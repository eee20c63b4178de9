import CSV
import Foundation
import Mediation

/// A delimited file whose form was found by looking at it.
public struct TableFile: Sendable {
    /// Path as given.
    public let path: String
    /// What was found: shown to the person before anything is written.
    public let separator: Character
    public let encoding: CSVReader.Encoding
    private let bomLength: Int

    /// Looks at a whole file once: its encoding, its separator.
    public init(path: String) throws {
        self.path = path
        let chunks = try FileChunks(path)
        var firstLine: [UInt8] = []
        var hasLine = false
        var isUTF8 = true
        var validator = UTF8Check()
        var size = 0
        while let chunk = chunks.next() {
            size += chunk.count
            if !hasLine {
                firstLine += chunk.prefix { $0 != 0x0A }
                hasLine = chunk.contains(0x0A) || firstLine.count > 65_536
            }
            guard !chunk.contains(0) else { throw FileProblem.notText(path: path) }
            if isUTF8 { isUTF8 = validator.accepts(chunk) }
        }
        guard size > 0 else { throw FileProblem.empty(path: path) }
        bomLength = firstLine.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        encoding = isUTF8 && validator.isComplete ? .utf8 : .windows1252
        let candidates: [Character] = [";", ",", "\t"]
        separator =
            candidates.max { left, right in
                firstLine.count { $0 == left.asciiValue } < firstLine.count { $0 == right.asciiValue }
            } ?? ";"
    }

    /// Gives every row, the header first.
    public func read(_ row: (CSVRow) throws -> Void) throws {
        let chunks = try FileChunks(path)
        do {
            try CSVReader(separator: separator, encoding: encoding).read(
                chunks: { rank in
                    chunks.next().map {
                        rank == 0 ? UnsafeRawBufferPointer(rebasing: $0[min(bomLength, $0.count)...]) : $0
                    }
                }, row: row)
        } catch let failure as CSVReader.Failure {
            switch failure {
            case .unclosedQuote(let line), .parser(let line): throw FileProblem.unclosedQuote(path: path, line: line)
            }
        }
    }
}

/// Why a file cannot be read as a table.
public enum FileProblem: Problem, Equatable {
    case missing(path: String)
    case unreadable(path: String)
    case empty(path: String)
    case notText(path: String)
    case unclosedQuote(path: String, line: Int)
    case missingColumns(path: String, columns: [String])
    case unknownColumn(path: String, column: String)
    case columnTwice(path: String, column: String)
    case nothingInFolder(path: String)

    public var code: String {
        switch self {
        case .missing: "E-FILE-MISSING"
        case .unreadable: "E-FILE-UNREADABLE"
        case .empty: "E-FILE-EMPTY"
        case .notText: "E-FILE-NOT-TEXT"
        case .unclosedQuote: "E-FILE-QUOTE"
        case .missingColumns, .unknownColumn, .columnTwice: "E-FILE-COLUMNS"
        case .nothingInFolder: "E-FOLDER-EMPTY"
        }
    }

    public var message: Sentence {
        switch self {
        case .missing(let path): Sentence("Le fichier \(path) n’existe pas.", "The file \(path) does not exist.")
        case .unreadable(let path):
            Sentence("Le fichier \(path) ne peut pas être lu.", "The file \(path) cannot be read.")
        case .empty(let path): Sentence("Le fichier \(path) est vide.", "The file \(path) is empty.")
        case .notText(let path):
            Sentence("Le fichier \(path) n’est pas un texte CSV.", "The file \(path) is not CSV text.")
        case .unclosedQuote(let path, let line):
            Sentence(
                "\(path), ligne \(line) : un guillemet ouvert n’est jamais fermé.",
                "\(path), line \(line): a quote is opened and never closed.")
        case .missingColumns(let path, let columns):
            Sentence(
                "\(path) : il manque la colonne \(columns.joined(separator: ", ")).",
                "\(path): column \(columns.joined(separator: ", ")) is missing.")
        case .unknownColumn(let path, let column):
            Sentence(
                "\(path) : la colonne « \(column) » n’est pas connue.", "\(path): column “\(column)” is not known.")
        case .columnTwice(let path, let column):
            Sentence(
                "\(path) : la colonne « \(column) » est là deux fois.", "\(path): column “\(column)” is there twice.")
        case .nothingInFolder(let path):
            Sentence("Le dossier \(path) n’a aucun fichier à importer.", "The folder \(path) has no file to import.")
        }
    }

    public var hint: Sentence {
        switch self {
        case .missing, .unreadable: Sentence("Vérifiez le nom et les droits.", "Check its name and rights.")
        case .empty, .notText:
            Sentence("Enregistrez le tableau au format CSV.", "Save the table as CSV.")
        case .unclosedQuote: Sentence("Fermez le guillemet sur cette ligne.", "Close the quote on that line.")
        case .missingColumns, .unknownColumn, .columnTwice:
            Sentence(
                "La première ligne nomme les colonnes : \(SessionColumn.header).",
                "The first row names the columns: \(SessionColumn.header).")
        case .nothingInFolder:
            Sentence(
                "Attendus : sessions.csv, mediators.csv, places.csv, partners.csv, fundings.csv, costs.csv.",
                "Expected: sessions.csv, mediators.csv, places.csv, partners.csv, fundings.csv, costs.csv.")
        }
    }

    public var status: ExitStatus { .usage }
}

/// A file read by stretches of 256 KiB.
final class FileChunks {
    private let file: UnsafeMutablePointer<FILE>
    private let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 262_144, alignment: 16)

    init(_ path: String) throws {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw FileProblem.missing(path: path)
        }
        guard !isFolder.boolValue, let file = fopen(path, "rb") else { throw FileProblem.unreadable(path: path) }
        self.file = file
    }

    deinit {
        fclose(file)
        buffer.deallocate()
    }

    /// The next stretch; its bytes live until the next call.
    func next() -> UnsafeRawBufferPointer? {
        let count = fread(buffer.baseAddress, 1, buffer.count, file)
        return count > 0 ? UnsafeRawBufferPointer(rebasing: buffer[..<count]) : nil
    }
}

/// Whether bytes, stretch after stretch, are UTF-8 (shape of the sequences; overlong forms pass).
private struct UTF8Check {
    private var expected = 0
    var isComplete: Bool { expected == 0 }

    mutating func accepts(_ bytes: UnsafeRawBufferPointer) -> Bool {
        for byte in bytes {
            if expected > 0 {
                guard byte & 0xC0 == 0x80 else { return false }
                expected -= 1
            } else if byte >= 0x80 {
                switch byte {
                case 0xC2...0xDF: expected = 1
                case 0xE0...0xEF: expected = 2
                case 0xF0...0xF4: expected = 3
                default: return false
                }
            }
        }
        return true
    }
}
