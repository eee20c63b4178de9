import GRDB
import Mediation

extension Register {
    /// Whose last write is taken back.
    package enum Whose: Sendable {
        /// The author of this register's writes.
        case own
        case anyone
    }

    /// A write that can be taken back, or done again.
    package struct Undoable: Sendable, Hashable {
        /// The write.
        package let entry: JournalEntry
        /// Sessions it touched: recorded, corrected or cancelled.
        package let sessions: Int
        /// The last write of all when it is another one, of someone else.
        package let later: JournalEntry?
        /// Whether it is of who asks.
        package let isOwn: Bool
    }

    /// What `undo` would take back. Throws what `undo` would.
    package func undoable(_ whose: Whose = .own) throws -> Undoable { try read { try undoable(whose, $0) } }

    /// What `redo` would do again. Throws what `redo` would.
    package func redoable(_ whose: Whose = .own) throws -> Undoable { try read { try redoable(whose, $0).write } }

    /// Takes back the last write that stands, of who asks or of anyone.
    ///
    /// Throws `RegisterProblem.nothingToUndo`, `.othersWrite` when only others wrote, `.writtenSince` when what it wrote
    /// was changed or may have been used since by someone else.
    /// - Parameter expected: the number of the write one was shown; when it is no more the last, nothing is done and
    ///   `.locked` is thrown. Nil takes any.
    @discardableResult
    package func undo(_ whose: Whose = .own, expecting expected: Int64? = nil) throws -> Undoable {
        try write("undo", "") { db, entry in
            let write = try undoable(whose, db)
            let last = write.entry
            guard expected == nil || expected == last.id else { throw RegisterProblem.locked(path: path) }
            try refuseClosed(last.id, db)
            // What it added goes before what it replaced comes back: one number stands once.
            try db.execute(
                sql: "UPDATE session SET until = ? WHERE since = ? AND until IS NULL", arguments: [entry, last.id])
            try db.execute(sql: "UPDATE session SET until = NULL WHERE until = ?", arguments: [last.id])
            for change in try setupChanges(of: last.id, db).reversed() {
                if let before = change.before {
                    try put(before, in: change, db)
                } else {
                    try db.execute(
                        sql: "UPDATE \(change.table.name) SET state = 'withdrawn' WHERE \(change.condition)",
                        arguments: ["after": change.after])
                }
            }
            try mark(last.id, undoneBy: entry, db)
            try name(entry, "\(last.verb) \(last.object)", db)
            return write
        }
    }

    /// Does again what the last `undo` took back, as long as nothing was written since.
    /// - Parameter expected: as for `undo`.
    @discardableResult
    package func redo(_ whose: Whose = .own, expecting expected: Int64? = nil) throws -> Undoable {
        try write("redo", "") { db, entry in
            let (undo, write) = try redoable(whose, db)
            let again = write.entry
            guard expected == nil || expected == again.id else { throw RegisterProblem.locked(path: path) }
            // What it replaced goes before what it added comes back: one number stands once.
            try db.execute(
                sql: """
                    UPDATE session SET until = :entry WHERE until IS NULL
                    AND uuid IN (SELECT uuid FROM session WHERE since = :entry)
                    """, arguments: ["entry": again.id])
            if again.verb == "cancel" {
                let id = String(again.object.dropFirst("session ".count))
                try db.execute(
                    sql: "UPDATE session SET until = ? WHERE until IS NULL AND \(Self.identityCondition(id))",
                    arguments: [again.id, id])
            }
            if again.verb == "import", let cancelled = again.reason.flatMap(CancelledNumbers.init(reason:)) {
                let update = try db.cachedStatement(
                    sql: "UPDATE session SET until = ? WHERE until IS NULL AND number = ?")
                for number in cancelled.numbers { try update.execute(arguments: [again.id, number]) }
            }
            try db.execute(sql: "UPDATE session SET until = NULL WHERE until = ?", arguments: [undo])
            for change in try setupChanges(of: again.id, db) { try put(change.after, in: change, db) }
            try refuseClosed(again.id, db)
            try mark(again.id, undoneBy: nil, db)
            try mark(undo, undoneBy: entry, db)
            try name(entry, "\(again.verb) \(again.object)", db)
            return write
        }
    }

    // MARK: - What stands

    /// Writes that stand and can be taken back, a condition on `entry`; what a purge erased cannot.
    private static let stands = """
        undone_by IS NULL AND verb NOT IN ('undo', 'redo', 'purge', \(noted))
        AND id > (SELECT coalesce(max(id), 0) FROM entry WHERE verb = 'purge')
        """
    private static let noted = AuditEvent.allCases.map { "'\($0.rawValue)'" }.joined(separator: ", ")

