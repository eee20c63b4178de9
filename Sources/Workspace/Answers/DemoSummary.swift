import Mediation
import Output
import Register
import Reports

/// What a fictitious association holds and what to open of it.
package struct DemoSummary: Answer {
    private let demo: DemoFolder
    private let register: String
    private let result: ImportResult

    /// - Parameter register: path of the register made.
    package init(_ demo: DemoFolder, _ register: String, _ result: ImportResult) {
        self.demo = demo
        self.register = register
        self.result = result
    }

    /// The register and what it holds.
    package func fields(_ language: Language) -> [String: JSON] {
        [
            "register": .text(register), "sessions": .integer(result.sessions), "passages": .integer(result.contacts),
        ]
    }

    /// The figures, then the files.
    package func text(_ language: Language) -> String {
        let folder = demo.folder
        let others = ReportDefinition.kinds[2...8].joined(separator: ", ")
        return language.say(
            """
            \(demo.name), données fictives : \(result.sessions, fr: "séance", "séances"), \(result.contacts, fr: "passage", "passages").
            À ouvrir :
              \(folder)/synthesis.html    la synthèse d’une page (aussi en PDF)
              \(folder)/activity.html     le rapport d’activité 2025 (PDF, XLSX, JSON, CSV)
              \(folder)/valuation.html    les coûts évités estimés
              et sept rapports pour les financeurs : \(others)

            """,
            """
            \(demo.name), fictitious data: \(result.sessions, en: "session", "sessions"), \(result.contacts, en: "visit", "visits").
            To open:
              \(folder)/synthesis.html    the one-page synthesis (as PDF too)
              \(folder)/activity.html     the activity report of 2025 (PDF, XLSX, JSON, CSV)
              \(folder)/valuation.html    the estimated avoided costs
              and seven reports for funders: \(others)

            """)
    }
}
