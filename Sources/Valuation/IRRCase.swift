/// Flows with the internal rate of return their source prints, as in `irr-vectors/1`.
package struct IRRCase: Decodable, Sendable {
    /// Title of the set.
    package let name: String
    /// In the order of the file.
    package let vectors: [Vector]

    /// The flows of a project.
    package struct Vector: Decodable, Sendable {
        /// Net flow of each year, from year 0 on; negative when paid out.
        package let flows: [Double]
        /// The rate the source prints; nil when it gives none.
        package let printed: Double?

        /// The engine's own rate; nil where there is none, or more than one.
        package var computed: Double? { ImpactMap.internalRateOfReturn(flows) }
    }
}
