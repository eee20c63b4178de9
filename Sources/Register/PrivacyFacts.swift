import GRDB

/// Facts for the record of processing.
package struct PrivacyFacts: Sendable, Hashable {
    /// Sessions that stand.
    package let sessions: Int
    /// Sessions that carry a remark.
    package let comments: Int
    /// Mediators whose name is given.
    package let namedMediators: Int
    /// First day of a session that stands, `YYYY-MM-DD`; nil with none.
    package let first: String?
    /// Last day of a session that stands, `YYYY-MM-DD`; nil with none.
    package let last: String?
    /// What purges took out; the counts they kept are in the register.
    package let purges: [PurgedSessions]
}

extension Register.Snapshot {
    /// What the record of processing must say of this register.
    package func privacyFacts() throws -> PrivacyFacts {
        func count(_ sql: String) throws -> Int { try Int.fetchOne(db, sql: "SELECT count(*) FROM " + sql) ?? 0 }
        return PrivacyFacts(
            sessions: try count("session WHERE until IS NULL"),
            comments: try count("session WHERE comment IS NOT NULL"),
            namedMediators: try count("mediator WHERE name IS NOT NULL AND state <> 'withdrawn'"),
            first: try String.fetchOne(db, sql: "SELECT min(day) FROM session WHERE until IS NULL"),
            last: try String.fetchOne(db, sql: "SELECT max(day) FROM session WHERE until IS NULL"),
            purges: try purges())
    }
}
