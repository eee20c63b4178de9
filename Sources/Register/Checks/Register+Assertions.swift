import GRDB
import Mediation

extension Register {
    /// Keeps what the coordinator asserts; what is asserted already stays once.
    package func assert(_ assertion: Assertion) throws {
        guard try !assertions().contains(assertion.description) else { return }
        try write("assert", assertion.description) { db, entry in
            try change(
                .assertion, ["text": assertion.description.databaseValue], ["state": "active".databaseValue], db, entry)
        }
    }

    /// Takes an assertion back.
    package func forget(_ assertion: Assertion) throws {
        guard try assertions().contains(assertion.description) else {
            throw RegisterProblem.unknown(
                noun: Sentence("L’affirmation", "The assertion"), code: assertion.description)
        }
        try write("assert forget", assertion.description) { db, entry in
            try change(
                .assertion, ["text": assertion.description.databaseValue], ["state": "retired".databaseValue], db,
                entry)
        }
    }

    /// What is asserted, by text.
    package func assertions() throws -> [String] {
        try read { db in
            // A register of an older version has none.
            guard try db.tableExists(SetupTable.assertion.name) else { return [] }
            return try String.fetchAll(db, sql: "SELECT text FROM assertion WHERE state = 'active' ORDER BY text")
        }
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
