/// Who a report is for: decides what is masked. Raw values are the words people type and read.
package enum Audience: String, Sendable, Hashable, CaseIterable {
    /// The association itself; nothing masked, not to be passed on.
    case `internal` = "interne"
    /// A funder: counts of people under 5 masked, under 11 where sensitive.
    case funder = "financeur"
    /// Anybody: counts of people under 11 masked.
    case `public`

    /// The smallest count of people shown, 0 when all are.
    package func threshold(sensitive: Bool) -> Int {
        switch self {
        case .internal: 0
        case .funder: sensitive ? 11 : 5
        case .public: 11
        }
    }
}
