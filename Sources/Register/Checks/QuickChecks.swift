import GRDB
import GRDBSQLite
import Mediation
import Nomenclature

extension Register {
    /// See `Snapshot.findings`.
    package func findings(on today: CivilDate) throws -> [Finding] { try snapshot { try $0.findings(on: today) } }

    /// Refuses a file in which SQLite finds damage: nothing else can be trusted there, not even that a text is one. The
    /// types and the rules of the schema are looked at too.
    /// - Parameter check: `quick_check`, or `integrity_check`, which compares indexes with their tables too.
    func refuseDamaged(_ check: String) throws { try snapshot { try $0.refuse(Snapshot.damage(check, $0.db)) } }

    /// Refuses to write to a file SQLite reports as damaged. A file known whole since its last change is not checked again.
    /// - Parameter always: check it all the same.
    func refuseUnlessWhole(always: Bool = false) throws {
        try snapshot { snapshot in
            // A read first: from then on, the transaction holds the file.
            _ = try snapshot.journalMode()
            if !always, let integrity, try integrity.holds(snapshot.db) { return }
            try snapshot.refuse(Snapshot.damage("integrity_check", snapshot.db))
            try integrity?.keepChecked(snapshot.db)
        }
    }
}

extension Register.Snapshot {
    /// The quick checks: what SQLite sees, and what the schema cannot say. Empty when all is well.
    /// - Parameter today: sessions after it are in the future.
    package func findings(on today: CivilDate) throws -> [Finding] {
        // SQLite's own check takes half the time: it runs at the same time, and what it finds is said first.
        let (found, damage) = try both {
            Result { try dataFindings(on: today) + assertionFindings() + keepingFindings() }
        } and: {
            try Self.damage("quick_check", $0)
        }
        try refuse(damage)
        return try found.get()
    }

    private func dataFindings(on today: CivilDate) throws -> [Finding] {
        try schema() + foreignKeys() + keptTallies() + margins() + sessionFindings(on: today) + outsidePeriod()
            + probableNames()
    }

    func refuse(_ damage: [String]) throws {
        guard damage.isEmpty else {
            throw RegisterProblem.damaged(path: path, detail: damage.joined(separator: "; "))
        }
    }

    static func damage(_ check: String, _ db: Database) throws -> [String] {
        try String.fetchAll(db, sql: "PRAGMA \(check)(5)").filter { $0 != "ok" }
    }

    /// Tables, indexes, views are those this program makes; it makes no trigger. A register of an older version is looked
    /// at once it has been brought up.
    private func schema() throws -> [Finding] {
        guard try Int.fetchOne(db, sql: "PRAGMA user_version") == Register.schemaVersion else { return [] }
        let sql =
            "SELECT type || ' ' || name, coalesce(sql, '') FROM sqlite_schema WHERE name NOT LIKE 'sqlite!_%' ESCAPE '!'"
        func objects(_ db: Database) throws -> [String: String] {
            let rows = try Row.fetchAll(db, sql: sql)
            return Dictionary(try rows.map { try ($0.read(0), $0.read(1)) }) { first, _ in first }
        }
        let fresh = try Register.fresh()
        let (found, expected) = (try objects(db), try fresh.read(objects))
        return Set(found.keys).union(expected.keys).filter { found[$0] != expected[$0] }.sorted().map {
            Finding(.schema, $0, CheckName.schema.aim)
        }
    }

    private func foreignKeys() throws -> [Finding] {
        try Row.fetchAll(db, sql: "PRAGMA foreign_key_check").map { row in
            let (child, id, parent): (String, Int64?, String) = try (row.read(0), row.read(1), row.read(2))
            return Finding(
                .foreignKeys, id.map { "\(child) \($0)" } ?? child,
                Sentence("renvoie à une ligne absente de \(parent)", "points to a missing row of \(parent)"))
        }
    }

    /// What purges kept is all that can still be told of what they took out: looked at each time, not by `check --full` alone.
    private func keptTallies() throws -> [Finding] {
        guard try db.tableExists("kept_tally") else { return [] }
        return try Row.fetchAll(db, sql: "SELECT * FROM entry WHERE verb = 'purge' ORDER BY id").compactMap { row in
            let id: Int64 = try row.read("id")
            let content = try JournalChain.contentDigest(ofEntry: id, JournalChain.form(row), db)
            guard try row.read("content_digest") != content else { return nil }
            return Finding(.keptTallies, "entry \(id)", CheckName.keptTallies.aim)
        }
    }

