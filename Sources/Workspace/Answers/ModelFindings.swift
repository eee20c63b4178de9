import Mediation
import Output
import Valuation

/// What the check of a valuation model found.
package struct ModelFindings: Answer {
    private let findings: [ModelFinding]

    /// Checks a model, cell by cell; nothing is found in one that is to be filled.
    package init(of nameOrFolder: String, _ language: Language) throws {
        let files = try ModelLibrary.files(nameOrFolder, language)
        findings = ValuationModel.emptyNames.contains(nameOrFolder) ? [] : ValuationModel.check(files)
    }

    /// Whether the model cannot be used.
    package var isRefused: Bool { findings.contains(where: \.isRefusal) }

    /// The findings, in the order of the cells.
    package func fields(_ language: Language) -> [String: JSON] {
        let listed: [JSON] = findings.map {
            [
                "severity": .text($0.isRefusal ? "refusal" : "warning"), "file": .text($0.file),
                "line": .integer($0.line), "column": .text($0.column), "why": .text($0.why.text(language)),
            ]
        }
        return ["findings": .list(listed)]
    }

    /// One line a finding.
    package func text(_ language: Language) -> String {
        findings.map {
            ($0.isRefusal ? language.say("Refusé : ", "Refused: ") : language.say("À voir : ", "Look at: "))
                + $0.message.text(language) + "\n"
        }.joined()
    }
}
