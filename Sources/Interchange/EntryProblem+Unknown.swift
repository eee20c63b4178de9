import Mediation

extension EntryProblem {
    /// The refusal of a text that is no code of a place, a mediator, a partner or a funding. Where it is the name of
    /// several, it says their codes: none of them is taken at random.
    /// - Parameter reason: `.unknownPlace`, `.unknownMediator`, `.unknownPartner` or `.unknownFunding`.
    package static func unknown(
        _ reason: Reason, _ field: String, _ text: String, _ setup: AssociationSetup
    ) -> EntryProblem {
        let column: SessionColumn? =
            switch reason {
            case .unknownPlace: .place
            case .unknownMediator: .mediators
            case .unknownPartner: .partners
            case .unknownFunding: .funding
            default: nil
            }
        let codes = column.flatMap { NameIndex(setup).several[$0]?[Profile.key(text)] }
        return EntryProblem(field, text, codes.map { .nameOfSeveral($0) } ?? reason)
    }
}
