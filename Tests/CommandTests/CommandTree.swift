import Foundation
import Testing

/// The commands the program has, as it describes itself.
enum CommandTree {
    /// One command: its words, with no program name; none for the program itself.
    struct Command: Sendable, Hashable {
        let words: [String]
        let isLeaf: Bool
        /// Names of the options and flags, with no dash.
        let options: [String]

        var name: String { words.joined(separator: " ") }
    }

    private struct Document: Decodable { let command: Node }

    private struct Node: Decodable {
        let commandName: String
        let subcommands: [Node]?
        let arguments: [Argument]?
    }

    private struct Argument: Decodable {
        struct Name: Decodable { let name: String }
        let names: [Name]?
    }

    /// Every command, parents first, in the order of the help; the command `help` left out.
    static func commands() throws -> [Command] {
        let run = try CommandLineTool().run(["--experimental-dump-help"])
        let document = try JSONDecoder().decode(Document.self, from: Data(run.out.utf8))
        return below(document.command, [])
    }

    private static func below(_ node: Node, _ words: [String]) -> [Command] {
        let children = (node.subcommands ?? []).filter { $0.commandName != "help" }
        let options = (node.arguments ?? []).flatMap { ($0.names ?? []).map(\.name) }
        return [Command(words: words, isLeaf: children.isEmpty, options: options)]
            + children.flatMap { below($0, words + [$0.commandName]) }
    }
}
