import Foundation

/// Words as they are typed in a shell.
package enum ShellWords {
    /// The words parted by spaces, quoted where a shell would read something else.
    package static func text(_ words: [String]) -> String { words.map(quoted).joined(separator: " ") }

    private static func quoted(_ word: String) -> String {
        let plain = CharacterSet(charactersIn: "-_=:/.,+@%").union(.alphanumerics)
        if !word.isEmpty, word.unicodeScalars.allSatisfy(plain.contains) { return word }
        // Scalar by scalar: an apostrophe with an accent on it ends the quotes all the same.
        return "'" + word.unicodeScalars.map { $0 == "'" ? "'\\''" : String($0) }.joined() + "'"
    }
}
