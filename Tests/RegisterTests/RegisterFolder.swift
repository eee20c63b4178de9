import Foundation
import Mediation
import Testing

@testable import Register

extension Author {
    static let test = Author(program: "test")
}

/// A register on the disk, in a folder of its own that goes with the value.
final class RegisterFolder {
    let folder: URL
    var path: String { folder.appending(path: "test.relais").path }

    /// - Parameter below: folders between the temporary one and the register.
    init(below: String = "") throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "relais-\(UUID().uuidString)")
            .appending(path: below)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit {
        var top = folder
        while !top.lastPathComponent.hasPrefix("relais-") { top.deleteLastPathComponent() }
        try? FileManager.default.removeItem(at: top)
    }

    /// A new register, with what `RegisterTests.setup` sets up.
    @discardableResult
    func made(author: String? = nil) throws -> Register {
        let association = Association(code: "t", name: "Test")
        let register = try Register(creating: path, association: association, by: Author(program: "test", name: author))
        try register.setUp("set up", RegisterTests.setup, isNew: true)
        return register
    }

    /// The register, opened again.
    func opened(_ mode: Register.Mode = .reading) throws -> Register {
        try Register(opening: path, for: mode)
    }

    /// What the `sqlite3` shell answers over a file of the folder: how another program meddles with a register.
    @discardableResult
    func sqlite(_ sql: String, in name: String = "test.relais") throws -> String {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/sqlite3")
        process.arguments = ["-bail", folder.appending(path: name).path, sql]
        let output = Pipe()
        (process.standardOutput, process.standardError) = (output, output)
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0, "\(sql): \(String(decoding: data, as: UTF8.self))")
        return String(decoding: data, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// Overwrites bytes of the register.
    func overwrite(at offset: UInt64, _ bytes: [UInt8]) throws {
        let handle = try #require(FileHandle(forUpdatingAtPath: path))
        defer { try? handle.close() }
        try handle.seek(toOffset: offset)
        try handle.write(contentsOf: Data(bytes))
    }
}
