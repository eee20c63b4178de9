import Mediation

/// One code of a list, common to all associations or an association's own.
public struct Code: Sendable, Hashable {
    /// The list it is of.
    public let list: CodeList
    /// Stable slug.
    public let code: String
    /// Code one level up (the domain of a theme); nil at the top.
    public let parent: String?
    /// Words for people.
    public let label: Sentence
    /// One line in French that helps to choose.
    public let hint: String
    /// Whether small counts of it need the stricter masking.
    public let isSensitive: Bool
    /// The same notion in the State's `data-inclusion` list, and in La Coop de la médiation numérique.
    public let dataInclusion: String?
    /// The same notion in La Coop de la médiation numérique; nil when it has none.
    public let laCoop: String?
    /// Of a kind: whether participations are counted (workshops, meetings, outings).
    public let isCollective: Bool
    /// Of an effect: its unit, whether a partner should confirm it, the quantity proposed.
    public let unit: EffectUnit?
    /// Of an effect: whether a partner should confirm it.
    public let asksConfirmation: Bool
    /// Of an effect: the quantity taken when none is typed; nil where one must be.
    public let defaultQuantity: Quantity?
    /// For an association's own code: the common code it is tied to.
    public let common: String?
    /// Last day the code may be used on, when it was retired.
    public let retiredOn: CivilDate?
    /// The code that now counts in its place, when it was merged.
    public let mergedInto: String?

    /// Last day a session may carry the code: long past for a code merged into another, no end for one in use.
    public var lastDay: CivilDate { mergedInto != nil ? .earliest : retiredOn ?? .latest }
}

/// The unit an effect is counted in.
public enum EffectUnit: String, Sendable, Hashable, CaseIterable {
    case minutes, events, persons, euros
}

/// What an association changed in the common lists: a code of its own, a code retired, a code merged into another.
public struct LocalCode: Sendable, Hashable {
    /// The list and the code.
    public var list: CodeList
    /// The association's own code, or the common code that is changed.
    public var code: String
    /// Words for people; nil for a common code, whose words are the catalogue's.
    public var label: Sentence?
    /// The common code it is tied to; nil for a common code.
    public var common: String?
    /// Last day of use, when retired.
    public var retiredOn: CivilDate?
    /// The code that counts in its place, when merged.
    public var mergedInto: String?

    /// A change; the code stays in use unless an end or a merge is given.
    public init(
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
