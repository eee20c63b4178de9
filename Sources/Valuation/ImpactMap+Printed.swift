import Mediation

extension ImpactMap.Total {
    /// What people are shown for it.
    package var words: Sentence {
        switch self {
        case .totalPresentValue: Sentence("Valeur actuelle totale", "Total present value")
        case .inputValue: Sentence("Ressources", "Inputs")
        case .netPresentValue: Sentence("Valeur nette", "Net present value")
        case .ratio: Sentence("Ratio", "Ratio")
        }
    }
}

extension ImpactMap {
    /// A total the source of a case prints, with the engine's own.
    package struct PrintedTotal: Sendable, Hashable {
        /// Which total it is.
        package let total: Total
        /// As the source prints it.
        package let printed: Double
        /// As computed; nil for a ratio without inputs.
        package let computed: Double?

        /// Whether both are the same to half a unit of the last decimal printed.
        package var agrees: Bool {
            guard let computed else { return false }
            var unit = 1.0
            for _ in 0..<decimals { unit /= 10 }
            return abs(printed - computed) <= max(unit / 2, abs(printed) * 1e-9)
        }

        /// Decimals the source prints, trailing zeros left out.
        private var decimals: Int {
            let text = "\(printed)"
            return text.hasSuffix(".0") ? 0 : text.split(separator: ".").dropFirst().first?.count ?? 0
        }

        /// Names a total whose source made another sum; nil when both agree.
        package var warning: Sentence? {
            guard !agrees else { return nil }
            func text(_ value: Double?, _ language: Language) -> String {
                value.map { NumberText(language).decimal($0, decimals: min(decimals, 6)) } ?? "—"
            }
            return Sentence(
                "\(total.words.french) : la source imprime \(text(printed, .french)), le calcul donne \(text(computed, .french)).",
                "\(total.words.english): the source prints \(text(printed, .english)), the calculation gives \(text(computed, .english))."
            )
        }
    }

    /// The printed totals, each with the engine's own, in the order of `Total`.
    package func printedTotals(_ result: Result) -> [PrintedTotal] {
        Total.allCases.compactMap { total in
            guard let value = printed[total] else { return nil }
            let computed: Double? =
                switch total {
                case .totalPresentValue: result.totalPresentValue
                case .inputValue: result.inputValue
                case .netPresentValue: result.netPresentValue
                case .ratio: result.ratio
                }
            return PrintedTotal(total: total, printed: value, computed: computed)
        }
    }
}
