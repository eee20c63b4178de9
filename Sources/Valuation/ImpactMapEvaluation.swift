import Mediation

/// An impact map with everything it comes to, unrounded: what its renderers print.
package struct ImpactMapEvaluation: Sendable, Hashable {
    /// The map.
    package let map: ImpactMap
    /// Its totals.
    package let result: ImpactMap.Result
    /// How sure they are.
    package let sensitivity: SensitivityAnalysis
    /// Totals its source prints, each with the engine's own.
    package let printedTotals: [ImpactMap.PrintedTotal]
    /// The first year that has a value; nil without any.
    package let firstValueYear: Int?
    /// See `ImpactMap.discountedPaybackYears`.
    package let discountedPaybackYears: Double?
    /// See `ImpactMap.discountedPaybackMonths`.
    package let discountedPaybackMonths: Double?
    /// See `ImpactMap.internalRateOfReturn`.
    package let internalRateOfReturn: Double?

    /// Evaluates a map and its uncertain figures.
    package init(_ map: ImpactMap, _ parameters: [Parameter], draws: Int, seed: UInt64) {
        self.map = map
        result = map.evaluated()
        sensitivity = SensitivityAnalysis(
            map, parameters, hasRatio: result.ratio != nil, draws: draws, seed: seed)
        printedTotals = map.printedTotals(result)
        firstValueYear = map.firstValueYear
        discountedPaybackYears = map.discountedPaybackYears
        discountedPaybackMonths = map.discountedPaybackMonths
        internalRateOfReturn = map.internalRateOfReturn
    }

    /// What was read with a doubt, and the totals whose source made another sum.
    package var warnings: [Sentence] { map.warnings + printedTotals.compactMap(\.warning) }
}
