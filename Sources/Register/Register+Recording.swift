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
    /// - Parameter version: the version the change was made over; another one standing is refused. Nil takes any.
    package func amend(
        _ id: String, as session: Session, reason: String, expecting version: Int? = nil, on today: CivilDate
    ) throws -> StoredSession {
        try write("amend", "session \(id)", reason: reason) { db, entry in
            let row = try Self.standing(id, expecting: version, db)
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
    /// - Parameter version: the version one looks at; another one standing is refused. Nil takes any.
    package func cancel(_ id: String, reason: String, expecting version: Int? = nil) throws {
        try write("cancel", "session \(id)", reason: reason) { db, entry in
            try close(Self.standing(id, expecting: version, db)["id"], entry, db)
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

    func name(_ entry: Int64, _ object: String, _ db: Database) throws {
        try db.execute(sql: "UPDATE entry SET object = ? WHERE id = ?", arguments: [object, entry])
    }

    private func close(_ row: Int64, _ entry: Int64, _ db: Database) throws {
        try db.execute(sql: "UPDATE session SET until = ? WHERE id = ?", arguments: [entry, row])
    }

    /// The version of a session that stands.
    /// - Parameter version: the version expected; another one, or none, throws `RegisterProblem.changed`. Nil takes any.
    package func standing(_ id: String, expecting version: Int? = nil) throws -> StoredSession {
        try read { db in
            let row = try Self.standing(id, expecting: version, db)
            guard let stored = try StoredSession.all(of: [row], db).first else { throw RegisterProblem.noSession(id) }
            return stored
        }
    }

    static func standing(_ id: String, expecting version: Int?, _ db: Database) throws -> Row {
        let rows = try Row.fetchAll(
            db, sql: "SELECT * FROM session WHERE \(identityCondition(id)) ORDER BY version DESC", arguments: [id])
        guard let latest = rows.first else { throw RegisterProblem.noSession(id) }
        let row = try rows.first { try $0.read("until") as Int64? == nil }
        if row == nil, let purged = try StoredSession.all(of: [latest], db).first?.purgedOn {
            throw RegisterProblem.purged(number: try latest.read("number"), on: purged)
        }
        if let version {
            let found: Int? = try row?.read("version")
            guard found == version else {
                throw RegisterProblem.changed(number: try latest.read("number"), version: found, expected: version)
            }
        }
        guard let row else { throw RegisterProblem.alreadyCancelled(number: try latest.read("number")) }
        return row
    }

    /// People type the number; programs give the UUID.
    static func identityCondition(_ id: String) -> String { id.count == 36 ? "uuid = lower(?)" : "number = ?" }
}
