import Mediation
import Nomenclature

/// Turns the typed fields of a mediator, place, partner, funding or cost into a value, or refuses them.
package struct SetupReader: Sendable {
    private let book: CodeBook
    /// What is set up so far; a place may name a partner of it, a cost a funding.
    package var setup: AssociationSetup
    private let entry: EntryReader
    private let today: CivilDate

    /// A reader for one association on one day.
    package init(_ book: CodeBook, _ setup: AssociationSetup, today: CivilDate) {
        self.book = book
        self.setup = setup
        self.today = today
        entry = EntryReader(book, setup, today: today)
    }

    /// The item a row of a set-up file tells of; `table` is the file's name without ending.
    func item(of table: String, _ cells: [String: String]) throws -> SetupItem {
        switch table {
        case "mediators": .mediator(try mediator(cells))
        case "places": .place(try place(cells))
        case "partners": .partner(try partner(cells))
        case "fundings": .funding(try funding(cells))
        default: .cost(try cost(cells))
        }
    }

    /// Fields `code`, `name`, `post`, `fte`, `from`, `to`; empty ones keep those of `base`.
    package func mediator(_ fields: [String: String], from base: Mediator? = nil) throws -> Mediator {
        var mediator = try base ?? Mediator(code: CodeText.checked(fields["code"], at: .mediatorCode))
        if let name = given(fields["name"]) { mediator.name = try LabelText.checked(name, "name", at: .mediator) }
        if let post = given(fields["post"]) { mediator.post = try choice(post, Mediator.posts, "post") }
        if let fte = given(fields["fte"]) {
            let hundredths = try entry.amount(fte, "fte")
            guard hundredths <= 100 else { throw EntryProblem("fte", fte, .outOfRange(0...1)) }
            mediator.fteHundredths = Int(hundredths)
        }
        if let from = given(fields["from"]) { mediator.from = try entry.day(from, "from") }
        if let to = given(fields["to"]) { mediator.to = try entry.day(to, "to") }
        try inOrder(mediator.from, mediator.to)
        return mediator
    }

    /// Fields `code`, `name`, `kind`, `commune`, `qpv`, `qpv_name`, `qpv_year`, `partner`, `from`, `to`.
    package func place(_ fields: [String: String], from base: Place? = nil) throws -> Place {
        var place =
            try base
            ?? Place(
                code: CodeText.checked(fields["code"]), name: needed(fields, "name"), kind: needed(fields, "kind"))
        if let name = given(fields["name"]) { place.name = try LabelText.checked(name, "name", at: .place) }
        if let kind = given(fields["kind"]) { place.kind = kind }
        try entry.check(place.kind, .placeKind, "kind", today)
        if let commune = given(fields["commune"]) {
            // A spreadsheet takes a code for a number and drops the zero it begins with.
            let commune = commune.utf8.count == 4 && commune.allSatisfy(\.isNumber) ? "0" + commune : commune
            guard commune.utf8.count == 5, commune.allSatisfy({ $0.isASCII && ($0.isNumber || $0.isUppercase) }) else {
                throw EntryProblem("commune", commune, .codeSyntax)
            }
            place.commune = commune
        }
        if let qpv = given(fields["qpv"]) { place.qpv = try DistrictCode.checked(qpv, "qpv") }
        place.qpvName = try districtName(fields, of: place, isAmended: base != nil && base?.qpv == place.qpv)
        if let year = given(fields["qpv_year"]) { place.qpvYear = try entry.whole(year, "qpv_year", 1990...2199) }
        if let partner = given(fields["partner"]) {
            guard setup.partners[partner] != nil else {
                throw EntryProblem.unknown(.unknownPartner, "partner", partner, setup)
            }
            place.partner = partner
        }
        if let from = given(fields["from"]) { place.from = try entry.day(from, "from") }
        if let to = given(fields["to"]) { place.to = try entry.day(to, "to") }
        try inOrder(place.from, place.to)
        return place
    }

    /// The name of the district a place stands in: the one given, or the one the other places of that district have.
    /// - Parameter isAmended: whether the place stood there already: another name then renames the district for all its
    ///   places. Else it is refused: one of the two is wrong.
    private func districtName(_ fields: [String: String], of place: Place, isAmended: Bool) throws -> String? {
        let known = place.qpv.flatMap { setup.districtNames[$0] }
        guard let typed = given(fields["qpv_name"]) else { return known }
        guard let code = place.qpv else { throw EntryProblem("qpv", "", .missing) }
        let name = try LabelText.checked(typed, "qpv_name", at: .place)
        guard isAmended || known == nil || known == name else {
            throw EntryProblem("qpv_name", name, .districtNamed(code, known ?? name))
        }
        return name
    }

    /// Fields `code`, `name`, `kind`.
    package func partner(_ fields: [String: String], from base: Partner? = nil) throws -> Partner {
        var partner =
            try base
            ?? Partner(
                code: CodeText.checked(fields["code"]), name: needed(fields, "name"), kind: needed(fields, "kind"))
        if let name = given(fields["name"]) { partner.name = try LabelText.checked(name, "name", at: .partner) }
        if let kind = given(fields["kind"]) { partner.kind = kind }
        try entry.check(partner.kind, .partnerKind, "kind", today)
        return partner
    }

    /// Fields `code`, `title`, `funder`, `from`, `to`, `amount`, and in files `targets` (`indicator:value|…`).
    package func funding(_ fields: [String: String], from base: Funding? = nil) throws -> Funding {
        var funding =
            try base
            ?? Funding(
                code: CodeText.checked(fields["code"]), title: needed(fields, "title"),
                funder: needed(fields, "funder"),
                from: entry.day(needed(fields, "from"), "from"), to: entry.day(needed(fields, "to"), "to"))
        if let title = given(fields["title"]) { funding.title = try LabelText.checked(title, "title", at: .funding) }
        if let funder = given(fields["funder"]) {
            funding.funder = try LabelText.checked(funder, "funder", at: .funding)
        }
        if let from = given(fields["from"]) { funding.from = try entry.day(from, "from") }
        if let to = given(fields["to"]) { funding.to = try entry.day(to, "to") }
        if let amount = given(fields["amount"]) { funding.amount = Euros(cents: try entry.amount(amount, "amount")) }
        if let targets = given(fields["targets"]) {
            funding.targets = try targets.split(separator: "|").map { cell in
                let parts = cell.split(separator: ":").map(String.init)
                guard parts.count == 2 else { throw EntryProblem("targets", String(cell), .pairSyntax("passages:400")) }
                return try target(parts[0], parts[1])
            }
        }
        try inOrder(funding.from, funding.to)
        return funding
    }

    /// A promised value of an indicator that can be promised.
    package func target(_ indicator: String, _ value: String) throws -> Funding.Target {
        return Funding.Target(
            indicator: try choice(indicator, IndicatorCode.targets.map(\.rawValue), "indicator"),
            value: Quantity(hundredths: try entry.amount(value, "value")))
    }

    /// Fields `label`, `year` or `from` and `to`, `category`, `amount`, `funding` (codes parted by `|`, or `aucun`),
    /// `in_kind` (`yes`, `oui`, `1`, or empty).
    package func cost(_ fields: [String: String], from base: Cost? = nil) throws -> Cost {
        let category = try given(fields["category"]) ?? base?.category ?? needed(fields, "category")
        var cost = try base ?? Cost(period: costPeriod(fields, nil), category: "", amount: Euros(cents: 0))
        if base != nil { cost.period = try costPeriod(fields, cost.period) }
        cost.category = try choice(category, Cost.categories, "category")
        if let label = given(fields["label"]) { cost.label = try LabelText.checked(label, "label", at: .cost) }
        if let amount = try given(fields["amount"]) ?? (base == nil ? needed(fields, "amount") : nil) {
            cost.amount = Euros(cents: try entry.amount(amount, "amount"))
        }
        if let fundings = given(fields["funding"]) {
            cost.fundings =
                try fundings == Tally.none
                ? []
                : fundings.split(separator: "|").map { part in
                    let funding = String(part).trimmingSpaces()
                    guard setup.fundings[funding] != nil else {
                        throw EntryProblem.unknown(.unknownFunding, "funding", funding, setup)
                    }
                    return funding
                }
            if let twice = Set(cost.fundings).first(where: { code in cost.fundings.count { $0 == code } > 1 }) {
                throw EntryProblem("funding", fundings, .given(twice: twice))
            }
        }
        if let kind = given(fields["in_kind"]) {
            let isInKind = try ["yes", "oui", "1", "true", "vrai"].contains(
                choice(kind.lowercased(), Self.yesNo, "in_kind"))
            cost.isInKind = isInKind || cost.category == Cost.volunteering
        }
        return cost
    }

    /// The year or the days of a cost; those it has where none is given.
    private func costPeriod(_ fields: [String: String], _ known: Period?) throws -> Period {
        let (from, to) = (given(fields["from"]), given(fields["to"]))
        if let year = given(fields["year"]) {
            guard from == nil, to == nil else { throw EntryProblem("year", year, .yearWithDays) }
            return Period(year: try entry.whole(year, "year", 1990...2199) ?? 0)
        }
        guard from != nil || to != nil else { return try known ?? missing("year") }
        let first = try from.map { try entry.day($0, "from") } ?? known?.start ?? missing("from")
        let last = try to.map { try entry.day($0, "to") } ?? known?.last ?? missing("to")
        try inOrder(first, last)
        return Period(first: first, last: last) ?? Period(year: first.year)
    }

    private func missing<Value>(_ field: String) throws -> Value { throw EntryProblem(field, "", .missing) }

    /// Field `state`: `active`, `retired`, or empty.
    func isRetired(_ text: String?) throws -> Bool {
        guard let state = given(text) else { return false }
        return try choice(state, ["active", "retired"], "state") == "retired"
    }

    private static let yesNo = ["yes", "no", "oui", "non", "1", "0", "true", "false", "vrai", "faux"]

    private func given(_ text: String?) -> String? { text.flatMap { $0.isEmpty ? nil : $0 } }

    private func needed(_ fields: [String: String], _ field: String) throws -> String {
        guard let text = given(fields[field]) else { throw EntryProblem(field, "", .missing) }
        return text
    }

    private func choice(_ text: String, _ known: [String], _ field: String) throws -> String {
        guard known.contains(text) else { throw EntryProblem(field, text, .notOneOf(known)) }
        return text
    }

    private func inOrder(_ from: CivilDate?, _ to: CivilDate?) throws {
        if let from, let to, to < from { throw EntryProblem("to", to.description, .endBeforeStart) }
    }
}
