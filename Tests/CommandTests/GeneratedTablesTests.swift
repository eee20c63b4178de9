import Foundation
import Testing

/// Tables drawn by `scripts/tables`, whose truth is known: what is written is the truth, what is not was asked. The
/// long form, three hundred tables, runs with the benchmarks.
@Suite struct GeneratedTablesTests {
    @Test(arguments: ["1", "2"]) func `no generated table is written wrong`(seed: String) throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
        process.arguments = [root.appending(path: "scripts/tables").path, CommandLineTool.binary.path, "6", seed]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let told = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == 0 && told.contains(", 0 wrong"), "\(told)")
    }
}
