import Mediation

/// One trigger of the valuation while it is counted.
struct TriggerFold {
    let trigger: Trigger
    var count = TriggerCount()
    private var effects: CodeMatcher
    private var outcomes: CodeMatcher
    private var actions: CodeMatcher
    private var themes: CodeMatcher
    private var placeKinds: CodeMatcher
    private var partnerKinds: CodeMatcher
    private let asksContacts: Bool

    init(_ trigger: Trigger) {
        self.trigger = trigger
        effects = CodeMatcher(.effect, trigger.effects)
        outcomes = CodeMatcher(.outcome, trigger.outcomes)
        actions = CodeMatcher(.action, trigger.actions)
        themes = CodeMatcher(.theme, trigger.themes)
        placeKinds = CodeMatcher(.placeKind, trigger.placeKinds)
        // Referrals are kinds of partners too.
        partnerKinds = CodeMatcher(.referral, trigger.partnerKinds)
        asksContacts = !trigger.outcomes.isEmpty || !trigger.actions.isEmpty || !trigger.themes.isEmpty
    }

    /// What fired a trigger in a session.
    struct Fired {
        var quantity: Quantity
        /// The part of it a partner confirmed.
        var confirmed: Quantity
        /// What of both counts: an effect follows its session's time, a head its themes, and both the fundings and mediators
        /// of the session.
        var share: Share
    }

    /// What fires the trigger in a session; nil when it does not fire.
    /// - Parameters:
    ///   - placeKind: kind of the session's place.
    ///   - partnerKinds: kinds of the session's partners.
    mutating func fired(
        _ session: SessionFold, placeKind: Int, partnerKinds: [Int], _ setup: AssociationSetup,
        _ interner: inout CodeInterner
    ) -> Fired? {
        guard placeKinds.acceptsAny || placeKinds.accepts(placeKind, interner) else { return nil }
        var (heads, sixths) = (0, 0)
        if asksContacts || effects.acceptsAny {
            var isMet = false
            for line in session.lines where accepts(line, interner) {
                heads += line.count
                sixths += line.count * line.sixthsAsked
                isMet = true
            }
            if asksContacts, !isMet { return nil }
        }
        func hasPartner(_ kinds: [Int]) -> Bool { self.partnerKinds.acceptsOne(of: kinds, interner) }
        guard !effects.acceptsAny else {
            guard heads > 0, hasPartner(partnerKinds) else { return nil }
            return Fired(
                quantity: Quantity(heads), confirmed: .zero, share: session.shareAsked * Share(sixths, of: 6 * heads))
        }
        var (quantity, confirmed) = (Quantity.zero, Quantity.zero)
        for effect in session.effects where effects.accepts(effect.code, interner) {
            let confirming = effect.confirmedBy.flatMap { setup.partners[interner.code(.partner, $0)]?.kind }
                .map { interner.number(.referral, $0) }
            guard hasPartner(partnerKinds + [confirming].compactMap { $0 }) else { continue }
            quantity += effect.quantity
            if effect.confirmedBy != nil { confirmed += effect.quantity }
        }
        guard quantity > .zero else { return nil }
        return Fired(
            quantity: quantity, confirmed: confirmed, share: session.shareAsked * session.shareOfRequests)
    }

    private mutating func accepts(_ line: ContactFold, _ interner: CodeInterner) -> Bool {
        outcomes.accepts(line.publicCodes.outcome, interner) && actions.acceptsOne(of: line.actions, interner)
            && themes.acceptsOne(of: line.requests, interner)
    }
}

/// All triggers of a request while they are counted, each against those that exclude it.
struct TriggersFold {
    private var triggers: [TriggerFold]
    private let tracedTrigger: String?
    /// For each trigger, the positions of those that exclude it, in the order asked.
    private let excluders: [[Int]]
    /// The sessions in which the traced trigger fired.
    private(set) var trace: [TracedSession] = []

    init(_ request: TallyRequest) {
        triggers = request.triggers.map { TriggerFold($0) }
        tracedTrigger = request.tracedTrigger
        excluders = request.triggers.map { excluded in
            request.triggers.indices.filter { request.triggers[$0].excludes.contains(excluded.code) }
        }
    }

    /// Counts a session.
    mutating func add(_ session: SessionFold, _ setup: AssociationSetup, _ interner: inout CodeInterner) {
        guard !triggers.isEmpty else { return }
        let placeKind = interner.number(
            .placeKind, setup.places[interner.code(.place, session.place)]?.kind ?? Tally.none)
        let partnerKinds = session.codeNumbers[.partner].compactMap {
            setup.partners[interner.code(.partner, $0)]?.kind
        }.map { interner.number(.referral, $0) }
        var fired: [TriggerFold.Fired?] = []
        for position in triggers.indices {
            fired.append(
                triggers[position].fired(
                    session, placeKind: placeKind, partnerKinds: partnerKinds, setup, &interner))
        }
        for position in triggers.indices {
            guard let found = fired[position], found.share.part > 0 else { continue }
            let excluder = excluders[position].first { fired[$0] != nil }.map { triggers[$0].trigger.code }
            if triggers[position].trigger.code == tracedTrigger {
                trace.append(
                    TracedSession(
                        number: session.number, day: session.day, quantity: found.quantity, confirmed: found.confirmed,
                        share: found.share, excludedBy: excluder))
            }
            let quantity = SharedQuantity(found.quantity, found.share)
            if let excluder {
                triggers[position].count.setAside[excluder, default: .zero] += quantity
            } else {
                triggers[position].count.quantity += quantity
                triggers[position].count.confirmed += SharedQuantity(found.confirmed, found.share)
                triggers[position].count.sessions += 1
            }
        }
    }

    /// What each trigger counted, by code.
    var counts: [String: TriggerCount] {
        Dictionary(triggers.map { ($0.trigger.code, $0.count) }) { $1 }
    }
}
