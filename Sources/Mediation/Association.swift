/// The association a register belongs to.
package struct Association: Hashable, Sendable {
    /// Short code, e.g. `fr20`.
    package var code: String
    /// Its name as printed on reports.
    package var name: String
    /// Whether everything in the register is invented (samples, demo): printed on every report.
    package var isFictitious: Bool

    /// An association.
    package init(code: String, name: String, isFictitious: Bool = false) {
        self.code = code
        self.name = name
        self.isFictitious = isFictitious
    }
}

/// Someone of the team. Never shown to funders one by one.
package struct Mediator: Hashable, Sendable {
    /// Short code, e.g. initials.
    package var code: String
    /// Name for the team's own screens, when given.
    package var name: String?
    /// `adulte_relais`, `salarie` or `benevole`.
    package var post: String
    /// Full-time equivalent in hundredths, 1...100, when given.
    package var fteHundredths: Int?
    /// First and last day in post, included, when known.
    package var from: CivilDate?
    /// Last day in post, included; nil when no end is known.
    package var to: CivilDate?

    /// The posts a mediator may hold.
    package static let posts = ["adulte_relais", "salarie", "benevole"]

    /// A mediator; employed (`salarie`) and in post on any day unless told otherwise.
    package init(
        code: String, name: String? = nil, post: String = "salarie", fteHundredths: Int? = nil,
        from: CivilDate? = nil, to: CivilDate? = nil
    ) {
        self.code = code
        self.name = name
        self.post = post
        self.fteHundredths = fteHundredths
        self.from = from
        self.to = to
    }
}

/// Where sessions are held.
package struct Place: Hashable, Sendable {
    /// Short code.
    package var code: String
    /// Its name as printed on reports.
    package var name: String
    /// Code of list `place_kind`.
    package var kind: String
    /// Insee code of the commune, when known.
    package var commune: String?
    /// Code of the priority district (QPV) it stands in; nil outside any.
    package var qpv: String?
    /// What that district is called, when the association gave it a name: the same for all its places.
    package var qpvName: String?
    /// Year of the QPV map the code is of.
    package var qpvYear: Int?
    /// Code of the partner who owns it, when there is one.
    package var partner: String?
    /// First and last day of use, included, when known.
    package var from: CivilDate?
    /// Last day of use, included; nil when no end is known.
    package var to: CivilDate?

    /// A place; outside any QPV, without a partner, in use on any day unless told otherwise.
    package init(
        code: String, name: String, kind: String, commune: String? = nil, qpv: String? = nil, qpvName: String? = nil,
        qpvYear: Int? = nil, partner: String? = nil, from: CivilDate? = nil, to: CivilDate? = nil
    ) {
        self.code = code
        self.name = name
        self.kind = kind
        self.commune = commune
        self.qpv = qpv
        self.qpvName = qpvName
        self.qpvYear = qpvYear
        self.partner = partner
        self.from = from
        self.to = to
    }
}

/// A body the association works with; it may confirm effects.
package struct Partner: Hashable, Sendable {
    /// Short code.
    package var code: String
    /// Its name.
    package var name: String
    /// Code of list `partner_kind`.
    package var kind: String

    /// A partner; the kind is checked where it is typed.
    package init(code: String, name: String, kind: String) {
        self.code = code
        self.name = name
        self.kind = kind
    }
}

/// A funded action (*action financée*): what a session is accounted to, so that it is typed once for all funders.
package struct Funding: Hashable, Sendable {
    /// Short code.
    package var code: String
    /// Title of the action.
    package var title: String
    /// Who funds it.
    package var funder: String
    /// First and last day, included.
    package var from: CivilDate
    /// Last day, included: no session after it may be accounted to the funding.
    package var to: CivilDate
    /// Amount granted, when known.
    package var amount: Euros?
    /// What was promised: value by indicator code.
    package var targets: [Target]

    /// A promised value of an indicator.
    package struct Target: Hashable, Sendable {
        /// Indicator code of the contract, e.g. `passages`.
        package var indicator: String
        /// The value promised, to the hundredth.
        package var value: Quantity

        /// A promise; the indicator's code is checked where it is typed.
        package init(indicator: String, value: Quantity) {
            self.indicator = indicator
            self.value = value
        }
    }

    /// A funding; nothing is known of its amount and nothing was promised unless told.
    package init(
        code: String, title: String, funder: String, from: CivilDate, to: CivilDate, amount: Euros? = nil,
        targets: [Target] = []
    ) {
        self.code = code
        self.title = title
        self.funder = funder
        self.from = from
        self.to = to
        self.amount = amount
        self.targets = targets
    }
}
