/// What an association has set up: who, where, with whom, for whom. What a session may name.
public struct Roster: Hashable, Sendable {
    /// By code; people and places keep their dates, retired partners and fundings are in `retired`.
    public var mediators: [String: Mediator] = [:]
    /// By code, those no longer used too: each has its dates.
    public var places: [String: Place] = [:]
    /// By code, those in `retired` too.
    public var partners: [String: Partner] = [:]
    /// By code, those in `retired` too.
    public var fundings: [String: Funding] = [:]
    /// In the order they were recorded.
    public var costs: [Cost] = []
    /// Codes of partners and fundings that are kept but may not be used any more.
    public var retired: Set<String> = []

    /// Nothing set up.
    public init() {}
}
