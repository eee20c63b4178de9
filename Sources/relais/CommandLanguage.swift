import Foundation
import Interchange
import Mediation

/// The language of a run. The help of the argument parser is made while it parses, where nothing can be passed: main
/// binds the language to its task for the time of the run, and the commands pass it on as a value.
enum CommandLanguage {
    /// The language bound by main.
    @TaskLocal static var current = Language.french

    /// The language asked for: `--lang`, then `LC_ALL`, `LC_MESSAGES`, `LANG`; `en…` is English, all else French.
    static func asked(_ arguments: [String], _ environment: [String: String]) -> Language {
        if let option = CommandArguments.value(of: "--lang", in: arguments) {
            return Language(rawValue: option) ?? .french
        }
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].compactMap { environment[$0] }.first { !$0.isEmpty }
        return locale?.hasPrefix("en") == true ? .english : .french
    }

    /// Refuses a language that is neither, whatever the command. Throws an `EntryProblem`.
    static func check(_ arguments: [String]) throws {
        guard let option = CommandArguments.value(of: "--lang", in: arguments), Language(rawValue: option) == nil else {
            return
        }
        throw EntryProblem("--lang", option, .notOneOf(Language.allCases.map(\.rawValue)))
    }
}

extension Language {
    /// The language of this run.
    static var current: Language { CommandLanguage.current }
}

/// The words of the language of this run.
func say(_ french: String, _ english: String) -> String { CommandLanguage.current.say(french, english) }
