import Mediation
import Reports

/// Single figures in words, as reports print them.
package enum FigureText {
    /// What a funding was promised: `Passages : 400`. A code this version does not know is written as it is.
    package static func target(_ indicator: String, _ value: Double, _ language: Language) -> String {
        let words = ReportWords(language)
        let code = IndicatorCode(rawValue: indicator)
        return (code?.label.text(language) ?? indicator) + language.say(" : ", ": ")
            + words.figure(value, code?.unit ?? .number)
    }
}
