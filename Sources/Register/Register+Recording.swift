import Foundation
import GRDB
import Mediation

extension Register {
    /// Records a new session. Durable once this returns.
    public func record(_ session: Session, on today: CivilDate) throws -> StoredSession {
        try write("record", "session") { db, entry in
            let identity = Identity(uuid: UUID().uuidString.lowercased(), number: try nextNumber(db), version: 1)
            try insert(session, identity, entry: entry, today: today, db)
            try name(entry, "session \(identity.number)", db)
            return StoredSession(id: identity.uuid, number: identity.number, version: 1, session: session)
        }
    }

    /// Replaces the content of a session; the version before is kept.
    public func amend(_ id: String, as session: Session, reason: String, on today: CivilDate) throws -> StoredSession {
        try write("amend", "session \(id)", reason: reason) { db, entry in
            let row = try standing(id, db)
            let identity = try Identity(uuid: row["uuid"], number: row["number"], version: nextVersion(row["uuid"], db))
            try close(row["id"], entry, db)
            try insert(
                session, identity, entry: entry, today: today,
                source: (row["source_key"] as String?).map { ($0, row["source_digest"]) }, db)
            return StoredSession(
                id: identity.uuid, number: identity.number, version: identity.version, session: session)
        }
    }

    /// Cancels a session: it is kept, with the reason, and counts no more.
    public func cancel(_ id: String, reason: String) throws {
        try write("cancel", "session \(id)", reason: reason) { db, entry in
            try close(standing(id, db)["id"], entry, db)
        }
    }

    /// Takes back the last write that still stands, whatever it was; answers what it was.
    public func undo() throws -> JournalEntry {
        try write("undo", "") { db, entry in
            guard
                let row = try Row.fetchOne(
                    db,
                    sql: """
                        SELECT * FROM entry WHERE undone_by IS NULL AND verb <> 'undo' AND id < ?
                        ORDER BY id DESC LIMIT 1
                        """, arguments: [entry])
            else { throw RegisterProblem.nothingToUndo }
            let last = JournalEntry(row)
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

    private func restoreSetup(of entry: Int64, _ db: Database) throws {
        let changes = try Row.fetchAll(
            db, sql: "SELECT table_name, before, after FROM setup_change WHERE entry = ? ORDER BY id DESC",
            arguments: [entry])
        for change in changes {
            guard let table = SetupTable.named(change["table_name"]) else { continue }
            let condition = table.keys.map { "\($0) = json_extract(:after, '$.\($0)')" }.joined(separator: " AND ")
            let after: String = change["after"]
            if let before = change["before"] as String? {
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
        guard let row = rows.first(where: { $0["until"] == nil }) else {
            throw RegisterProblem.alreadyCancelled(number: latest["number"])
        }
        return row
    }

    /// People type the number; programs give the UUID.
    static func identityCondition(_ id: String) -> String { id.count == 36 ? "uuid = lower(?)" : "number = ?" }

    /// Writes one version of a session and all that hangs on it.
    func insert(
        _ session: Session, _ identity: Identity, entry: Int64, today: CivilDate,
        source: (key: String, digest: String)? = nil, digest: String? = nil, _ db: Database
    ) throws {
        try db.cachedStatement(
            sql: """
                INSERT INTO session (uuid, number, version, since, day, start, minutes, kind, place, present,
                    turned_away, entry_mode, comment, digest, source_key, source_digest)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            identity.uuid, identity.number, identity.version, entry, session.day.description,
            session.start?.description, session.minutes.value, session.kind, session.place, session.present,
            session.turnedAway, session.entryMode(recordedOn: today), session.comment,
            digest ?? Self.digest(session.canonicalText), source?.key, source?.digest,
        ])
        let id = db.lastInsertedRowID
        try insert(session.mediators, into: "session_mediator", id, db)
        try insert(session.fundings, into: "session_funding", id, db)
        try insert(session.partners, into: "session_partner", id, db)
        try insert(session.languages, into: "session_language", id, db)
        for (line, contact) in zip(1..., session.contacts) { try insert(contact, id, line, db) }
        for (line, effect) in zip(1..., session.effects) {
            try db.cachedStatement(sql: "INSERT INTO session_effect VALUES (?, ?, ?, ?, ?)").execute(arguments: [
                id, line, effect.code, effect.quantity.hundredths, effect.confirmedBy,
            ])
        }
    }

    private func insert(_ codes: [String], into table: String, _ id: Int64, _ db: Database) throws {
        for code in codes {
            try db.cachedStatement(sql: "INSERT INTO \(table) VALUES (?, ?)").execute(arguments: [id, code])
        }
    }

    private func insert(_ contact: Contact, _ id: Int64, _ line: Int, _ db: Database) throws {
        let themes = contact.themes
        try db.cachedStatement(sql: "INSERT INTO contact VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)").execute(
            arguments: [
                id, line, contact.count, themes[0], themes.count > 1 ? themes[1] : nil,
                themes.count > 2 ? themes[2] : nil, contact.gender, contact.ageBand, contact.attendance,
                contact.territory, contact.origin, contact.outcome, contact.minutes,
            ])
        for action in contact.actions {
            try db.cachedStatement(sql: "INSERT INTO contact_action VALUES (?, ?, ?)")
                .execute(arguments: [id, line, action])
        }
        for kind in contact.referrals {
            try db.cachedStatement(sql: "INSERT INTO contact_referral VALUES (?, ?, ?)")
                .execute(arguments: [id, line, kind])
        }
        for margin in contact.margins {
            try db.cachedStatement(sql: "INSERT INTO contact_margin VALUES (?, ?, ?, ?, ?)")
                .execute(arguments: [id, line, margin.dimension.rawValue, margin.code, margin.count])
        }
        for (list, code) in contact.traits {
            try db.cachedStatement(sql: "INSERT INTO contact_trait VALUES (?, ?, ?, ?)")
                .execute(arguments: [id, line, list, code])
        }
    }
}

/// One write, as the journal keeps it.
public struct JournalEntry: Sendable, Hashable {
    public let id: Int64
    /// UTC, `YYYY-MM-DDThh:mm:ssZ`.
    public let madeAt: String
    public let verb: String
    /// What was written, without content.
    public let object: String
    public let reason: String?
    public let fileName: String?

    init(_ row: Row) {
        id = row["id"]
        madeAt = row["made_at"]
        verb = row["verb"]
        object = row["object"]
        reason = row["reason"]
        fileName = row["file_name"]
    }
}
