import Foundation
import Mediation
import Output

/// Where the program writes: data on the standard output, everything else on the standard error.
enum Console {
    /// Writes words to the standard output. What in them would move the cursor, change colours or ring the bell of a
    /// terminal is shown as a dot: some of it comes from the register, or from a file someone sent. Throws an
    /// `OutputProblem` when not everything could be written.
    static func out(_ text: String) throws { try data(safe(text)) }

    /// Writes data for a program, byte for byte. Throws an `OutputProblem` when not everything could be written.
    static func data(_ text: String) throws {
        let code = write(text, stdoutDescriptor)
        guard code == 0 else { throw OutputProblem(errno: code) }
    }

    /// Ends the standard output: some file systems only say now that they could not keep what was written. Throws an
    /// `OutputProblem` in that case.
    static func close() throws {
        guard Foundation.close(stdoutDescriptor) != 0, errno != EBADF else { return }
        throw OutputProblem(errno: errno)
    }

    /// Writes a message to the person. Nothing is done when that fails: there is nobody to tell.
    static func err(_ text: String) { _ = write(safe(text), stderrDescriptor) }

    /// Moves the cursor of the terminal the person looks at.
    static func writeControlSequence(_ text: String) { _ = write(text, stderrDescriptor) }

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
        guard let line = Interruption.whileWaitingForAPerson({ readLine() }) else { return nil }
        let answer = line.trimmingCharacters(in: .whitespaces)
        return answer.isEmpty ? proposal : answer
    }

    /// The answer to a question, the proposal where none is typed. Throws an `ExitWith` when the input ends.
    static func answer(_ question: Sentence, _ proposal: String) throws -> String {
        guard let answer = ask(question.text(.current), proposal: proposal) else {
            throw ExitWith(status: .interrupted)
        }
        return answer
    }

    /// Asks whether to go on; an empty answer is no, and so is an input that ends.
    static func confirms(_ question: Sentence) -> Bool {
        let answer = ask(
            question.text(.current) + say(" ? oui/non", "? yes/no"), proposal: say("non", "no"))?.lowercased()
        return ["o", "oui", "y", "yes"].contains(answer)
    }

    private static let stdoutDescriptor: Int32 = 1
    private static let stderrDescriptor: Int32 = 2

    /// - Returns: 0, or the system's number of what went wrong.
    private static func write(_ text: String, _ descriptor: Int32) -> Int32 {
        var text = text
        return text.withUTF8 { bytes in
            var rest = UnsafeRawBufferPointer(bytes)
            while let base = rest.baseAddress, !rest.isEmpty {
                let count = Foundation.write(descriptor, base, rest.count)
                guard count >= 0 || errno == EINTR else { return errno }
                rest = UnsafeRawBufferPointer(rebasing: rest[max(0, count)...])
            }
            return 0
        }
    }
}
