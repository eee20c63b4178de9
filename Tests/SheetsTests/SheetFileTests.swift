import CSV
import Foundation
import Mediation
import Testing

@testable import Sheets

/// The form of a file is found in its bytes.
@Suite struct SheetFileTests {
    @Test(
        arguments: [
            ("a;b;c\n1;2;3\n", ";"), ("a,b,c\n\"1,5\",2,3\n", ","), ("a\tb\n1\t2\n", "\t"), ("a|b|c\n1|2|3\n", "|"),
            ("sep=,\na,b\n1;2,3\n", ","), ("one column\n1\n", ";"), ("Prénom, ville;n\nA, B;1\nC, D;2\nE, F;3\n", ";"),
        ] as [(String, Character)])
    func `the separator is the one that makes columns`(text: String, separator: Character) throws {
        try SheetSample.withFile(Data(text.utf8), named: "t.csv") { file in
            #expect(file.separator == separator)
            #expect(file.form.french.contains(separator == "\t" ? "TAB" : String(separator)))
        }
    }

    @Test func `a row that names the separator, and a mark of the encoding, are no row of the table`() throws {
        for text in ["sep=;\na;b\n1;2\n", "\u{FEFF}a;b\n1;2\n", "\u{FEFF}sep=;\r\na;b\r\n1;2\r\n"] {
            let reading = try SheetSample.read(Data(text.utf8), named: "t.csv")
            #expect(reading.cells == [["a", "b"], ["1", "2"]], "\(text)")
            #expect(reading.rows.map(\.line) == (text.contains("sep") ? [2, 3] : [1, 2]), "\(text)")
        }
    }

    @Test func `rows that end in CR alone are rows`() throws {
        #expect(try SheetSample.read(Data("a;b\r1;2\r".utf8), named: "t.csv").cells == [["a", "b"], ["1", "2"]])
    }

    @Test(
        arguments: [
            ("%PDF-1.7", "t.csv", "un document PDF"), ("SQLite format 3\u{0}", "t.csv", "une base SQLite"),
            ("{\"a\":1}", "t.csv", "un fichier JSON"), ("<!DOCTYPE html><p>", "t.xls", "une page web"),
            ("<?xml version=\"1.0\"?><a/>", "t.xml", "un fichier XML"), ("{\\rtf1", "t.txt", "un texte RTF"),
        ])
    func `a file of another kind is told for what it is`(text: String, name: String, kind: String) {
        #expect { try SheetSample.read(Data(text.utf8), named: name) } throws: { error in
            guard case .otherKind(let found) = (error as? FileProblem)?.reason else { return false }
            return found.french == kind
        }
    }

    @Test(
        arguments: [
            (Data("a;b\n".utf8), "t.xlsx", .wrongEnding(should: "csv")),
            (SheetSample.flat("<table:table table:name=\"a\"/>"), "t.csv", .wrongEnding(should: "ods")),
            (SheetSample.workbook(""), "t.ods", .wrongEnding(should: "xlsx")), (Data(), "t.csv", .empty),
            (Data(" \r\n\t\n".utf8), "t.csv", .empty), (Data("a\u{0}b".utf8), "t.csv", .notText),
            (Data([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1]), "t.xls", .oldWorkbook),
            (Data("PK\u{3}\u{4}nothing".utf8), "t.xlsx", .damagedArchive),
            (
                Data((String(repeating: "x", count: SheetLimits.lineBytes + 1) + "\n").utf8), "t.csv",
                .lineTooLong(line: 1)
            ),
            (
                Data((String(repeating: ";", count: SheetLimits.columns) + "1\n").utf8), "t.csv",
                .tooManyColumns(line: 1)
            ),
            (
                Data((String(repeating: "x", count: SheetLimits.cellBytes + 1) + ";1\n").utf8), "t.csv",
                .cellTooLong(line: 1)
            ),
            (Data("a;b;c\n1;\"2;3\n".utf8), "t.csv", .unclosedQuote(line: 2)),
        ] as [(Data, String, FileProblem.Reason)])
    func `what cannot be read is refused with its reason`(data: Data, name: String, reason: FileProblem.Reason) {
        #expect { try SheetSample.read(data, named: name) } throws: { ($0 as? FileProblem)?.reason == reason }
    }

    @Test func `every reason has its code, and its sentence in both languages`() {
        for reason in [
            .missing, .unreadable, .empty, .notText, .notAFile, .oldWorkbook, .binaryWorkbook, .lockedWorkbook,
            .notAWorkbook,
            .damagedArchive, .outsideMember("m"), .damagedSheet, .wrongEnding(should: "csv"),
            .otherKind(Sentence("k", "k")), .unclosedQuote(line: 2), .lineTooLong(line: 2), .cellTooLong(line: 2),
            .tooManyColumns(line: 2), .tooManyRows, .endlessInput, .tooManyMembers, .unpackedTooLarge,
            .declaresEntities,
            .tooDeep, .noSuchSheet("s", known: ["t"]), .missingColumns(["c"], expected: "e"),
            .unknownColumn("c", expected: "e"), .columnTwice("c"), .noTable(expected: Sentence("e", "e")),
            .nothingInFolder(expected: ["f"]), .encodingNotInstalled("e"),
        ] as [FileProblem.Reason] {
            let problem = FileProblem("/a/t.csv", reason)
            #expect(problem.code.hasPrefix("E-F"), "\(reason)")
            for text in [problem.message.french, problem.message.english] {
                #expect(text.hasSuffix(".") && text.count > 12, "\(reason) \(text)")
            }
            #expect(problem.message.french.hasPrefix("/a/t.csv : ") && problem.message.english.hasPrefix("/a/t.csv: "))
        }
    }
}