    private func margins() throws -> [Finding] {
        let book = try codeBook()
        let above = try Row.fetchAll(
            db,
            sql: """
                SELECT s.number, m.dimension, m.heads, c.count
                FROM (SELECT session, line, dimension, sum(count) AS heads FROM contact_margin GROUP BY 1, 2, 3) m
                JOIN contact c ON c.session = m.session AND c.line = m.line
                JOIN session s ON s.id = m.session
                WHERE m.heads > c.count AND s.until IS NULL
                """
        ).map { row in
            let (number, dimension): (Int, String) = try (row.read(0), row.read(1))
            let (heads, count): (Int, Int) = try (row.read(2), row.read(3))
            return Finding(
                .marginAboveCount, "session \(number)",
                Sentence(
                    "le détail par \(dimension) compte \(heads, fr: "personne", "personnes"), la ligne \(count)",
                    "the split by \(dimension) counts \(heads, en: "person", "people"), the line \(count)"))
        }
        // What a foreign key cannot look at: their list depends on the row.
        let coded = try Row.fetchAll(
            db,
            sql: """
                SELECT DISTINCT s.number, m.dimension, m.code FROM session s
                JOIN contact_margin m ON m.session = s.id WHERE s.until IS NULL ORDER BY 1
                """)
        let unknown: [Finding] = try coded.compactMap { row in
            let (dimension, code): (String, String) = try (row.read(1), row.read(2))
            let list = Dimension(rawValue: dimension).flatMap { CodeList(of: $0) }
            guard list.map({ book[$0, code] == nil }) ?? true else { return nil }
            return Finding(
                .unknownCode, "session \(try row.read(0) as Int)",
                Sentence("« \(code) » n’est pas un code connu", "“\(code)” is not a known code"))
        }
        return above + unknown
    }

    private func sessionFindings(on today: CivilDate) throws -> [Finding] {
        let collective = try codeBook().codes(.kind).filter(\.isCollective).map { "'\($0.code)'" }.joined(
            separator: ", ")
        let conditions: [(CheckName, String, StatementArguments)] = [
            (.dayInFuture, "day > ?", [today.description]),
            (.nobodyThere, "NOT EXISTS (SELECT 1 FROM session_mediator WHERE session = s.id)", []),
            (
                .presentBelowLines,
                """
                kind IN (\(collective))
                AND present < (SELECT coalesce(sum(count), 0) FROM contact WHERE session = s.id)
                """, []
            ),
            (
                .twice,
                """
                id IN (SELECT id FROM (
                    SELECT id, row_number() OVER (PARTITION BY digest ORDER BY id) AS rank
                    FROM session WHERE until IS NULL AND start IS NOT NULL) WHERE rank > 1)
                """, []
            ),
        ]
        return try conditions.flatMap { check, condition, arguments in
            try Int.fetchAll(
                db, sql: "SELECT number FROM session s WHERE until IS NULL AND \(condition) ORDER BY number",
                arguments: arguments
            ).map { Finding(check, "session \($0)", check.aim) }
        }
    }

    /// Sessions outside the dates of what they name; what has no dates has no outside.
    private func outsidePeriod() throws -> [Finding] {
        let named: [(Sentence, String, String)] = [
            (Sentence("du lieu", "place"), "place", "place"),
            (Sentence("de la médiatrice", "mediator"), "mediator", "session_mediator"),
            (Sentence("du financement", "funding"), "funding", "session_funding"),
        ]
        return try named.flatMap { noun, table, link in
            let join =
                link == table
                ? "JOIN place n ON n.code = s.place"
                : "JOIN \(link) l ON l.session = s.id JOIN \(table) n ON n.code = l.\(table)"
            return try Row.fetchAll(
                db,
                sql: """
                    SELECT s.number, n.code, s.day FROM session s \(join)
                    WHERE s.until IS NULL AND (s.day < n.from_day OR s.day > n.to_day) ORDER BY s.number
                    """
            ).map { row in
                let (number, code, day): (Int, String, String) = try (row.read(0), row.read(1), row.read(2))
                return Finding(
                    .outsidePeriod, "session \(number)",
                    Sentence(
                        "le \(day) est hors des dates \(noun.french) « \(code) »",
                        "\(day) is outside the dates of the \(noun.english) “\(code)”"))
            }
        }
    }

}
