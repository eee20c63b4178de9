import GRDB
import Mediation

extension Register {
    /// What only reading everything again can find: a session, a row of setup whose content is no longer what was
    /// written, an index that does not agree with its table, a link of the journal that does not hold.
    public func deepFindings() throws -> [Finding] {
        try refuseDamaged("integrity_check")
        return try sessionDigests() + read { try associationDigest($0) + setupRows($0) + undoneMarks($0) } + chain()
    }

    /// By month, so that memory does not grow with the years.
    private func sessionDigests() throws -> [Finding] {
        try months().flatMap { month in
            let digests = try read { db in
                try Row.fetchAll(
                    db, sql: "SELECT uuid, digest FROM session WHERE until IS NULL AND day >= ? AND day < ?",
                    arguments: [month.start.description, month.end.description]
                ).map { try ($0.read(0) as String, $0.read(1) as String) }
            }
            let expected = Dictionary(digests) { first, _ in first }
            return try sessions(in: month).filter { expected[$0.id] != Self.digest($0.session.canonicalText) }.map {
                Finding(.digest, "session \($0.number)", CheckName.digest.aim)
            }
        }
    }

    private func associationDigest(_ db: Database) throws -> [Finding] {
        guard try db.columns(in: "association").contains(where: { $0.name == "digest" }) else { return [] }
        let kept = try String.fetchOne(db, sql: "SELECT digest FROM association")
        return try kept == Self.associationDigest(db)
            ? [] : [Finding(.setupDigest, "association", CheckName.setupDigest.aim)]
    }

    /// Of the association's code and name.
    static func associationDigest(_ db: Database) throws -> String {
        digest(
            try String.fetchOne(
                db, sql: "SELECT code || char(31) || name || char(31) || is_fictitious FROM association") ?? "")
    }

    /// Each row of setup against its past, itself held by the chain.
    private func setupRows(_ db: Database) throws -> [Finding] {
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

    /// A write is marked as taken back by the write that did so, and each write that takes back has one.
    private func undoneMarks(_ db: Database) throws -> [Finding] {
        try Int64.fetchAll(
            db,
            sql: """
                SELECT id FROM entry WHERE undone_by IS NOT NULL
                    AND coalesce((SELECT verb FROM entry u WHERE u.id = entry.undone_by), '') <> 'undo'
                UNION ALL SELECT id FROM entry WHERE verb = 'undo' AND id NOT IN
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
