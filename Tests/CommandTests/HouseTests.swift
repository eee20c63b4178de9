import Foundation
import Testing

/// Rules of the house that can be read in the sources.
@Suite struct HouseTests {
    @Test func `no library names a command or an option`() throws {
        let sources = TestFiles.top.appending(path: "Sources")
        // Options of WeasyPrint, which are no words for a person.
        let allowed = ["--quiet", "--pdf-variant"]
        var found: [String] = []
        for file in try FileManager.default.subpathsOfDirectory(atPath: sources.path).sorted()
        where file.hasSuffix(".swift") && !file.hasPrefix("relais/") {
            let text = try String(contentsOf: sources.appending(path: file), encoding: .utf8)
            for (number, line) in text.components(separatedBy: "\n").enumerated() {
                var line = line
                if let comment = line.firstRange(of: "//") { line.removeSubrange(comment.lowerBound...) }
                for word in allowed { line = line.replacing(word, with: "") }
                if line.contains(#/[ "«`(]relais [a-z]|[ "«`(]--[a-z]/#) { found.append("\(file):\(number + 1)") }
            }
        }
        #expect(found.isEmpty)
    }

    @Test func `the command line is thin: under 2,500 lines, no renderer, no database`() throws {
        let folder = TestFiles.top.appending(path: "Sources/relais")
        var lines = 0
        for file in try FileManager.default.subpathsOfDirectory(atPath: folder.path) where file.hasSuffix(".swift") {
            let text = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
            lines += text.count { $0 == "\n" }
            for room in ["Rendering", "GRDB", "Valuation", "Counting", "Statistics"] {
                #expect(!text.contains("import \(room)\n"), "\(file) imports \(room)")
            }
        }
        #expect((1_000..<2_500).contains(lines))
    }
}
