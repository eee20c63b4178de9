import Mediation
import Valuation

extension ValuationPanel {
    static func label(_ parameter: Parameter) -> Sentence {
        let mark = parameter.isDocumented ? "" : " *"
        return Sentence(parameter.label.french + mark, parameter.label.english + mark)
    }

    static func figure(_ value: Double, _ role: Parameter.Role) -> Sentence {
        func text(_ language: Language) -> String {
            role.isShare || role == .discountRate
                ? Rounded.percent(value, language, 1) : Rounded.decimal(value, role == .duration ? 0 : 2, language)
        }
        return Sentence(text(.french), text(.english))
    }

    static func kind(_ kind: Rule.Kind) -> Sentence {
        switch kind {
        case .cash: Sentence("argent", "cash")
        case .capacity: Sentence("temps, places", "capacity")
        case .benefit: Sentence("gain des personnes", "benefit")
        case .scenario: Sentence("hypothèse", "scenario")
        case .count: Sentence("compté", "count")
        case .input: Sentence("apport", "input")
        }
    }

    static func unit(_ unit: String) -> Sentence {
        switch unit {
        case "minutes": Sentence("minutes", "minutes")
        case "events": Sentence("fois", "times")
        case "persons": Sentence("personnes", "people")
        default: Sentence("euros", "euros")
        }
    }
}

/// What payers are called.
package enum PayerNames {
    /// The name of a payer's code; the code itself for one nobody named.
    package static func name(_ code: String) -> Sentence { names[code] ?? Sentence(code, code) }

    private static let names: [String: Sentence] = [
        "etat": Sentence("État", "State"), "caf": Sentence("CAF", "Family benefits (CAF)"),
        "assurance_maladie": Sentence("Assurance maladie", "Health insurance"),
        "departement": Sentence("Département", "County"), "commune": Sentence("Commune", "Town"),
        "bailleur": Sentence("Bailleur", "Landlord"), "ecole": Sentence("École", "School"),
        "transporteur": Sentence("Transporteur", "Transport operator"), "employeur": Sentence("Employeur", "Employer"),
        "hopital": Sentence("Hôpital", "Hospital"), "habitant": Sentence("Habitant", "Resident"),
        "administrations": Sentence("Administrations", "Public offices"),
        "association": Sentence("Association", "Association"),
        "others": Sentence("Autres, regroupés", "Others, put together"),
    ]
}
