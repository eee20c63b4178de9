/// What fires a rule of the valuation, within one session. All conditions must hold; an empty one always does.
package struct Trigger: Hashable, Sendable {
    /// Code of the rule.
    package var code: String
    /// Effects whose quantities are counted; empty for a trigger on contacts, which counts the heads of the lines that
    /// meet its conditions.
    package var effects: Set<String> = []
    /// Codes of list `outcome`, a condition on a contact line.
    package var outcomes: Set<String> = []
    /// Codes of list `action`: one line must have one of them, and meet the other conditions on contacts too.
    package var actions: Set<String> = []
    /// Themes or domains, a condition on a contact line.
    package var themes: Set<String> = []
    /// Codes of list `place_kind`: the kind of the session's place.
    package var placeKinds: Set<String> = []
    /// Codes of list `partner_kind`: of a partner of the session, or of the one who confirmed the effect.
    package var partnerKinds: Set<String> = []
    /// Triggers that this one sets aside when both fire in one session.
    package var excludes: [String] = []

    /// A trigger without conditions: it counts every head received.
    package init(code: String) { self.code = code }
}
