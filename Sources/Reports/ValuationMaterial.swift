import Valuation

/// A valuation with what its panels need.
package struct ValuationMaterial: Sendable {
    /// The valuation itself.
    package let valuation: Valuation
    /// The model it was made with.
    package let model: ValuationModel
    /// The figures the low and high estimates change.
    package let changes: [Valuation.Change]
    /// How sure the result is.
    package let sensitivity: SensitivityAnalysis
    /// Digest of the model's files.
    package let digest: String

    /// A valuation's material; see the properties.
    package init(
        valuation: Valuation, model: ValuationModel, changes: [Valuation.Change],
        sensitivity: SensitivityAnalysis,
        digest: String
    ) {
        self.valuation = valuation
        self.model = model
        self.changes = changes
        self.sensitivity = sensitivity
        self.digest = digest
    }
}
