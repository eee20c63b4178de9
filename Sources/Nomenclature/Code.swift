import Mediation

/// One code of a list, common to all associations or an association's own.
package struct Code: Sendable, Hashable {
    /// The list it is of.
    package let list: CodeList
    /// Stable slug.
    package let code: String
    /// Code one level up (the domain of a theme); nil at the top.
    package let parent: String?
    /// Words for people.
    package let label: Sentence
    /// One line in French that helps to choose.
    package let hint: String
    /// Whether small counts of it need the stricter masking.
    package let isSensitive: Bool
    /// The same notion in the State's `data-inclusion` list, and in La Coop de la médiation numérique.
    package let dataInclusion: String?
    /// The same notion in La Coop de la médiation numérique; nil when it has none.
    package let laCoop: String?
    /// Of a kind: whether participations are counted (workshops, meetings, outings).
    package let isCollective: Bool
    /// Of an effect: its unit, whether a partner should confirm it, the quantity proposed.
    package let unit: EffectUnit?
    /// Of an effect: whether a partner should confirm it.
    package let asksConfirmation: Bool
    /// Of an effect: the quantity taken when none is typed; nil where one must be.
    package let defaultQuantity: Quantity?
    /// For an association's own code: the common code it is tied to.
    package let common: String?
    /// Last day the code may be used on, when it was retired.
    package let retiredOn: CivilDate?
    /// The code that now counts in its place, when it was merged.
    package let mergedInto: String?

    /// Last day a session may carry the code: long past for a code merged into another, no end for one in use.
    package var lastDay: CivilDate { mergedInto != nil ? .earliest : retiredOn ?? .latest }
}

/// The unit an effect is counted in.
package enum EffectUnit: String, Sendable, Hashable, CaseIterable {
    case minutes, events, persons, euros

    /// Its name after a number.
    package var label: Sentence {
        switch self {
        case .minutes: Sentence("minutes", "minutes")
        case .events: Sentence("fois", "times")
        case .persons: Sentence("personnes", "people")
        case .euros: Sentence("euros", "euros")
        }
    }

    /// The most one effect of one session may count; beyond it, a slip of the keyboard is likelier than the fact. Minutes:
    /// the legal working year of 1,607 hours (Code du travail, L3121-41). Events and persons: the heads a session may
    /// have. Euros: a million.
    package var largest: Quantity {
        switch self {
        case .minutes: Quantity(1_607 * 60)
        case .events, .persons: Quantity(Contact.maximumCount)
        case .euros: Quantity(1_000_000)
        }
    }
}

/// What an association changed in the common lists: a code of its own, a code retired, a code merged into another.
package struct LocalCode: Sendable, Hashable {
    /// The list and the code.
    package var list: CodeList
    /// The association's own code, or the common code that is changed.
    package var code: String
    /// Words for people; nil for a common code, whose words are the catalogue's.
    package var label: Sentence?
    /// The common code it is tied to; nil for a common code.
    package var common: String?
    /// Last day of use, when retired.
    package var retiredOn: CivilDate?
    /// The code that counts in its place, when merged.
    package var mergedInto: String?

    /// A change; the code stays in use unless an end or a merge is given.
    package init(
        list: CodeList, code: String, label: Sentence? = nil, common: String? = nil, retiredOn: CivilDate? = nil,
        mergedInto: String? = nil
    ) {
        self.list = list
        self.code = code
        self.label = label
        self.common = common
        self.retiredOn = retiredOn
        self.mergedInto = mergedInto
    }
}
