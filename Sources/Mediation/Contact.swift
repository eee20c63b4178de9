/// Within a session: one anonymous person, or a head count. No name, ever.
public struct Contact: Hashable, Sendable {
    /// Heads, 1...`maximumCount`.
    public var count: Int = 1
    /// Codes of list `theme`, one to three; the first is the main one.
    public var themes: [String]
    /// Code of list `gender`.
    public var gender = Self.unknown
    /// Code of list `age_band`.
    public var ageBand = Self.unknown
    /// Code of list `attendance`.
    public var attendance = Self.unknown
    /// Code of list `territory`.
    public var territory = Self.unknown
    /// Code of list `origin`.
    public var origin = Self.unknown
    /// Code of list `outcome`.
    public var outcome = Self.unknown
    /// Codes of list `action`, each once.
    public var actions: [String] = []
    /// Codes of list `partner_kind` the person was referred to, each once.
    public var referrals: [String] = []
    /// For a head count: how many of the heads have a trait, one dimension at a time.
    public var margins: [Margin] = []

    /// Minutes spent on this contact alone, for long cases, when noted.
    public var minutes: Int?
    /// Codes by list name (`social_status`, `rsa`, `autonomy`, `public`), noted only when a funder asks.
    public var traits: [String: String] = [:]

    /// The code of what nobody noted.
    public static let unknown = "non_renseigne"
    /// The largest head count of one line.
    public static let maximumCount = 5000
    /// How many themes one contact may have.
    public static let themeCount = 1...3

    /// One person who came for these themes.
    public init(themes: [String]) { self.themes = themes }

    /// The code noted for the whole line in a dimension of the public; nil for any other dimension.
    public func code(of dimension: Dimension) -> String? {
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
    public func heads(by dimension: Dimension) -> [(code: String, count: Int)] {
        let given = margins.filter { $0.dimension == dimension }
        let rest = count - given.reduce(0) { $0 + $1.count }
        let line = code(of: dimension) ?? Self.unknown
        return given.map { ($0.code, $0.count) } + (rest > 0 || given.isEmpty ? [(line, rest)] : [])
    }
}

/// How many heads of a head count have a trait. Two margins of one line are never crossed with each other.
public struct Margin: Hashable, Sendable {
    /// One of `Dimension.marginable`.
    public var dimension: Dimension
    /// A code of that dimension's list.
    public var code: String
    /// Heads, one or more; a dimension's margins never add up to more than the line's count.
    public var count: Int

    /// `count` heads of the line have `code`.
    public init(dimension: Dimension, code: String, count: Int) {
        self.dimension = dimension
        self.code = code
        self.count = count
    }
}

/// An economy or a change really observed in a session (*économie repérée*).
public struct Effect: Hashable, Sendable {
    /// Code of list `effect`.
    public var code: String
    /// How much, in the effect's unit.
    public var quantity: Quantity
    /// Code of the partner who confirmed it, when one did.
    public var confirmedBy: String?

    /// An effect of a session.
    public init(code: String, quantity: Quantity, confirmedBy: String? = nil) {
        self.code = code
        self.quantity = quantity
        self.confirmedBy = confirmedBy
    }
}
