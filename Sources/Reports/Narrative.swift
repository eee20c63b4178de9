import Mediation
import Nomenclature

/// The coordinator's own text, cut at its headings.
package struct Narrative: Sendable, Hashable {
    /// By heading, in the order of the file.
    package let parts: [Part]

    /// What stands under one heading.
    package struct Part: Sendable, Hashable {
        /// As the file has it, the same in both languages; in a report, the definition's words.
        package let heading: Sentence
        /// In the order of the file, one or more.
        package let paragraphs: [Paragraph]

        /// Text, or the items of a list.
        package enum Paragraph: Sendable, Hashable {
            case text(String)
            case list([String])
        }
    }

    /// Reads plain Markdown: headings, paragraphs, `-` or `*` lists. Emphasis marks are dropped; nothing else has a
    /// meaning.
    package init(markdown: String) {
        var parts: [Part] = []
        var heading: String?
        var paragraphs: [Part.Paragraph] = []
        var lines: [String] = []
        var items: [String] = []
        func plain(_ text: Substring) -> String {
            text.replacing("**", with: "").replacing("__", with: "").trimmingSpaces
        }
        func endParagraph() {
            if !items.isEmpty { paragraphs.append(.list(items)) }
            if !lines.isEmpty { paragraphs.append(.text(lines.joined(separator: " "))) }
            (items, lines) = ([], [])
        }
        func endPart() {
            endParagraph()
            if let heading, !paragraphs.isEmpty {
                parts.append(Part(heading: Sentence(heading, heading), paragraphs: paragraphs))
            }
            paragraphs = []
        }
        for line in markdown.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            if line.hasPrefix("#") {
                endPart()
                heading = plain(line.drop { $0 == "#" })
            } else if line.allSatisfy(\.isWhitespace) {
                endParagraph()
            } else if line.hasPrefix("- ") || line.hasPrefix("* ") {
                if items.isEmpty { endParagraph() }
                items.append(plain(line.dropFirst(2)))
            } else if !items.isEmpty, line.first?.isWhitespace == true {
                items[items.count - 1] += " " + plain(line[...])
            } else {
                if !items.isEmpty { endParagraph() }
                lines.append(plain(line[...]))
            }
        }
        endPart()
        self.parts = parts
    }

    /// The part under a heading, whatever its case and accents.
    func part(_ heading: Sentence) -> Part? {
        parts.first {
            folded($0.heading.french) == folded(heading.french) || folded($0.heading.french) == folded(heading.english)
        }
    }

    /// Headings that no block of a definition asks for.
    package func unplaced(in definition: ReportDefinition) -> [String] {
        let wanted = definition.blocks.flatMap { block -> [String] in
            if case .narrative(let heading, _) = block {
                [folded(heading.french), folded(heading.english)]
            } else {
                []
            }
        }
        return parts.map(\.heading.french).filter { !wanted.contains(folded($0)) }
    }
}

extension StringProtocol {
    fileprivate var trimmingSpaces: String {
        var text = Substring(self)
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}
