/// A session as typed: text in each field, nothing checked yet.
public struct SessionDraft: Sendable, Hashable {
    public var day = ""
    public var start = ""
    public var minutes = ""
    public var kind = ""
    public var place = ""
    public var mediators: [String] = []
    public var fundings: [String] = []
    public var partners: [String] = []
    public var languages: [String] = []
    public var present = ""
    public var turnedAway = ""
    public var comment = ""
    public var contacts: [ContactDraft] = []
    public var effects: [EffectDraft] = []

    /// Nothing typed.
    public init() {}
}

/// A contact as typed.
public struct ContactDraft: Sendable, Hashable {
    public var count = ""
    public var themes: [String] = []
    public var gender = ""
    public var ageBand = ""
    public var attendance = ""
    public var territory = ""
    public var origin = ""
    public var outcome = ""
    public var actions: [String] = []
    public var referrals: [String] = []
    /// `dimension:code:count`, each.
    public var margins: [String] = []
    public var minutes = ""
    public var traits: [String: String] = [:]

    /// Nothing typed.
    public init() {}
}

/// An effect as typed.
public struct EffectDraft: Sendable, Hashable {
    public var code = ""
    public var quantity = ""
    public var confirmedBy = ""

    /// Nothing typed.
    public init() {}

    /// Reads the cell form `code:quantity[:confirming partner]`.
    public init(cell: String) throws {
        let parts = cell.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        guard (1...3).contains(parts.count), !parts[0].isEmpty else {
            throw EntryProblem("effects", cell, .effectSyntax)
        }
        code = parts[0]
        quantity = parts.count > 1 ? parts[1] : ""
        confirmedBy = parts.count > 2 ? parts[2] : ""
    }
}
