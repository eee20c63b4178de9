import Foundation
import Testing

/// The engineering guides name files that exist.
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
}
