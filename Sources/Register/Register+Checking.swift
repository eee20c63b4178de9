import GRDB
import Mediation
import Nomenclature

/// Something a check found in the data.
public struct Finding: Sendable, Hashable {
    /// Name of the check.
    public let check: String
    /// What it is about, e.g. `session 12`.
    public let object: String
    public let message: Sentence
}

extension Register {
    /// The quick checks: what SQLite sees, and what the schema cannot say. Empty when all is well.
    public func findings(on today: CivilDate) throws -> [Finding] {
        let whole = try read { try String.fetchAll($0, sql: "PRAGMA quick_check(5)").filter { $0 != "ok" } }
        // Nothing else can be trusted in a damaged file, not even that a text is one.
        guard whole.isEmpty else { throw RegisterProblem.damaged(path: path, detail: whole.joined(separator: "; ")) }
        let book = try codeBook()
        return try read { db in
            var findings = try foreignKeys(db)
            findings += try margins(book, db)
            findings += try sessions(
                "day-in-future", "day > ?", [today.description],
                Sentence("le jour vient après aujourd’hui", "the day comes after today"), db)
            findings += try sessions(
                "nobody-there", "NOT EXISTS (SELECT 1 FROM session_mediator WHERE session = s.id)", [],
                Sentence("aucune médiatrice", "no mediator"), db)
            findings += try sessions(
                "present-below-lines",
                """
                kind IN (\(book.codes(.kind).filter(\.isCollective).map { "'\($0.code)'" }.joined(separator: ", ")))
                AND present < (SELECT coalesce(sum(count), 0) FROM contact WHERE session = s.id)
                """, [],
                Sentence("moins de présents que de personnes décrites", "fewer heads present than described"), db)
            findings += try sessions(
                "twice",
                """
                EXISTS (SELECT 1 FROM session o WHERE o.until IS NULL AND o.digest = s.digest AND o.id < s.id
                    AND o.day = s.day AND s.start IS NOT NULL)
                """, [], Sentence("la même séance semble notée deux fois", "the same session seems recorded twice"), db)
            return findings
        }
    }

    /// What only reading everything again can find: a session whose content is no longer that of its digest, an index
    /// that does not agree with its table, a link of the journal that does not hold.
    public func deepFindings() throws -> [Finding] {
        let whole = try read { db in
            try String.fetchAll(db, sql: "PRAGMA integrity_check(20)").filter { $0 != "ok" }
        }
        guard whole.isEmpty else {
            throw RegisterProblem.damaged(path: path, detail: whole.joined(separator: "; "))
        }
        var findings: [Finding] = []
        let counted = try read { db in
            try Int.fetchOne(db, sql: "SELECT count(*) FROM session WHERE until IS NULL") ?? 0
        }
        var seen = 0
        for month in try months() {
            let digests = try read { db in
                try Row.fetchAll(
                    db, sql: "SELECT uuid, digest FROM session WHERE until IS NULL AND day >= ? AND day < ?",
                    arguments: [month.start.description, month.end.description])
            }
            let expected = Dictionary(try digests.map { try ($0.read(0) as String, $0.read(1) as String) }) { first, _ in first }
            for stored in try sessions(in: month) {
                seen += 1
                guard expected[stored.id] != Self.digest(stored.session.canonicalText) else { continue }
                findings.append(
                    Finding(
                        check: "digest", object: "session \(stored.number)",
                        message: Sentence(
                            "le contenu n’est plus celui qui avait été noté",
                            "the content is no longer what was recorded")))
            }
        }
        if seen != counted {
            findings.append(
                Finding(
                    check: "unreadable", object: "\(counted - seen)",
                    message: Sentence("séances qu’on ne peut plus lire", "sessions that can no longer be read")))
        }
        if let broken = try brokenLink() {
            findings.append(Finding(check: "journal", object: "entry \(broken.entry)", message: broken.why))
        }
        return findings
    }

    private func foreignKeys(_ db: Database) throws -> [Finding] {
        try Row.fetchAll(db, sql: "PRAGMA foreign_key_check").map { row in
            try Finding(
                check: "foreign-keys", object: "\(row.read(0) as String) \(row.read(1) as Int64? ?? 0)",
                message: Sentence(
                    "renvoie à une ligne absente de \(row.read(2) as String)",
                    "points to a missing row of \(row.read(2) as String)"))
        }
    }

    private func margins(_ book: CodeBook, _ db: Database) throws -> [Finding] {
        let above = try Row.fetchAll(
            db,
            sql: """
                SELECT s.number, m.dimension, sum(m.count) AS heads, c.count
                FROM session s JOIN contact c ON c.session = s.id
                JOIN contact_margin m ON m.session = c.session AND m.line = c.line
                WHERE s.until IS NULL GROUP BY c.session, c.line, m.dimension HAVING heads > c.count
                """
        ).map { row in
            try Finding(
                check: "margin-above-count", object: "session \(row.read(0) as Int)",
                message: Sentence(
                    "le détail par \(row.read(1) as String) compte \(row.read(2) as Int) personnes, la ligne \(row.read(3) as Int)",
                    "the split by \(row.read(1) as String) counts \(row.read(2) as Int) people, the line \(row.read(3) as Int)"))
        }
        let unknown = try Row.fetchAll(
            db,
            sql: """
                SELECT DISTINCT s.number, m.dimension, m.code FROM session s
                JOIN contact_margin m ON m.session = s.id WHERE s.until IS NULL ORDER BY 1
                """
        ).filter { row in
            let (dimension, code): (String, String) = try (row.read(1), row.read(2))
            let list = Dimension(rawValue: dimension).flatMap { CodeList(of: $0) }
            return list.map { book[$0, code] == nil } ?? true
        }.map { row in
            try Finding(
                check: "unknown-code", object: "session \(row.read(0) as Int)",
                message: Sentence(
                    "« \(row.read(2) as String) » n’est pas un code connu", "“\(row.read(2) as String)” is not a known code"))
        }
        return above + unknown
    }

    private func sessions(
        _ check: String, _ condition: String, _ arguments: StatementArguments, _ message: Sentence, _ db: Database
    ) throws -> [Finding] {
        try Int.fetchAll(
            db, sql: "SELECT number FROM session s WHERE until IS NULL AND \(condition) ORDER BY number",
            arguments: arguments
        ).map { Finding(check: check, object: "session \($0)", message: message) }
    }
}
