import Foundation
import Mediation
import Testing
import Workspace

/// Printing, with programs that stand for WeasyPrint.
@Suite struct PagePrinterTests {
    private let folder = FileManager.default.temporaryDirectory.appending(path: "printer-\(UUID().uuidString)")
    private let day = CivilDate(year: 2026, month: 1, day: 15)

    /// A printer that is a shell script; its last argument is the file to make.
    private func printer(_ script: String, timeLimit: Int = 60) throws -> PagePrinter {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let program = folder.appending(path: "weasyprint")
        try Data("#!/bin/sh\n\(script)\n".utf8).write(to: program)
        try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: program.path)
        return PagePrinter(program: program.path, environment: ["PATH": "/usr/bin:/bin"], timeLimit: timeLimit)
    }

    @Test func `the page is given to the program and its file is the answer`() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let day = try #require(day)
        let made = try printer("echo \"$SOURCE_DATE_EPOCH\" | cat - \"$4\" > \"$5\"").pdf(of: "<p>page</p>", on: day)
        #expect(String(decoding: made, as: UTF8.self) == "1768435200\n<p>page</p>")
    }

    @Test func `a program that never ends is killed and its time told`() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let day = try #require(day)
        let slow = try printer("exec sleep 600", timeLimit: 1)
        #expect(throws: PDFProblem.tooLong(seconds: 1)) { try slow.pdf(of: "", on: day) }
        #expect(PDFProblem.tooLong(seconds: 1).code == "E-PDF-TIME")
    }

    @Test func `what a program that fails says is told`() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let day = try #require(day)
        let broken = try printer("echo 'no font' >&2; exit 3")
        #expect(throws: PDFProblem.failed("no font\n")) { try broken.pdf(of: "", on: day) }
    }

    @Test func `a path without the program gives no printer`() {
        #expect(PagePrinter.found(in: ["PATH": folder.path]) == nil)
    }
}
