import GRDB
import Mediation

/// A purge of a damaged register, done again in the one made of it: what is left of the sessions it took out, and the counts
/// it kept, where they are still those it wrote.
struct RecoveredPurge {
    private let purge: KeptTallies.Purge
    /// What is left of each session that stood until then.
    private var sessions: [[DatabaseValue]] = []
    /// By table, the rows kept, without their entry; nil where they are lost.
    private var kept: [KeptRows]?

    private typealias KeptRows = (table: String, columns: [String], rows: [[DatabaseValue]])

    private static let sessionColumns = [
        "uuid", "number", "version", "day", "minutes", "kind", "place", "entry_mode", "digest", "source_digest",
    ]
    private static let keptColumns = [
        ("kept_request", ["number", "purged_on", "request"]), ("kept_tally", ["request", "start", "last", "tally"]),
        ("kept_code", ["start", "list", "code", "last"]),
    ]

    /// What the journal calls it.
    var object: String { "< \(purge.before)" }

    /// The purges of a damaged register, by their entry; none where they cannot be read.
    static func all(_ source: Register) -> [Int64: RecoveredPurge] {
        let purges = (try? source.read { try Register.Snapshot.purges($0) }) ?? []
        return Dictionary(
            purges.map { purge in
                var recovered = RecoveredPurge(purge: purge)
                recovered.kept = (try? source.read { try keptRows(purge.entry, $0) }) ?? nil
                return (purge.entry, recovered)
            }
        ) { first, _ in first }
    }

    private init(purge: KeptTallies.Purge) { self.purge = purge }

    /// Whether its counts are lost.
    var lostCounts: Bool { kept == nil }

    /// Nil where the journal's own entry no longer holds them; a purge of an older version kept none.
    private static func keptRows(_ entry: Int64, _ db: Database) throws -> [KeptRows]? {
        guard try db.tableExists("kept_request") else { return [] }
        guard let row = try Row.fetchOne(db, sql: "SELECT * FROM entry WHERE id = ?", arguments: [entry]),
            try row.read("content_digest") == JournalChain.contentDigest(ofEntry: entry, JournalChain.form(row), db)
        else { return nil }
        return try keptColumns.map { table, columns in
            let rows = try Row.fetchAll(
                db, sql: "SELECT \(columns.joined(separator: ", ")) FROM \(table) WHERE entry = ?", arguments: [entry])
            return (table, columns, rows.map { Array($0.databaseValues) })
        }
    }

    /// Adds what is left of a session.
    mutating func add(_ session: Row) { sessions.append(Self.sessionColumns.map { session[$0] }) }

    /// Writes what is left of the sessions; they stand until `carryOut`.
    func addSessions(_ db: Database, since entry: Int64) throws {
        let columns = Self.sessionColumns + ["since"]
        let marks = Array(repeating: "?", count: columns.count).joined(separator: ", ")
        let sql = "INSERT INTO session (\(columns.joined(separator: ", "))) VALUES (\(marks))"
        for session in sessions {
            try db.execute(sql: sql, arguments: StatementArguments(session + [entry.databaseValue]))
        }
    }

    /// Ends the sessions, and writes the counts kept.
    func carryOut(_ db: Database, _ entry: Int64) throws {
        for session in sessions {
            try db.execute(
                sql: "UPDATE session SET until = ? WHERE uuid = ? AND until IS NULL",
                arguments: [entry.databaseValue, session[0]])
        }
        for (table, columns, rows) in kept ?? [] {
            let marks = Array(repeating: "?", count: columns.count + 1).joined(separator: ", ")
            let sql = "INSERT INTO \(table) (entry, \(columns.joined(separator: ", "))) VALUES (\(marks))"
            for row in rows { try db.execute(sql: sql, arguments: StatementArguments([entry.databaseValue] + row)) }
        }
    }
}
