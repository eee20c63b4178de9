import Mediation
import Output
import Valuation

/// The valuation models that come with the program.
package struct ModelListing: Answer {
    private let models = ValuationModel.names.compactMap { ValuationModel(named: $0) }

    /// All of them.
    package init() {}

    /// The models with figures, then those to be filled.
    package func fields(_ language: Language) -> [String: JSON] {
        let listed: [JSON] = models.map {
            [
                "code": .text($0.code), "version": .text($0.version), "rules": .integer($0.rules.count),
                "proxies": .integer($0.proxies.count),
            ]
        }
        let empty: [JSON] = ValuationModel.emptyNames.map {
            ["code": .text($0), "version": .null, "rules": 0, "proxies": 0]
        }
        return ["models": .list(listed + empty)]
    }

    /// One line a model.
    package func text(_ language: Language) -> String {
        let (rules, values) = (language.say("règles", "rules"), language.say("valeurs unitaires", "unit values"))
        let lines = models.map {
            "\($0.code) \($0.version) · \($0.label.text(language)) · \($0.rules.count) \(rules), "
                + "\($0.proxies.count) \(values)\n"
        }
        let empty = language.say("vide, à remplir", "empty, to be filled")
        return (lines + ValuationModel.emptyNames.map { "\($0) · \(empty)\n" }).joined()
    }
}
