import Mediation
import Nomenclature

/// The words counts keep for themselves: `non_renseigne`, `autres_regroupes`, `aucun`, `non_croise`.
enum ReservedWords {
    /// Whether a code or a label is one of them, however it is written: « Non renseigné », `Autres-regroupes`. A place of
    /// that name would read in a report as what is unknown, or masked.
    static func contain(_ text: String) -> Bool {
        let words = folded(text).split { !($0.isLetter || $0.isNumber) }
        return Tally.reservedCodes.contains(words.joined(separator: "_"))
    }
}
