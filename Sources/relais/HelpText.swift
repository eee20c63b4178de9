import Foundation
import Mediation

/// The parser's own words, which it has in English only.
enum HelpText {
    private static let headings = [
        ("OVERVIEW: ", ""), ("USAGE: ", "UTILISATION : "), ("ARGUMENTS:", "ARGUMENTS :"), ("OPTIONS:", "OPTIONS :"),
        ("SUBCOMMANDS:", "COMMANDES :"), ("Show help information.", "Montre cette aide."),
        ("Show the version.", "Montre la version."), ("(default: ", "(sans rien : "), ("(values: ", "(valeurs : "),
        ("(aliases: ", "(ou : "), ("<subcommand>", "<commande>"),
        ("Show subcommand help information.", "Montre l’aide d’une commande."),
    ]

    /// Help in the language of this run. A command whose `--version` takes a value is not said to show that of the program.
    static func translated(_ text: String) -> String {
        let own = "  --version               Show the version.\n"
        let plain = text.contains("  --version <") ? text.replacing(own, with: "") : text
        guard Language.current == .french else { return plain }
        var text = headings.reduce(plain) { $0.replacing($1.0, with: $1.1) }
        if let range = text.firstRange(of: "  See 'relais help") {
            text = String(text[..<range.lowerBound]) + "  Détail : « relais help <commande> »."
        }
        return text
    }

    /// What is wrong with the options.
    static func usageProblem(_ message: String) -> String {
        guard Language.current == .french else { return message }
        let openings = [
            ("Unknown option ", "Option inconnue : "), ("Missing value for ", "Il manque une valeur à "),
            ("Missing expected argument ", "Il manque "), ("Unexpected argument ", "Mot en trop : "),
            ("The value ", "La valeur "), (" is invalid for ", " ne convient pas à "),
            ("Missing one of: ", "Il manque l’un de : "), ("Did you mean ", "Vouliez-vous dire "),
            (" unexpected arguments: ", " mots en trop : "),
        ]
        return openings.reduce(message) { $0.replacing($1.0, with: $1.1) }
    }
}
