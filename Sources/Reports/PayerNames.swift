import Mediation

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