    private func undoable(_ whose: Whose, _ db: Database) throws -> Undoable {
        func last(_ condition: String = "TRUE", _ arguments: StatementArguments = []) throws -> JournalEntry? {
            try Row.fetchOne(
                db, sql: "SELECT * FROM entry WHERE \(Self.stands) AND \(condition) ORDER BY id DESC LIMIT 1",
                arguments: arguments
            ).map { try JournalEntry($0) }
        }
        guard let lastOfAll = try last() else { throw RegisterProblem.nothingToUndo }
        guard whose == .own, lastOfAll.author != author?.name else {
            return try undoable(lastOfAll, later: nil, db)
        }
        guard let own = try last("author IS ?", [author?.name]) else { throw RegisterProblem.othersWrite(lastOfAll) }
        try refuseWrittenSince(own, db)
        return try undoable(own, later: lastOfAll, db)
    }

    private func undoable(_ entry: JournalEntry, later: JournalEntry?, _ db: Database) throws -> Undoable {
        let sessions = try Int.fetchOne(
            db, sql: "SELECT count(DISTINCT uuid) FROM session WHERE since = :entry OR until = :entry",
            arguments: ["entry": entry.id])
        return Undoable(entry: entry, sessions: sessions ?? 0, later: later, isOwn: entry.author == author?.name)
    }

    /// Refuses to take back a write under later ones that stand: of the same sessions or set-up, or of any session when the
    /// write made set-up that they may name.
    private func refuseWrittenSince(_ entry: JournalEntry, _ db: Database) throws {
        let later = try Row.fetchOne(
            db,
            sql: """
                SELECT * FROM entry WHERE id > :entry AND \(Self.stands) AND (
                    id IN (SELECT b.since FROM session a JOIN session b ON b.uuid = a.uuid
                        WHERE a.since = :entry OR a.until = :entry)
                    OR id IN (SELECT b.until FROM session a JOIN session b ON b.uuid = a.uuid
                        WHERE a.since = :entry OR a.until = :entry)
                    OR id IN (SELECT b.entry FROM setup_change a JOIN setup_change b
                        ON b.table_name = a.table_name AND b.row_key = a.row_key WHERE a.entry = :entry)
                    OR EXISTS (SELECT 1 FROM setup_change WHERE entry = :entry AND before IS NULL)
                        AND (EXISTS (SELECT 1 FROM session WHERE since = entry.id)
                            OR EXISTS (SELECT 1 FROM setup_change WHERE entry = entry.id))
                ) ORDER BY id LIMIT 1
                """, arguments: ["entry": entry.id])
        if let later { throw RegisterProblem.writtenSince(entry, later: try JournalEntry(later)) }
    }

    private func redoable(_ whose: Whose, _ db: Database) throws -> (undo: Int64, write: Undoable) {
        guard
            let undo = try Row.fetchOne(
                db,
                sql: """
                    SELECT * FROM entry WHERE verb = 'undo' AND undone_by IS NULL AND id > (
                        SELECT coalesce(max(id), 0) FROM entry
                        WHERE verb = 'purge' OR undone_by IS NULL AND verb NOT IN ('undo', 'redo', \(Self.noted))
                            AND id > (SELECT coalesce(max(id), 0) FROM entry WHERE verb = 'undo' AND undone_by IS NULL))
                    ORDER BY id DESC LIMIT 1
                    """
            ).map({ try JournalEntry($0) }),
            let row = try Row.fetchOne(db, sql: "SELECT * FROM entry WHERE undone_by = ?", arguments: [undo.id])
        else { throw RegisterProblem.nothingToRedo }
        guard whose == .anyone || undo.author == author?.name else { throw RegisterProblem.othersWrite(undo) }
        return (undo.id, try undoable(JournalEntry(row), later: nil, db))
    }

    private func mark(_ entry: Int64, undoneBy undo: Int64?, _ db: Database) throws {
        try db.execute(sql: "UPDATE entry SET undone_by = ? WHERE id = ?", arguments: [undo, entry])
    }

    // MARK: - Set-up

    /// A row of set-up before and after a write, as JSON objects; `before` is nil for a row the write made.
    private struct SetupChange {
        let table: SetupTable
        let before: String?
        let after: String

        /// The row, in a statement that has `:after`.
        var condition: String {
            table.keys.map { "\($0) = json_extract(:after, '$.\($0)')" }.joined(separator: " AND ")
        }
    }

    private func setupChanges(of entry: Int64, _ db: Database) throws -> [SetupChange] {
        try Row.fetchAll(
            db, sql: "SELECT table_name, before, after FROM setup_change WHERE entry = ? ORDER BY id",
            arguments: [entry]
        ).compactMap { row in
            guard let table = SetupTable.named(try row.read("table_name")) else { return nil }
            return SetupChange(table: table, before: try row.read("before"), after: try row.read("after"))
        }
    }

    private func put(_ values: String, in change: SetupChange, _ db: Database) throws {
        let columns = try db.columns(in: change.table.name).map(\.name).filter { !change.table.keys.contains($0) }
        let assignments = columns.map { "\($0) = json_extract(:values, '$.\($0)')" }.joined(separator: ", ")
        try db.execute(
            sql: "UPDATE \(change.table.name) SET \(assignments) WHERE \(change.condition)",
            arguments: ["values": values, "after": change.after])
    }
}
