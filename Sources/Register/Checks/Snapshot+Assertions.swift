import GRDB
import Mediation

extension Register.Snapshot {
    /// What is asserted, by text.
    package func assertions() throws -> [String] {
        // A register of an older version has none.
        guard try db.tableExists(SetupTable.assertion.name) else { return [] }
        return try String.fetchAll(db, sql: "SELECT text FROM assertion WHERE state = 'active' ORDER BY text")
    }

    /// The assertions that do not hold.
    func assertionFindings() throws -> [Finding] {
        try assertions().compactMap { text in
            guard let assertion = Assertion(typed: text) else {
                return Finding(.assertion, text, Sentence("ne se lit plus", "can no longer be read"))
            }
            let count = assertion.count(in: try tally(TallyRequest(period: assertion.period)).totals)
            guard !assertion.holds(for: count) else { return nil }
            return Finding(
                .assertion, text, Sentence("le registre compte \(count)", "the register counts \(count)"))
        }
    }
}
