import Mediation
import Output
import Valuation

/// What the activity cost, in the JSON form of the contract.
enum InputsJSON {
    /// Euros, with the rule they are shared by; without amounts, nulls and `why`.
    static func object(_ inputs: Inputs, _ language: Language) -> JSON {
        let amounts = inputs.amounts
        func euros(_ amount: Euros?) -> JSON { .number(amount?.value) }
        var object: [String: JSON] = [
            "own": euros(amounts?.own), "shared": euros(amounts?.shared), "total": euros(amounts?.total),
            "cash": euros(amounts?.cash), "inKind": euros(amounts?.inKind), "rule": .text(Inputs.rule.text(language)),
        ]
        if let absence = inputs.absence { object["why"] = .text(absence.words.text(language)) }
        if let until = inputs.until { object["until"] = .text(until.description) }
        return .object(object)
    }
}
