import Mediation
import Output
import Register

/// What a purge took out, or would.
package struct PurgeSummary: Answer {
    private let planned: PurgeResult
    private let copy: String?
    private var isDryRun: Bool { copy == nil }

    /// - Parameter copy: the backup made before; nil when nothing was erased.
    package init(_ planned: PurgeResult, copy: String?) {
        self.planned = planned
        self.copy = copy
    }

    /// Sessions, heads and remarks.
    package func fields(_ language: Language) -> [String: JSON] {
        [
            "dryRun": .bool(isDryRun), "sessions": .integer(planned.versions),
            "passages": .integer(planned.passages), "comments": .integer(planned.comments),
        ]
    }

    /// Where the erased data still are, then the same figures, and what stays.
    package func text(_ language: Language) -> String {
        let numbers = "\(planned.versions), \(planned.passages), \(planned.comments)"
        let kept =
            copy.map {
                language.say(
                    "La copie d’avant contient encore ces données : \($0). Effacez-la, et vos autres sauvegardes, une fois la purge vérifiée.\n",
                    "The copy made before still has these data: \($0). Delete it, and your other backups, once the purge is checked.\n"
                )
            } ?? ""
        return kept
            + language.say(
                "\(isDryRun ? "À effacer" : "Effacé") (séances, passages, remarques) : \(numbers).\n",
                "\(isDryRun ? "To be erased" : "Erased") (sessions, visits, remarks): \(numbers).\n")
            + language.say(
                "Les nombres des rapports restent, mois par mois, pour toute l’activité et pour chaque action financée.\n",
                "The counts of reports stay, month by month, of the whole activity and of each funded action.\n")
    }
}
