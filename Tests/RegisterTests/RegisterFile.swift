import Foundation
import GRDB
import Mediation

@testable import Register

/// A register in a folder of its own, removed with the value.
final class RegisterFile {
    let folder = FileManager.default.temporaryDirectory.appending(path: "relais-\(UUID().uuidString)")
    var path: String { folder.appending(path: "r.relais").path }

    init() throws {
        let register = try Register(
            creating: folder.appending(path: "r.relais").path, association: Association(code: "t", name: "Test"),
            program: "test")
        try register.setUp(
            "set up",
            [.mediator(Mediator(code: "AB")), .place(Place(code: "pmi", name: "PMI", kind: "pmi"))], isNew: true)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    func open(for mode: Register.Mode) throws -> Register { try Register(opening: path, for: mode, program: "test") }

    /// Sets SQLite's journal mode, as another program might.
    func setJournalMode(_ mode: String) throws {
        let connection = try DatabaseQueue(path: path)
        let found = try connection.writeWithoutTransaction {
            try String.fetchOne($0, sql: "PRAGMA journal_mode = \(mode)")
        }
        guard found == mode else { throw CocoaError(.fileWriteUnknown) }
        try connection.close()
    }
}
