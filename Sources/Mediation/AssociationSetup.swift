/// What an association has set up: who, where, with whom, for whom. What a session may name.
package struct AssociationSetup: Hashable, Sendable {
    /// By code; people and places keep their dates, retired partners and fundings are in `retired`.
    package var mediators: [String: Mediator] = [:]
    /// By code, those no longer used too: each has its dates.
    package var places: [String: Place] = [:]
    /// By code, those in `retired` too.
    package var partners: [String: Partner] = [:]
    /// By code, those in `retired` too.
    package var fundings: [String: Funding] = [:]
    /// In the order they were recorded.
    package var costs: [Cost] = []
    /// Codes of partners and fundings that are kept but may not be used any more.
    package var retired: Set<String> = []

    /// What priority districts are called, by code; those without a name are left out.
    package var districtNames: [String: String] {
        Dictionary(
            places.values.sorted { $0.code < $1.code }.compactMap { place in
                place.qpv.flatMap { code in place.qpvName.map { (code, $0) } }
            }
        ) { first, _ in first }
    }

    /// Nothing set up.
    package init() {}
}
