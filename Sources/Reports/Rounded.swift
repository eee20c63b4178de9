import Mediation

/// Figures inside sentences, rounded as a reader should take them.
enum Rounded {
    /// Two significant figures: an estimate is not known better.
    static func euros(_ value: Double, _ language: Language) -> String {
        var step = 1.0
        while abs(value) / step >= 100 { step *= 10 }
        return NumberText(language).euros((value / step).rounded(.toNearestOrAwayFromZero) * step)
    }

    /// One decimal, two below one: a ratio of 0.14 is not 0.1.
    static func ratio(_ value: Double, _ language: Language) -> String {
        NumberText(language).decimal(value, decimals: abs(value) < 1 ? 2 : 1)
    }

    static func percent(_ share: Double, _ language: Language, _ decimals: Int = 0) -> String {
        NumberText(language).decimal(share * 100, decimals: decimals) + (language == .french ? "\u{A0}%" : "%")
    }

    static func decimal(_ value: Double, _ decimals: Int, _ language: Language) -> String {
        NumberText(language).decimal(value, decimals: decimals)
    }
}
