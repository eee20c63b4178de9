/// Within a session: one anonymous person, or a head count. No name, ever.
package struct Contact: Hashable, Sendable {
    /// Heads, 1...`maximumCount`.
    package var count: Int = 1
    /// Codes of list `theme`, one to three; the first is the main one.
    package var themes: [String]
    /// Code of list `gender`.
    package var gender = Self.unknown
    /// Code of list `age_band`.
    package var ageBand = Self.unknown
    /// Code of list `attendance`.
    package var attendance = Self.unknown
    /// Code of list `territory`.
    package var territory = Self.unknown
    /// Code of list `origin`.
    package var origin = Self.unknown
    /// Code of list `outcome`.
    package var outcome = Self.unknown
    /// Codes of list `action`, each once.
    package var actions: [String] = []
    /// Codes of list `partner_kind` the person was referred to, each once.
    package var referrals: [String] = []
    /// For a head count: how many of the heads have a trait, one dimension at a time.
    package var margins: [Margin] = []

    /// Minutes spent on this contact alone, for long cases, when noted.
    package var minutes: Int?
    /// Codes by list name (`social_status`, `rsa`, `autonomy`, `public`), noted only when a funder asks.
    package var traits: [String: String] = [:]

    /// The code of what nobody noted.
    package static let unknown = "non_renseigne"
    /// The largest head count of one line.
    package static let maximumCount = 5000
    /// How many themes one contact may have.
    package static let themeCount = 1...3

    /// One person who came for these themes.
    package init(themes: [String]) { self.themes = themes }

    /// The code noted for the whole line in a dimension of the public; nil for any other dimension.
    package func code(of dimension: Dimension) -> String? {
        switch dimension {
        case .gender: gender
        case .ageBand: ageBand
        case .attendance: attendance
        case .territory: territory
        case .origin: origin
        case .outcome: outcome
        default: nil
        }
    }

    /// The heads by code in a dimension of the public: the margins given and the rest, or all heads in one code.
    /// The rest of a margin keeps the line's own code (unknown, unless it was said).
    package func heads(by dimension: Dimension) -> [(code: String, count: Int)] {
        let given = margins.filter { $0.dimension == dimension }
        let rest = count - given.reduce(0) { $0 + $1.count }
        let line = code(of: dimension) ?? Self.unknown
        return given.map { ($0.code, $0.count) } + (rest > 0 || given.isEmpty ? [(line, rest)] : [])
    }
}

/// How many heads of a head count have a trait. Two margins of one line are never crossed with each other.
package struct Margin: Hashable, Sendable {
    /// One of `Dimension.marginable`.
    package var dimension: Dimension
    /// A code of that dimension's list.
    package var code: String
    /// Heads, one or more; a dimension's margins never add up to more than the line's count.
    package var count: Int

    /// `count` heads of the line have `code`.
    package init(dimension: Dimension, code: String, count: Int) {
        self.dimension = dimension
        self.code = code
        self.count = count
    }
}

/// An economy or a change really observed in a session (*économie repérée*).
package struct Effect: Hashable, Sendable {
    /// Code of list `effect`.
    package var code: String
    /// How much, in the effect's unit.
    package var quantity: Quantity
    /// Code of the partner who confirmed it, when one did.
    package var confirmedBy: String?

    /// An effect of a session.
    package init(code: String, quantity: Quantity, confirmedBy: String? = nil) {
        self.code = code
        self.quantity = quantity
        self.confirmedBy = confirmedBy
    }
}
