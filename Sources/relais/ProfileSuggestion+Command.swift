import Interchange
import Mediation

extension ProfileSuggestion.Advice {
    /// What to type to use a proposed profile.
    static let commandLine = ProfileSuggestion.Advice(
        trial: Sentence(
            "relais import FICHIER --profile CE-FICHIER --dry-run", "relais import FILE --profile THIS-FILE --dry-run"),
        givingField: OptionNames.set)
}
