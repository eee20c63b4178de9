import GRDB
import Mediation

extension Register {
    /// Brings a register of an older version to this one: a copy beside it first, then one transaction, old or new.
    /// Answers where the copy is; nil when there was nothing to do.
    @discardableResult
    func migrate() throws -> String? {
        let version = try read { db in
            let version = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
            // A version set back by hand would be brought up again and again. Looked at in one reading: another program may
            // be bringing the file up.
            let isLater =
                try version < 6 && db.tableExists("kept_tally")
                || version < 5 && db.tableExists(SetupTable.district.name)
                || version < 4 && db.tableExists(SetupTable.costFunding.name)
                || version < 3 && db.tableExists(SetupTable.assertion.name)
                || version < 2 && db.columns(in: "entry").contains { $0.name == "chain_digest" }
            guard !isLater else { throw RegisterProblem.damaged(path: path, detail: "user_version \(version)") }
            return version
        }
        guard version < Self.schemaVersion else { return nil }
        let copy = path.isEmpty ? nil : try Backups(of: path).make(self, because: "v\(version)")
        try translated {
            try queue.writeWithoutTransaction { db in
                try inTransaction(db) {
                    // Another program may have done it while this one waited.
                    guard try Int.fetchOne(db, sql: "PRAGMA user_version") == version else { return .rollback }
                    if version < 2 { try addChain(db) }
                    if version < 3 { try addAssertions(db) }
                    if version < 4 { try db.execute(sql: Embedded.files["004-costs.sql"] ?? "") }
                    if version < 5 { try db.execute(sql: Embedded.files["005-district-names.sql"] ?? "") }
                    if version < 6 { try db.execute(sql: Embedded.files["006-kept-tallies.sql"] ?? "") }
                    return .commit
                }
            }
        }
        return copy
    }

    private func addChain(_ db: Database) throws {
        try db.execute(sql: Embedded.files["002-journal-chain.sql"] ?? "")
        for entry in try Int64.fetchAll(db, sql: "SELECT id FROM entry ORDER BY id") {
            try JournalChain.addLink(entry, db)
        }
    }

    private func addAssertions(_ db: Database) throws {
        try db.execute(sql: Embedded.files["003-assertions.sql"] ?? "")
        try Self.keepAssociationDigest(db)
    }
}
