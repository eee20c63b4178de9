import Foundation
import Testing

/// Each code a person can get is got here once, through the command: in `Wrong/lines.txt` and `Wrong/rows.txt`
/// (`WrongLinesTests`), and in `Wrong/situations.txt` where something must be done first.
@Suite struct ErrorCatalogueTests {
    /// Codes no command line can be made to give at will, the reason, and the test that gets them.
    private static let elsewhere = [
        (
            code: "E-UNEXPECTED", reason: "it says that the program met what nobody foresaw",
            test: "Tests/RegisterTests/RegisterProblemTests.swift"
        ),
        (code: "E-CLOCK", reason: "the clock of the computer cannot be set", test: "scripts/torture/clock.py"),
        (
            code: "E-INTERRUPTED", reason: "a signal must come at the right moment",
            test: "Tests/CommandTests/InterruptionTests.swift"
        ),
        (
            code: "E-PDF-TIME", reason: "a minute must pass first", test: "Tests/WorkspaceTests/PagePrinterTests.swift"
        ),
    ]

    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    private static let wrong = root.appending(path: "Tests/CommandTests/Wrong")

    /// One situation of `situations.txt`.
    struct Situation: CustomTestStringConvertible {
        let code: String
        let status: Int32
        let script: String
        var testDescription: String { "\(code)\n\(script)" }
    }

    private static func situations() throws -> [Situation] {
        let text = try String(contentsOf: wrong.appending(path: "situations.txt"), encoding: .utf8)
        return try text.split(separator: #/(?m)^== /#).dropFirst().map { part in
            let lines = part.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
            let head = lines[0].split(separator: " ")
            let status = try #require(head.last.flatMap { Int32($0) }, "\(lines[0])")
            return Situation(code: String(head[0]), status: status, script: String(try #require(lines.last)))
        }
    }

    @Test func `every situation ends with its code and its status`() throws {
        let start = try CommandLineTool()
        try start.setUp()
        for situation in try Self.situations() {
            let tool = try start.copy()
            let run = try tool.shell(situation.script)
            #expect(
                run.status == situation.status && run.err.contains("[\(situation.code)]"),
                "\(situation.testDescription)\n\(run.status) \(run.out)\(run.err)")
        }
    }

    @Test func `every code in the sources has a sample, and every sample a code`() throws {
        let codes = try Self.codes()
        let samples = try Self.codes(in: Self.wrong, ending: ".txt", as: #/(?m)^(?:== )?(E-[A-Z-]+) /#)
        let others = Set(Self.elsewhere.map(\.code))
        #expect(codes.subtracting(samples).subtracting(others).sorted() == [], "codes without a sample")
        #expect(samples.subtracting(codes).sorted() == [], "samples of a code that is nowhere")
        #expect(samples.intersection(others).sorted() == [], "codes that do have a sample")
        for (code, _, test) in Self.elsewhere {
            let text = try String(contentsOf: Self.root.appending(path: test), encoding: .utf8)
            #expect(codes.contains(code) && text.contains("\"\(code)\""), "\(code) \(test)")
        }
    }

    /// Every code of the sources.
    static func codes() throws -> Set<String> {
        try codes(in: root.appending(path: "Sources"), ending: ".swift", as: #/"(E-[A-Z-]+)"/#)
    }

    private static func codes(
        in folder: URL, ending: String, as pattern: Regex<(Substring, Substring)>
    ) throws -> Set<String> {
        var found: Set<String> = []
        for name in FileManager.default.enumerator(atPath: folder.path) ?? .init() {
            guard let name = name as? String, name.hasSuffix(ending) else { continue }
            let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
            found.formUnion(text.matches(of: pattern).map { String($0.1) })
        }
        return found
    }
}
