import GRDB
import Mediation

extension Register {
    /// Keeps what the coordinator asserts; what is asserted already stays once.
    package func addAssertion(_ assertion: Assertion) throws {
        guard try !assertions().contains(assertion.description) else { return }
        try write("assert", assertion.description) { db, entry in
            try upsert(
                .assertion, ["text": assertion.description.databaseValue], ["state": "active".databaseValue], db, entry)
        }
    }

    /// Takes an assertion back.
    package func removeAssertion(_ assertion: Assertion) throws {
        guard try assertions().contains(assertion.description) else {
            throw RegisterProblem.unknown(
                noun: Sentence("L’affirmation", "The assertion"), code: assertion.description)
        }
        try write("assert forget", assertion.description) { db, entry in
            try upsert(
                .assertion, ["text": assertion.description.databaseValue], ["state": "retired".databaseValue], db,
                entry)
        }
    }
}
