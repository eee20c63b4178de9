import Mediation

/// The code lists of the nomenclature. The raw value is the name used in commands, files and SQL tables.
package enum CodeList: String, CaseIterable, Sendable, Hashable {
    case kind, register, theme, origin, action, outcome, gender, attendance, territory, effect, language
    case placeKind = "place_kind"
    case partnerKind = "partner_kind"
    case ageBand = "age_band"
    /// Adulte-relais missions and dimensions of social utility: derived, never asked.
    case mission, citer
    /// Traits of the public noted only when a funder asks for them.
    case socialStatus = "social_status"
    case rsa, autonomy
    case publicKind = "public"

    /// The lists a register keeps, where an association may add codes of its own.
    package static let stored: [CodeList] = [
        .kind, .theme, .placeKind, .partnerKind, .origin, .action, .outcome, .gender, .ageBand, .attendance,
        .territory, .effect, .language,
    ]

    /// The lists of traits noted only when a funder asks for them.
    package static let traits: [CodeList] = [.socialStatus, .rsa, .autonomy, .publicKind]

    /// The list whose codes a dimension crosses by; nil for places, mediators, months…
    package init?(of dimension: Dimension) {
        switch dimension {
        case .kind: self = .kind
        case .register: self = .register
        case .citer: self = .citer
        case .mission: self = .mission
        case .theme, .domain: self = .theme
        case .placeKind: self = .placeKind
        case .gender: self = .gender
        case .ageBand: self = .ageBand
        case .attendance: self = .attendance
        case .territory: self = .territory
        case .origin: self = .origin
        case .action: self = .action
        case .outcome: self = .outcome
        case .referral: self = .partnerKind
        case .effect: self = .effect
        case .language: self = .language
        case .place, .partner, .qpv, .mediator, .funding, .month, .duration: return nil
        }
    }
}
