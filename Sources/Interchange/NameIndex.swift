import Mediation

/// The codes of places, people, partners and fundings by the names a table gives them, those made on the way included.
struct NameIndex {
    /// Codes by the key of a name or of a code.
    var places: [String: String] = [:]
    /// The same, of mediators.
    var mediators: [String: String] = [:]
    /// The same, of partners.
    var partners: [String: String] = [:]
    /// The same, of fundings.
    var fundings: [String: String] = [:]
    /// Items made for the row being read.
    var new: [SetupItem] = []

    /// The names of what an association has set up; a code comes before a name of another item.
    init(_ setup: AssociationSetup) {
        for place in setup.places.values.sorted(by: { $0.code < $1.code }) {
            places[Profile.key(place.name)] = place.code
        }
        for mediator in setup.mediators.values.sorted(by: { $0.code < $1.code }) {
            if let name = mediator.name { mediators[Profile.key(name)] = mediator.code }
        }
        for partner in setup.partners.values.sorted(by: { $0.code < $1.code }) {
            partners[Profile.key(partner.name)] = partner.code
        }
        for funding in setup.fundings.values.sorted(by: { $0.code < $1.code }) {
            fundings[Profile.key(funding.title)] = funding.code
        }
        for code in setup.places.keys { places[Profile.key(code)] = code }
        for code in setup.mediators.keys { mediators[Profile.key(code)] = code }
        for code in setup.partners.keys { partners[Profile.key(code)] = code }
        for code in setup.fundings.keys { fundings[Profile.key(code)] = code }
    }
}
