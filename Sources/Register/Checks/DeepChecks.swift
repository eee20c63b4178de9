import GRDB
import Mediation

extension Register {
    /// What only reading everything again can find: a session, a row of setup whose content is no longer what was
    /// written, an index that does not agree with its table, a link of the journal that does not hold.
    package func deepFindings() throws -> [Finding] {
        try refuseDamaged("integrity_check")
        return try sessionDigests() + snapshot { try $0.deepFindings() }
    }

    /// Every version but those purged, which have no mediator any more. By stretches, so that memory does not grow with
    /// the years.
    private func sessionDigests() throws -> [Finding] {
        let last = try read { try Int64.fetchOne($0, sql: "SELECT max(id) FROM session") ?? 0 }
        var findings: [Finding] = []
        for first in stride(from: 1, through: last, by: 2_000) {
            findings += try read { try sessionDigests(first...first + 1_999, $0) }
        }
        return findings
    }

    private func sessionDigests(_ ids: ClosedRange<Int64>, _ db: Database) throws -> [Finding] {
        let rows = try Row.fetchAll(
            db, sql: "SELECT * FROM session WHERE id BETWEEN ? AND ?", arguments: [ids.lowerBound, ids.upperBound])
        return try zip(rows, StoredSession.all(of: rows, db)).compactMap { row, stored -> Finding? in
            guard stored.purgedOn == nil, try row.read("digest") != Self.digest(stored.session.canonicalText) else {
                return nil
            }
            return Finding(.digest, "session \(stored.number)", CheckName.digest.aim)
        }
    }
}

extension Register.Snapshot {
    fileprivate func deepFindings() throws -> [Finding] {
        try history() + associationDigest() + setupRows() + undoneMarks() + chain()
    }

    /// What ended each version is a write that ends: a correction or a cancelling of that session that stands, an import
    /// that says it cancelled what its table has no more, a write that took back the one that made it, or a purge of its
    /// day; and each such write ended something.
    private func history() throws -> [Finding] {
        try String.fetchAll(
            db,
            sql: """
                SELECT 'session ' || s.number FROM session s JOIN entry e ON e.id = s.until WHERE NOT (
                    (e.verb IN ('amend', 'cancel') AND e.undone_by IS NULL
                        AND (CAST(substr(e.object, 9) AS INTEGER) = s.number OR lower(substr(e.object, 9)) = s.uuid))
                    OR (e.verb = 'import' AND e.undone_by IS NULL AND s.since < e.id
                        AND e.reason LIKE '\(CancelledNumbers.opening)%')
                    OR (e.verb = 'undo' AND (SELECT undone_by FROM entry WHERE id = s.since) = e.id)
                    OR (e.verb = 'purge' AND s.day < substr(e.object, 3)))
                UNION SELECT 'session ' || s.number FROM session s JOIN entry e ON e.id = s.since
                    WHERE s.until IS NULL AND e.undone_by IS NOT NULL
                UNION SELECT 'entry ' || id FROM entry e WHERE verb IN ('amend', 'cancel') AND undone_by IS NULL
                    AND NOT EXISTS (SELECT 1 FROM session WHERE until = e.id)
                ORDER BY 1
                """
        ).map { Finding(.history, $0, CheckName.history.aim) }
    }

    private func associationDigest() throws -> [Finding] {
        guard try db.columns(in: "association").contains(where: { $0.name == "digest" }) else { return [] }
        let kept = try String.fetchOne(db, sql: "SELECT digest FROM association")
        return try kept == Self.associationDigest(db)
            ? [] : [Finding(.setupDigest, "association", CheckName.setupDigest.aim)]
    }

    /// Of the association's code and name.
    static func associationDigest(_ db: Database) throws -> String {
        Register.digest(
            try String.fetchOne(
                db, sql: "SELECT code || char(31) || name || char(31) || is_fictitious FROM association") ?? "")
    }

    /// Each row of setup against its past, itself held by the chain.
    private func setupRows() throws -> [Finding] {
        let history = try SetupHistory(db)
        return try SetupTable.all.flatMap { table in
            var left = history.rows(of: table)
            let changed = try SetupRow.all(of: table, db).filter { row in
                guard let known = left.removeValue(forKey: row.keyText(table)) else {
                    // A common code nobody changed has no past; anything else must have one.
                    return !(table.isCodeList && row.isUntouchedCode)
                }
                return !row.holds(known, isCommonCode: table.isCodeList && known.isCommonCode)
            }.map { $0.keyText(table) }
            return (changed + left.keys).sorted().map {
                Finding(.setupDigest, "\(table.name) \($0)", CheckName.setupDigest.aim)
            }
        }
    }

    /// A write is marked as taken back by the write that did so, and each write that takes back has one; an `undo` is
    /// taken back by a `redo` alone.
    private func undoneMarks() throws -> [Finding] {
        try Int64.fetchAll(
            db,
            sql: """
                SELECT id FROM entry WHERE undone_by IS NOT NULL
                    AND coalesce((SELECT verb FROM entry u WHERE u.id = entry.undone_by), '')
                        <> CASE verb WHEN 'undo' THEN 'redo' ELSE 'undo' END
                UNION ALL SELECT id FROM entry WHERE (verb = 'undo' AND undone_by IS NULL OR verb = 'redo') AND id NOT IN
                    (SELECT undone_by FROM entry WHERE undone_by IS NOT NULL)
                """
        ).map {
            Finding(
                .journal, "entry \($0)",
                Sentence("ce qu’elle défait n’est pas clair", "what it takes back is not clear"))
        }
    }

    private func chain() throws -> [Finding] {
        try brokenLink().map { [Finding(.journal, "entry \($0.entry)", $0.why)] } ?? []
    }
}
