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
    func assertionFindings() throws -> [Finding] { try findings(of: .fails) }

    /// The assertions that can be neither confirmed nor refuted: the register knows bounds on both sides of them, or what
    /// they count was purged. Nothing is wrong with it.
    package func undecidedAssertions() throws -> [Finding] { try findings(of: .cannotBeTold) }

    private func findings(of verdict: Assertion.Verdict) throws -> [Finding] {
        try assertions().compactMap { text in
            guard let assertion = Assertion(typed: text) else {
                return verdict == .fails
                    ? Finding(.assertion, text, Sentence("ne se lit plus", "can no longer be read")) : nil
            }
            let tally = try tally(assertion.request)
            if let day = tally.purgedOn(assertion.request.crossings) {
                guard verdict == .cannotBeTold else { return nil }
                return Finding(
                    .assertion, text,
                    Sentence(
                        "ne peut plus être vérifiée : séances purgées le \(day), nombre non gardé",
                        "can no longer be checked: sessions purged on \(day), count not kept"))
            }
            let count = assertion.count(in: tally)
            guard assertion.verdict(for: count) == verdict else { return nil }
            return Finding(.assertion, text, Self.words(count, verdict))
        }
    }

    private static func words(_ count: PeopleCount, _ verdict: Assertion.Verdict) -> Sentence {
        let counted =
            count.isExact
            ? Sentence("le registre compte \(count.low)", "the register counts \(count.low)")
            : Sentence(
                "le registre compte de \(count.low) à \(count.high)",
                "the register counts \(count.low) to \(count.high)")
        guard verdict == .cannotBeTold else { return counted }
        return Sentence("ne peut se dire : \(counted.french)", "cannot be told: \(counted.english)")
    }
}
