import GRDB
import Mediation

/// Writes versions of sessions with all their rows, within one write. Nothing is sure to be in the tables until `finish`.
final class SessionWriter {
    private let entry: Int64
    private var lastID: Int64
    /// Texts of the cells that wait.
    private var texts = Cells()
    /// How many sessions wait.
    private var waiting = 0
    private static let mostWaiting = 512
    /// The rows that wait, by part of a session.
    private let insertions: [Insertion]

    /// A writer for the write that made a journal entry. No one else may add sessions until it has finished.
    init(_ db: Database, entry: Int64) throws {
        self.entry = entry
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
        let shift = texts.append(new.texts)
        var row = [
            texts.cell(identity.uuid), texts.cell(identity.number), texts.cell(identity.version), texts.cell(entry),
        ]
        row += new[.session].map { $0.moved(by: shift) }
        row += [texts.cell(new.digest), texts.cell(source?.key), texts.cell(source?.digest)]
        insertions[SessionPart.session.rawValue].add(lastID, row, shift: 0)
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
        texts.removeAll()
        waiting = 0
    }
}
