import Interchange
import Mediation
import Nomenclature
import Output
import Register
import Sheets

/// A profile proposed for a table, with what it leaves to be said.
package struct ProfileProposal: Answer {
    private let suggestion: ProfileSuggestion
    private let file: String
    private let advice: ProfileSuggestion.Advice

    /// Proposes a profile for the first table of sessions found. Throws a `FileProblem` when there is none.
    /// - Parameters:
    ///   - path: where it was looked for.
    ///   - register: opens the register; one that is not there yet leaves the common code lists.
    ///   - advice: what to do with the profile, written in it.
    package init(
        of source: ImportSource, _ path: String, _ register: () throws -> Register, advice: ProfileSuggestion.Advice,
        on today: CivilDate
    ) throws {
        guard let table = source.sessions.first else {
            throw FileProblem(path, .nothingInFolder(expected: ["sessions.csv"]))
        }
        let context: (CodeBook, AssociationSetup)
        do { context = try register().snapshot { (try $0.codeBook(), try $0.setup()) } } catch RegisterProblem.missing {
            context = (.common, AssociationSetup())
        }
        suggestion = try ProfileSuggestion(table, context.0, context.1, today: today)
        file = table.name
        self.advice = advice
    }

    /// The profile, and what it could not place.
    package func fields(_ language: Language) -> [String: JSON] {
        [
            "profile": .text(text(language)), "unplacedColumns": .list(suggestion.unplaced),
            "personalColumns": .list(suggestion.personal), "toFill": .list(suggestion.toFill.map(\.name)),
            "doubts": .list(suggestion.doubts.map { $0.json(language) }),
            "unknownWords": .object(
                Dictionary(suggestion.unknownWords.map { ($0.key.name, .list($0.value)) }) { first, _ in first }),
        ]
    }

    /// The profile itself, in YAML.
    package func text(_ language: Language) -> String { suggestion.yaml(language, file: file, advice) }
}
