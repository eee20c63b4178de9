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
}
