import GRDB
import Mediation

extension Register.Snapshot {
    /// Every write, the oldest first. It is kept to ask about one write, and is no watch on the team: nothing counts or
    /// lists writes by author.
    package func journal() throws -> [JournalEntry] {
        try Row.fetchAll(db, sql: "SELECT * FROM entry ORDER BY id").map { try JournalEntry($0) }
    }

    /// Follows the chain from its start; answers the first link that does not hold, nil when all do.
    package func brokenLink() throws -> BrokenLink? {
        guard try db.columns(in: "entry").contains(where: { $0.name == "chain_digest" }) else { return nil }
        var before = ""
        var expected: Int64 = 1
        let rows = try Row.fetchCursor(db, sql: "SELECT * FROM entry ORDER BY id")
        while let row = try rows.next() {
            let id: Int64 = try row.read("id")
            guard id == expected else {
                return BrokenLink(
                    entry: expected, why: Sentence("cette entrée n’est plus là", "this entry is no longer there"))
            }
            let content = try JournalChain.contentDigest(ofEntry: id, JournalChain.form(row), db)
            guard try row.read("content_digest") == content else {
                return BrokenLink(
                    entry: id,
                    why: Sentence(
                        "ce qu’elle a écrit n’est plus ce qui avait été écrit",
                        "what it wrote is no longer what had been written"))
            }
            before = try JournalChain.chainDigest(row, content, before)
            guard try row.read("chain_digest") == before else {
                return BrokenLink(
                    entry: id, why: Sentence("elle a été changée", "it was changed"))
            }
            expected = id + 1
        }
        return nil
    }
}
