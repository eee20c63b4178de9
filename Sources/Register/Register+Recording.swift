import Foundation
import GRDB
import Mediation

extension Register {
    /// Records a new session. Durable once this returns.
    package func record(_ session: Session, on today: CivilDate) throws -> StoredSession {
        try write("record", "session") { db, entry in
            var uuids = OrderedUUIDs()
            let identity = Identity(uuid: uuids.next(), number: try nextNumber(db), version: 1)
            let writer = try SessionWriter(db, entry: entry)
            try writer.add(PreparedSession(session, today: today), identity)
            try writer.finish()
            try name(entry, "session \(identity.number)", db)
            return StoredSession(id: identity.uuid, number: identity.number, version: 1, session: session)
        }
    }

    /// Replaces the content of a session; the version before is kept.
    package func amend(_ id: String, as session: Session, reason: String, on today: CivilDate) throws -> StoredSession {
        try write("amend", "session \(id)", reason: reason) { db, entry in
            let row = try standing(id, db)
            let identity = try Identity(
                uuid: row.read("uuid"), number: row.read("number"), version: nextVersion(row.read("uuid"), db))
            try close(row.read("id"), entry, db)
            let writer = try SessionWriter(db, entry: entry)
            // What the file said stays known, so that reading it again does not bring it back.
            let known: String = try row.read("source_digest") ?? row.read("digest")
            let source = (try row.read("source_key") as String?).map { (key: $0, digest: Optional(known)) }
            try writer.add(PreparedSession(session, today: today), identity, source: source)
            try writer.finish()
            return StoredSession(
                id: identity.uuid, number: identity.number, version: identity.version, session: session)
        }
    }

    /// Cancels a session: it is kept, with the reason, and counts no more.
    package func cancel(_ id: String, reason: String) throws {
        try write("cancel", "session \(id)", reason: reason) { db, entry in
            try close(standing(id, db)["id"], entry, db)
        }
    }

    /// Takes back the last write that still stands, whatever it was; answers what it was.
    package func undo() throws -> JournalEntry {
        try write("undo", "") { db, entry in
            guard
                let row = try Row.fetchOne(
                    db,
                    sql: """
                        SELECT * FROM entry WHERE undone_by IS NULL AND verb NOT IN ('undo', \(Self.nonUndoableVerbs)) AND id < ?
                        AND id > (SELECT coalesce(max(id), 0) FROM entry WHERE verb = 'purge')
                        ORDER BY id DESC LIMIT 1
                        """, arguments: [entry])
            else { throw RegisterProblem.nothingToUndo }
            let last = try JournalEntry(row)
            try refuseClosed(last.id, db)
            // What it added goes before what it replaced comes back: one number stands once.
            try db.execute(
                sql: "UPDATE session SET until = ? WHERE since = ? AND until IS NULL", arguments: [entry, last.id])
            try db.execute(sql: "UPDATE session SET until = NULL WHERE until = ?", arguments: [last.id])
            try restoreSetup(of: last.id, db)
            try db.execute(sql: "UPDATE entry SET undone_by = ? WHERE id = ?", arguments: [entry, last.id])
            try name(entry, "\(last.verb) \(last.object)", db)
            return last
        }
    }

    private static let nonUndoableVerbs = AuditEvent.allCases.map { "'\($0.rawValue)'" }.joined(separator: ", ")

    private func restoreSetup(of entry: Int64, _ db: Database) throws {
        let changes = try Row.fetchAll(
            db, sql: "SELECT table_name, before, after FROM setup_change WHERE entry = ? ORDER BY id DESC",
            arguments: [entry])
        for change in changes {
            guard let table = SetupTable.named(try change.read("table_name")) else { continue }
            let condition = table.keys.map { "\($0) = json_extract(:after, '$.\($0)')" }.joined(separator: " AND ")
            let after: String = try change.read("after")
            if let before: String = try change.read("before") {
                let columns = try db.columns(in: table.name).map(\.name).filter { !table.keys.contains($0) }
                let assignments = columns.map { "\($0) = json_extract(:before, '$.\($0)')" }.joined(separator: ", ")
                try db.execute(
                    sql: "UPDATE \(table.name) SET \(assignments) WHERE \(condition)",
                    arguments: ["before": before, "after": after])
            } else {
                try db.execute(
                    sql: "UPDATE \(table.name) SET state = 'withdrawn' WHERE \(condition)",
                    arguments: ["after": after])
            }
        }
    }

    /// Who a session is, whatever its version.
    struct Identity {
        let uuid: String
        let number: Int
        let version: Int
    }

    func nextNumber(_ db: Database) throws -> Int {
        try Int.fetchOne(db, sql: "SELECT coalesce(max(number), 0) + 1 FROM session") ?? 1
    }

    /// One more than all versions ever written, those taken back included.
    func nextVersion(_ uuid: String, _ db: Database) throws -> Int {
        try Int.fetchOne(
            db, sql: "SELECT coalesce(max(version), 0) + 1 FROM session WHERE uuid = ?", arguments: [uuid]) ?? 1
    }

    private func name(_ entry: Int64, _ object: String, _ db: Database) throws {
        try db.execute(sql: "UPDATE entry SET object = ? WHERE id = ?", arguments: [object, entry])
    }

    private func close(_ row: Int64, _ entry: Int64, _ db: Database) throws {
        try db.execute(sql: "UPDATE session SET until = ? WHERE id = ?", arguments: [entry, row])
    }

    private func standing(_ id: String, _ db: Database) throws -> Row {
        let rows = try Row.fetchAll(
            db, sql: "SELECT * FROM session WHERE \(Self.identityCondition(id)) ORDER BY version DESC", arguments: [id])
        guard let latest = rows.first else { throw RegisterProblem.noSession(id) }
        guard let row = try rows.first(where: { try $0.read("until") as Int64? == nil }) else {
            throw RegisterProblem.alreadyCancelled(number: try latest.read("number"))
        }
        return row
    }

    /// People type the number; programs give the UUID.
    static func identityCondition(_ id: String) -> String { id.count == 36 ? "uuid = lower(?)" : "number = ?" }
}
