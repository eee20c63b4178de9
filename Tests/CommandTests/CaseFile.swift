import Foundation

/// A readable end-to-end case: what a person types and what is answered (`Cases/README.md`).
struct CaseFile {
    /// A command and what it must answer.
    struct Step {
        /// Everything before the command, as written: comments, files, blank lines.
        var before: [String]
        /// Files written before the command, by name.
        var files: [(name: String, text: String)]
        /// The lines typed, joined where one ends with `\`.
        let command: [String]
        /// Lines expected: the standard output, then the standard error behind `! `.
        var answer: [String]
        var status: Int32
    }

    /// First lines of the file, as written, up to the first blank line.
    let header: [String]
    var steps: [Step]

    var title: String { header.first.map { String($0.dropFirst(2)) } ?? "" }

    /// Value of a line `# name : value` of the header.
    func setting(_ name: String) -> String? {
        header.lazy.compactMap { $0.wholeMatch(of: /# (\w+) : (.+)/) }.first { $0.1 == name }.map { String($0.2) }
    }

    /// What a line that is no answer begins with.
    private static let openings = ["$ ", "# ", "<<< "]

    /// Whether the answers can be read back: none has a line that begins as a command, a comment or a file does.
    var isReadable: Bool {
        !steps.contains { step in step.answer.contains { line in Self.openings.contains { line.hasPrefix($0) } } }
    }

    /// What is wrong with the writing of a case.
    struct Unreadable: Error, CustomStringConvertible {
        let description: String
    }

    init(_ text: String) throws {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)[...]
        header = Array(lines.prefix { !$0.isEmpty })
        lines = lines.dropFirst(header.count)
        steps = []
        guard header.first?.hasPrefix("# ") == true else { throw Unreadable(description: "no title") }
        var (before, files): ([String], [(name: String, text: String)]) = ([], [])
        while let line = lines.popFirst() {
            if line.hasPrefix("$ ") {
                var command = [line]
                while command.last?.hasSuffix("\\") == true, let next = lines.popFirst() { command.append(next) }
                let answer = Array(lines.prefix { line in !Self.openings.contains { line.hasPrefix($0) } })
                lines = lines.dropFirst(answer.count)
                let blank = answer.reversed().prefix { $0.isEmpty }.count
                var step = Step(
                    before: before, files: files, command: command, answer: answer.dropLast(blank), status: 0)
                (before, files) = (Array(repeating: "", count: blank), [])
                if let status = lines.first?.wholeMatch(of: /# statut (\d+)/) {
                    step.status = Int32(status.1) ?? -1
                    lines = lines.dropFirst()
                }
                steps.append(step)
            } else if line.hasPrefix("<<< ") {
                let content = Array(lines.prefix { $0 != ">>>" })
                lines = lines.dropFirst(content.count + 1)
                files.append((String(line.dropFirst(4)), content.map { $0 + "\n" }.joined()))
                before += [line] + content + [">>>"]
            } else if line.isEmpty || line.hasPrefix("# ") {
                before.append(line)
            } else {
                throw Unreadable(description: "neither a command, a file nor a comment: \(line)")
            }
        }
        if steps.isEmpty { throw Unreadable(description: "no command") }
    }

    /// The case as a file.
    var text: String {
        let parts = steps.map { step in
            step.before + step.command + step.answer + (step.status == 0 ? [] : ["# statut \(step.status)"])
        }
        return (header + parts.joined()).joined(separator: "\n") + "\n"
    }
}

extension CaseFile.Step {
    /// The command as a shell reads it.
    var typed: String { String(command.joined(separator: "\n").dropFirst("$ ".count)) }

    /// What a run answered, in the form of `answer`; `folder` is where it ran.
    static func answer(of run: CommandLineTool.Run, in folder: String) -> [String] {
        func lines(_ text: String) -> [String] {
            var lines = Snapshot.masked(text).replacing(folder, with: "<dossier>")
                .replacing("\r\n", with: "\n").replacing("\u{FEFF}", with: "<bom>")
                .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
            while lines.last?.isEmpty == true { lines.removeLast() }
            return lines
        }
        return lines(run.out) + lines(run.err).map { "! " + $0 }
    }

    /// Whether the lines answered are those expected: `…` alone stands for any number of lines, within a line for any
    /// characters.
    func accepts(_ lines: [String]) -> Bool { Self.matches(answer[...], lines[...]) }

    private static func matches(_ expected: ArraySlice<String>, _ lines: ArraySlice<String>) -> Bool {
        guard let first = expected.first else { return lines.isEmpty }
        if first == "…" {
            return (0...lines.count).contains { matches(expected.dropFirst(), lines.dropFirst($0)) }
        }
        guard let line = lines.first, Self.matches(first, line) else { return false }
        return matches(expected.dropFirst(), lines.dropFirst())
    }

    private static func matches(_ expected: String, _ line: String) -> Bool {
        let parts = expected.split(separator: "…", omittingEmptySubsequences: false)
        guard parts.count > 1 else { return expected == line }
        var rest = line[...]
        for (position, part) in parts.enumerated() where !part.isEmpty {
            if position == 0 {
                guard rest.hasPrefix(part) else { return false }
                rest = rest.dropFirst(part.count)
            } else if position == parts.count - 1 {
                return rest.hasSuffix(part)
            } else {
                guard let range = rest.firstRange(of: part) else { return false }
                rest = rest[range.upperBound...]
            }
        }
        return true
    }
}
