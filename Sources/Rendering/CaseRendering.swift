import Mediation
import Output
import Valuation

/// Published closed forms and rates of return, with what the engine computes.
package enum CaseRendering {
    /// Closed forms as printed and as computed.
    package static func json(_ identities: IdentityCase) -> JSON {
        [
            "schemaVersion": 1, "name": .text(identities.name),
            "identities": .list(
                identities.tests.map {
                    [
                        "value": .number($0.value), "totalPresentValue": .number($0.computed),
                        "printed": .number($0.totalPresentValue),
                        "difference": .number($0.computed - $0.totalPresentValue),
                    ]
                }),
        ]
    }

    /// Internal rates of return as printed and as computed; null where there is none, or more than one.
    package static func json(_ rates: IRRCase) -> JSON {
        [
            "schemaVersion": 1, "name": .text(rates.name),
            "internalRatesOfReturn": .list(
                rates.vectors.map { ["printed": .number($0.printed), "computed": .number($0.computed)] }),
        ]
    }

    /// The same for a terminal.
    package static func text(_ rates: IRRCase, _ language: Language) -> String {
        let numbers = NumberText(language)
        func rate(_ rate: Double?) -> String {
            rate.map { numbers.decimal($0 * 100, decimals: 4) + " %" } ?? language.say("aucun", "none")
        }
        let rows = rates.vectors.enumerated().map { [String($0 + 1), rate($1.printed), rate($1.computed)] }
        let head = [
            language.say("Suite", "Flows"), language.say("Imprimé", "Printed"), language.say("Calculé", "Computed"),
        ]
        return ([rates.name, ""] + TextTable.lines([head] + rows)).joined(separator: "\n") + "\n"
    }

    /// Closed forms for a terminal.
    package static func text(_ identities: IdentityCase, _ language: Language) -> String {
        let numbers = NumberText(language)
        let rows = identities.tests.map {
            [
                numbers.decimal($0.value, decimals: 2), numbers.decimal($0.totalPresentValue, decimals: 6),
                numbers.decimal($0.computed, decimals: 6),
            ]
        }
        let head = [
            language.say("Valeur d’un an", "Value of a year"), language.say("Imprimé", "Printed"),
            language.say("Calculé", "Computed"),
        ]
        return ([identities.name, ""] + TextTable.lines([head] + rows)).joined(separator: "\n") + "\n"
    }
}
