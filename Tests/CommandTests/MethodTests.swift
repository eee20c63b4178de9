import Foundation
import Testing

/// The method pages end with the catalogue the model gives: `make docs` writes it again.
@Suite struct MethodTests {
    @Test(arguments: [("docs/method.md", "fr"), ("docs/method.en.md", "en")])
    func `the catalogue of a method page is the model's`(page: String, language: String) throws {
        let top = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let text = try String(contentsOf: top.appending(path: page), encoding: .utf8)
        let shown = try CommandLineTool().run(["model", "show", "prudent-v1", "--lang", language])
        #expect(shown.out.contains("RGT_FS_REQUEST"))
        #expect(text.hasSuffix("\n" + shown.out), "\(page): make docs")
    }
}
