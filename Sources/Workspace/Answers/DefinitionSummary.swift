import Mediation
import Output
import Reports

/// Says that a report definition can be used, and what it holds.
package struct DefinitionSummary: Answer {
    private let definition: ReportDefinition

    /// Reads a definition by kind, or from a file. Throws as `ReportLibrary.definition` does.
    package init(of kindOrFile: String, _ language: Language) throws {
        definition = try ReportLibrary.definition(kindOrFile, language)
    }

    /// Kind, title, codes of the tables.
    package func fields(_ language: Language) -> [String: JSON] {
        [
            "kind": .text(definition.kind), "title": .text(definition.title.text(language)),
            "tables": .list(definition.tables.map(\.code)),
        ]
    }

    /// One line.
    package func text(_ language: Language) -> String {
        let (sections, tables) = (definition.sections.count, definition.tables.count)
        return language.say("Bon : ", "Fine: ")
            + "\(definition.title.text(language)), \(sections) "
            + language.say(
                "sections, \(tables, fr: "tableau", "tableaux")\n", "sections, \(tables, en: "table", "tables")\n")
    }
}
