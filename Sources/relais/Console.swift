import Foundation
import Mediation

/// Where the program writes: data on the standard output, everything else on the standard error.
enum Console {
    /// Writes words to the standard output. What in them would move the cursor, change colours or ring the bell of a
    /// terminal is shown as a dot: some of it comes from the register, or from a file someone sent.
    static func out(_ text: String) { write(safe(text), stdoutDescriptor) }

    /// A text that must stay on its line: breaks are shown as dots.
    static func oneLine(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.map { "\n\t\u{2028}\u{2029}".unicodeScalars.contains($0) ? "·" : $0 }))
    }

    /// Writes data for a program, byte for byte.
    static func data(_ text: String) { write(text, stdoutDescriptor) }

    /// Writes a word to the person.
    static func err(_ text: String) { write(safe(text), stderrDescriptor) }

    /// Moves the cursor of the terminal the person looks at.
    static func steer(_ text: String) { write(text, stderrDescriptor) }

    private static func safe(_ text: String) -> String {
        let isPlain = { (scalar: Unicode.Scalar) in
            scalar.value >= 0x20 && !(0x7F...0x9F).contains(scalar.value) || scalar == "\n" || scalar == "\t"
        }
        guard !text.unicodeScalars.allSatisfy(isPlain) else { return text }
        var shown = String.UnicodeScalarView()
        for scalar in text.unicodeScalars { shown.append(isPlain(scalar) ? scalar : "·") }
        return String(shown)
    }

    /// Whether someone is there to answer questions.
    static var isInteractive: Bool { isatty(0) == 1 && isatty(2) == 1 }

    /// Columns of the terminal the data goes to; 100 in a pipe or a file.
    static var width: Int {
        var size = winsize()
        guard isatty(stdoutDescriptor) == 1, ioctl(stdoutDescriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0
        else { return 100 }
        return Int(size.ws_col)
    }

    /// Asks on the terminal; an empty answer is the proposal. Nil when the input ends.
    static func ask(_ question: String, proposal: String = "") -> String? {
        err(proposal.isEmpty ? "\(question) : " : "\(question) [\(proposal)] : ")
        guard let line = readLine() else { return nil }
        let answer = line.trimmingCharacters(in: .whitespaces)
        return answer.isEmpty ? proposal : answer
    }

    private static let stdoutDescriptor: Int32 = 1
    private static let stderrDescriptor: Int32 = 2

    private static func write(_ text: String, _ descriptor: Int32) {
        var text = text
        text.withUTF8 { bytes in
            var rest = UnsafeRawBufferPointer(bytes)
            while let base = rest.baseAddress, !rest.isEmpty {
                let count = Foundation.write(descriptor, base, rest.count)
                guard count > 0 else { return }
                rest = UnsafeRawBufferPointer(rebasing: rest[count...])
            }
        }
    }
}

extension Language {
    /// The language of this run: `--lang`, then `LC_ALL`, `LC_MESSAGES`, `LANG`; `en…` is English, all else French.
    static let current: Language = {
        let arguments = CommandLine.arguments
        if let position = arguments.firstIndex(of: "--lang"), position + 1 < arguments.count {
            return arguments[position + 1] == "en" ? .english : .french
        }
        if let option = arguments.first(where: { $0.hasPrefix("--lang=") }) {
            return option == "--lang=en" ? .english : .french
        }
        let environment = ProcessInfo.processInfo.environment
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].compactMap { environment[$0] }.first { !$0.isEmpty }
        return locale?.hasPrefix("en") == true ? .english : .french
    }()
}

/// The words of the language of this run.
func say(_ french: String, _ english: String) -> String { Language.current == .french ? french : english }
