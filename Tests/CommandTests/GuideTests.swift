import Foundation
import Testing

/// The guides name files, commands, options and error codes that exist.
@Suite struct GuideTests {
    private static let top = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    @Test(arguments: [
        "CONTRIBUTING.md", "README.md", "docs/decisions.md", "docs/data-dictionary.md", "docs/reliability.md",
        "docs/security.md",
    ])
    func `every path a guide names exists`(guide: String) throws {
        let text = try String(contentsOf: Self.top.appending(path: guide), encoding: .utf8)
        let named = text.matches(of: /`((?:Sources|Tests|schema|docs|samples|scripts)\/[^`*<\s]*)`/).map {
            String($0.1)
        }
        if guide == "CONTRIBUTING.md" { #expect(named.count > 10) }
        for path in named {
            #expect(FileManager.default.fileExists(atPath: Self.top.appending(path: path).path), "\(guide): \(path)")
        }
    }

    /// Everything a person reads of the project, from the top of it.
    private static let guides = Result {
        let docs = try FileManager.default.contentsOfDirectory(atPath: top.appending(path: "docs").path)
        return ["README.md", "LISEZMOI.md", "CONTRIBUTING.md"]
            + docs.filter { $0.hasSuffix(".md") }.sorted().map { "docs/" + $0 }
    }

    @Test func `every command and option a guide shows exists`() throws {
        let commands = try CommandTree.commands()
        var shown = 0
        for guide in try Self.guides.get() {
            let text = try String(contentsOf: Self.top.appending(path: guide), encoding: .utf8)
            for match in text.matches(of: /(?m)(?:`|^[ $]*)relais ([a-z][^`|#\n]*(?:\\\n[^`|#\n]*)*)/) {
                let words = match.1.split(whereSeparator: \.isWhitespace).map(String.init).drop { $0 == "help" }
                // The longest run of words that names a command; what it and the commands below it take.
                let name = (1...words.count).reversed().lazy.map { Array(words.prefix($0)) }
                    .first { words in commands.contains { $0.words == words } }
                let known = try #require(name, "\(guide): relais \(match.1)")
                let options = commands.filter { $0.words.starts(with: known) }.flatMap(\.options)
                for option in match.1.matches(of: /--([a-z][a-z-]*)/) {
                    #expect(options.contains(String(option.1)), "\(guide): relais \(match.1)")
                }
                shown += 1
            }
        }
        #expect(shown > 60)
    }

    @Test func `every error code a guide names exists`() throws {
        let codes = try ErrorCatalogueTests.codes()
        for guide in try Self.guides.get() {
            let text = try String(contentsOf: Self.top.appending(path: guide), encoding: .utf8)
            for match in text.matches(of: /\bE-[A-Z][A-Z-]+[A-Z]\b/) {
                #expect(codes.contains(String(match.0)), "\(guide): \(match.0)")
            }
        }
    }
}
