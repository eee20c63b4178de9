/// What counts can be crossed by. The raw value is the name used in files, options and JSON.
package enum Dimension: String, CaseIterable, Sendable, Hashable {
    // Of the session.
    case kind, place, partner, qpv, mediator, funding, month, language
    case placeKind = "place_kind"
    /// The length of the session, in minutes.
    case duration
    // Of the session and of the contact's main theme.
    case register, citer, mission
    // Of the contact.
    case theme, domain, gender, attendance, territory, origin, action, outcome, referral
    case ageBand = "age_band"
    // Of the effect.
    case effect

    /// The dimensions a head count can be split by, each on its own.
    package static let marginable: [Dimension] = [.gender, .ageBand, .attendance, .territory, .origin, .outcome]

    /// Whether one person line can have several codes: such columns add up to more than the total.
    package var isMultiple: Bool {
        [.theme, .domain, .action, .referral, .partner, .mediator, .funding, .language].contains(self)
    }

    /// Whether the dimension belongs to a contact rather than to the whole session.
    package var isOfContact: Bool {
        switch self {
        case .theme, .domain, .gender, .ageBand, .attendance, .territory, .origin, .action, .outcome, .referral: true
        default: false
        }
    }
}

/// What is counted. Measures of different units are never added together.
package enum Measure: String, CaseIterable, Sendable, Hashable {
    /// Sessions held. Crossed by a dimension of the contacts: sessions with at least one such contact.
    case sessions
    /// Length of those sessions, in minutes: a session with two mediators counted once (under each of them, in full).
    case minutes
    /// Time spent, in seconds: a session's length shared over its theme mentions, and over its mediators, fundings,
    /// partners or languages. Adds up to the length of the sessions, whatever it is crossed by.
    case timeSpent
    /// Heads received: sum of the counts of the contact lines.
    case passages
    /// Different people, at least and at most (`PeopleCount`).
    case people
    /// Theme mentions: each head counted once for each of its themes.
    case requests
    /// Heads at collective sessions: the number present, or the heads of the contact lines when it was not counted.
    case participations
    /// People who came and could not be received.
    case turnedAway
    /// Quantity of effects, in hundredths of the effect's unit; crossed by `effect` first.
    case effects

    /// Whether each contact line adds to it (the others are of the session).
    package var isOfContact: Bool { self == .passages || self == .people || self == .requests }

    /// Whether it can be counted by a dimension: time is not known for each trait of the people received.
    package func canBeCrossed(by dimension: Dimension) -> Bool {
        self != .timeSpent || !dimension.isOfContact || dimension == .theme || dimension == .domain
    }

    /// Whether the counts by that dimension add up to the total: each head, session or mention has one code of it. For
    /// people, of the new ones: the different people of two cells may be the same.
    package func addsUp(over dimension: Dimension) -> Bool {
        switch self {
        case .effects: false
        case .timeSpent: true
        case .requests where dimension == .theme || dimension == .domain: true
        case .passages, .people, .requests: !dimension.isMultiple
        default: !dimension.isMultiple && !dimension.isOfContact
        }
    }
}
