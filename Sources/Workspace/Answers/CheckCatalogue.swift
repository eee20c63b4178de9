import Mediation
import Output
import Register

/// The checks there are and what each looks for.
package struct CheckCatalogue: Answer {
    private let deepMark: String

    /// - Parameter deepMark: how the checks that read everything again are asked for; shown beside each of them.
    package init(deepMark: String) { self.deepMark = deepMark }

    /// The checks, in the order they are made.
    package func fields(_ language: Language) -> [String: JSON] {
        let checks: [JSON] = CheckName.allCases.map {
            ["check": .text($0.rawValue), "full": .bool($0.isDeep), "aim": .text($0.aim.text(language))]
        }
        return ["checks": .list(checks)]
    }

    /// One line a check.
    package func text(_ language: Language) -> String {
        let width = CheckName.allCases.map(\.rawValue.count).max() ?? 0
        let noMark = String(repeating: " ", count: deepMark.count)
        return CheckName.allCases.map { check in
            let space = String(repeating: " ", count: width - check.rawValue.count)
            let mark = check.isDeep ? deepMark : noMark
            return "\(check.rawValue)\(space)  \(mark)  \(check.aim.text(language))\n"
        }.joined()
    }
}
