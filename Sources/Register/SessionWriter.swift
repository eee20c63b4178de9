import GRDB
import Mediation

/// Writes versions of sessions with all their rows, within one write. Nothing is sure to be in the tables until `finish`.
final class SessionWriter {
    private let entry: Int64
    private var lastID: Int64
    /// Texts of the cells that wait, after those known beforehand.
    private var texts: Cells
    private let knownTexts: Int
    /// How many sessions wait.
    private var waiting = 0
    private static let mostWaiting = 512
    /// The rows that wait, by part of a session.
    private let insertions: [Insertion]

    /// A writer for the write that made a journal entry. No one else may add sessions until it has finished.
    /// - Parameter texts: texts in which the cells of sessions without any of their own lie.
    init(_ db: Database, entry: Int64, texts: [UInt8] = []) throws {
        self.entry = entry
        (self.texts, knownTexts) = (Cells(texts), texts.count)
        lastID = try Int64.fetchOne(db, sql: "SELECT max(id) FROM session") ?? 0
        insertions = SessionPart.allCases.map { Insertion($0.table, width: $0.width, db) }
    }

    /// Takes one version of a session.
    /// - Parameter source: for an imported session, its key in the file and the digest of its content there; nil for a
    ///   digest that is the session's own.
    func add(
        _ new: PreparedSession, _ identity: Register.Identity, source: (key: String, digest: String?)? = nil
    ) throws {
        lastID += 1
        let shift = new.texts.bytes.isEmpty ? 0 : texts.append(new.texts)
        let session = insertions[SessionPart.session.rawValue]
        session.add([
            texts.cell(lastID), texts.cell(identity.uuid), texts.cell(identity.number), texts.cell(identity.version),
            texts.cell(entry),
        ])
        session.add(new[.session], shift: shift)
        session.add([texts.cell(new.digest), texts.cell(source?.key), texts.cell(source?.digest)])
        for part in SessionPart.allCases where part != .session {
            insertions[part.rawValue].add(lastID, new[part], shift: shift)
        }
        waiting += 1
        if waiting == Self.mostWaiting { try flush() }
    }

    /// Puts what was taken into the tables, parents before children.
    func finish() throws { try flush() }

    private func flush() throws {
        for insertion in insertions { try insertion.flush(texts) }
        texts.removeAll(after: knownTexts)
        waiting = 0
    }
}
