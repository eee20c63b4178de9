import Foundation
import Testing

/// A sample of `samples/` imported once into a register that every test may read, and none may write.
enum SampleRegister: String, CaseIterable {
    case a, b

    /// The day every figure of a sample is asked on.
    static let today = "2026-01-15"

    /// Path of the register; made at the first question, removed when the tests end.
    func path() throws -> String {
        switch self {
        case .a: try Self.madeA.get()
        case .b: try Self.madeB.get()
        }
    }

    private static let madeA = Result { try make(.a) }
    private static let madeB = Result { try make(.b) }

    private static let folder: URL = {
        let folder = FileManager.default.temporaryDirectory.appending(path: "relais-samples-\(UUID().uuidString)")
        atexit { try? FileManager.default.removeItem(at: SampleRegister.folder) }
        return folder
    }()

    /// Path of the register to be made, its folder being there.
    private static func newPath(_ name: String) throws -> String {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return folder.appending(path: "\(name).relais").path
    }

    private static func make(_ sample: SampleRegister) throws -> String {
        let path = try newPath(sample.rawValue)
        let tool = try CommandLineTool()
        let files = TestFiles.top.appending(path: "samples/\(sample.rawValue)").path
        for arguments in [["init", "--name", "Femmes-Relais du 20e", "--code", "fr20"], ["import", files]] {
            let run = try tool.run(["--today", today, "--register", path] + arguments)
            try #require(run.status == 0, "\(arguments) \(run.err)")
        }
        return path
    }
}

extension SampleRegister {
    /// The register of `CommandLineTool.setUp`, made once; a test that writes takes a copy.
    static func trial() throws -> String { try madeTrial.get() }

    private static let madeTrial = Result {
        let tool = try CommandLineTool()
        try tool.setUp(["RELAIS_MEDIATOR": "AB"])
        let path = try newPath("essai")
        try FileManager.default.moveItem(atPath: tool.register, toPath: path)
        return path
    }
}

/// Where the files of this test target and of the project are.
enum TestFiles {
    static let here = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    static let top = here.deletingLastPathComponent().deletingLastPathComponent()
}
