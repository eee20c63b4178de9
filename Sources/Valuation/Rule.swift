import CSV
import Mediation

/// What turns an effect into euros.
package struct Rule: Sendable, Hashable {
    /// What a euro of the rule is.
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        /// A public payer spends less.
        case cash
        /// Time or places freed, used otherwise.
        case capacity
        /// A gain of the person, shown apart.
        case benefit
        /// A long-term hypothesis, shown apart.
        case scenario
        /// Counted, deliberately without euros.
        case count
        /// A resource of the association, not a saving.
        case input
    }

    /// One priced part of a rule: a rule may save procedure to one payer and places to another.
    package struct Term: Sendable, Hashable {
        /// What a euro of this part is.
        package let kind: Kind
        /// Price by reading: linear in proxies.
        package let price: Price
        /// Price whose central value replaces the low end of `price`; nil to keep that end.
        package let priceLow: Price?
        /// Price whose central value replaces the high end of `price`; nil to keep that end.
        package let priceHigh: Price?
        /// Shares by payer, adding up to 1.
        package let payers: [String: Double]
    }

    /// `factor × proxy`, or `factor × amount` for effects counted in euros.
    package struct Price: Sendable, Hashable, CustomStringConvertible {
        /// Multiplies the proxy or the amount; negative for a cost to be taken off.
        package let factor: Double
        /// Code of a proxy; nil when the recorded amount is the value.
        package let proxy: String?

        /// `CODE`, or `2.0*CODE` with a factor; `AMOUNT` stands for the recorded amount.
        package var description: String { factor == 1 ? proxy ?? "AMOUNT" : "\(factor)*\(proxy ?? "AMOUNT")" }
    }

    /// Short code, e.g. `H1`; the code of its trigger too.
    package let code: String
    /// What its value is grouped under, e.g. `health`.
    package let domain: String
    /// What people are shown for it.
    package let label: Sentence
    /// What must be noted in a session for the rule to count.
    package let trigger: Trigger
    /// Unit of the quantity: minutes, events, persons, euros.
    package let unit: String
    /// How many units of quantity make one unit of the proxy (60 for minutes against an hourly cost), above zero.
    package let unitsPerProxyUnit: Double
    /// Probability that the event would have cost something; 1 when certain.
    package let probability: Estimate
    /// Its priced parts, in the order of the file; empty for a rule counted without euros.
    package let terms: [Term]
    /// For a benefit that others pay (a transfer): shares of who pays, adding up to 1; empty otherwise.
    package let counterparts: [String: Double]
    /// Share that would have happened anyway, 0...1; 0 for an empty cell, the central share for an end not given.
    package let deadweight: Estimate
    /// Share that only moved elsewhere, 0...1; read as `deadweight` is.
    package let displacement: Estimate
    /// Share caused by others, 0...1; read as `deadweight` is.
    package let attribution: Estimate
    /// Share lost from one year to the next, 0...1, from the second year on; read as `deadweight` is.
    package let dropOff: Estimate
    /// Years the rule says; the model's `maximumDuration` caps them.
    package let durationYears: Int
    /// Year of the first value: 0 for the activity year, 1 for the year after.
    package let start: Int
    /// Weight of a quantity no partner confirmed, 0...1.
    package let unconfirmedWeight: Double
    /// Grade of the evidence, as its file gives it: A (best) to D.
    package let grade: String
    /// Why the effect is worth that, in French.
    package let reason: String
    /// Where its shares come from.
    package let sources: Sources
    /// Columns of a priced rule that nobody has filled in: such a rule gives no value, and says so.
    package let missing: [String]

    /// Its terms that are an avoided cost, in money or in time and places freed.
    var avoidedCostTerms: [Term] { terms.filter { $0.kind == .cash || $0.kind == .capacity } }

    /// Proxies its terms use, bounds included, each once, in alphabetical order.
    package var proxyCodes: [String] {
        Set(terms.flatMap { [$0.price.proxy, $0.priceLow?.proxy, $0.priceHigh?.proxy] }.compactMap { $0 }).sorted()
    }

    /// The source of each share, or the word *hypothèse* and the reason.
    package struct Sources: Sendable, Hashable {
        /// Of the probability; empty where the rule has none.
        package let probability: String
        /// Of the share that would have happened anyway.
        package let deadweight: String
        /// Of the share that only moved elsewhere.
        package let displacement: String
        /// Of the share caused by others.
        package let attribution: String
        /// Of the weight of a quantity no partner confirmed.
        package let unconfirmed: String

        /// Whether one of the shares that matter most is an assumption.
        var areAssumed: Bool {
            [probability, deadweight, attribution].contains { $0.lowercased().contains("hypothèse") }
        }
    }

    init(_ row: Table.Row, proxies: Set<String>) throws {
        let cells = ModelCells(row, file: "rules.csv")
        code = try cells.text("code")
        domain = try cells.text("domain")
        label = Sentence(try cells.text("label_fr"), try cells.text("label_en"))
        var trigger = Trigger(code: code)
        trigger.effects = Set(row.list("effects"))
        trigger.outcomes = Set(row.list("outcomes"))
        trigger.actions = Set(row.list("actions"))
        trigger.themes = Set(row.list("themes"))
        trigger.placeKinds = Set(row.list("place_kinds"))
        trigger.partnerKinds = Set(row.list("partner_kinds"))
        trigger.excludes = row.list("excludes")
        self.trigger = trigger
        unit = try cells.text("unit")
        unitsPerProxyUnit = try cells.optional("per") ?? 1
        guard unitsPerProxyUnit > 0 else { throw cells.failure("per", "il faut plus que zéro", "above zero is needed") }
        probability = row["probability"].isEmpty ? Estimate(1) : try cells.share("probability")
        deadweight = try cells.share("deadweight")
        displacement = try cells.share("displacement")
        attribution = try cells.share("attribution")
        dropOff = try cells.share("drop_off")
        durationYears = try cells.whole("duration", 1...Outcome.longestDuration) ?? 1
        start =
            switch row["start"] {
            case "activity_year": 0
            case "year_after": 1
            default: try cells.whole("start", 0...Outcome.longestDuration) ?? 0
            }
        unconfirmedWeight = try cells.optional("unconfirmed_weight") ?? 1
        guard (0...1).contains(unconfirmedWeight) else {
            throw cells.failure("unconfirmed_weight", "un poids va de 0 à 1", "a weight goes from 0 to 1")
        }
        grade = row["grade"]
        reason = row["reason_fr"]
        sources = Sources(
            probability: row["probability_source"], deadweight: row["deadweight_source"],
            displacement: row["displacement_source"], attribution: row["attribution_source"],
            unconfirmed: row["unconfirmed_source"])
        counterparts = try row["counterparts"].isEmpty ? [:] : Self.shares(row["counterparts"], "counterparts", cells)
        terms = try Self.terms(row, cells, proxies)
        missing =
            terms.isEmpty
            ? []
            : ["deadweight", "displacement", "attribution", "drop_off", "duration", "start"].filter { row[$0].isEmpty }
    }

    /// Shares written `payer:share|payer:share`, adding up to 1.
    private static func shares(_ text: String, _ column: String, _ cells: ModelCells) throws -> [String: Double] {
        let shares = try text.split(separator: "|").map { pair in
            let pieces = pair.split(separator: ":")
            guard pieces.count == 2, let share = Double(decimal: pieces[1]), (0...1).contains(share) else {
                throw cells.failure(
                    column, "« \(pair) » ne se lit pas payeur:part", "“\(pair)” does not read as payer:share")
            }
            return (String(pieces[0]), share)
        }
        guard abs(shares.reduce(0) { $0 + $1.1 } - 1) < 1e-9 else {
            throw cells.failure(column, "les parts ne font pas 1", "the shares do not add up to 1")
        }
        return Dictionary(shares) { $0 + $1 }
    }

    private static func terms(_ row: Table.Row, _ cells: ModelCells, _ proxies: Set<String>) throws -> [Term] {
        func parts(_ column: String) -> [String] {
            row[column].split(separator: ";").map { String($0.filter { $0 != " " }) }
        }
        let kinds = try parts("kind").map { text in
            guard let kind = Kind(rawValue: text) else {
                throw cells.failure("kind", "« \(text) » n’est pas une nature connue", "“\(text)” is not a known kind")
            }
            return kind
        }
        guard let first = kinds.first else { throw cells.failure("kind", "il faut une valeur", "a value is needed") }
        func prices(_ column: String) throws -> [Price] {
            try parts(column).map { text in
                let pieces = text.split(separator: "*").map(String.init)
                let factor = pieces.count == 2 ? Double(decimal: pieces[0]) : 1
                guard let factor, let name = pieces.last, (1...2).contains(pieces.count),
                    name == "AMOUNT" || proxies.contains(name)
                else {
                    throw cells.failure(column, "« \(text) » n’est pas un prix connu", "“\(text)” is not a known price")
                }
                return Price(factor: factor, proxy: name == "AMOUNT" ? nil : name)
            }
        }
        let payers = try parts("payers").map { try shares($0, "payers", cells) }
        let central = try prices("proxy")
        let (low, high) = (try prices("proxy_low"), try prices("proxy_high"))
        if central.isEmpty {
            guard first == .count else { throw cells.failure("proxy", "il faut un prix", "a price is needed") }
            return []
        }
        guard !payers.isEmpty else { throw cells.failure("payers", "il faut un payeur", "a payer is needed") }
        return central.enumerated().map { rank, price in
            Term(
                kind: rank < kinds.count ? kinds[rank] : first, price: price,
                priceLow: rank < low.count ? low[rank] : nil, priceHigh: rank < high.count ? high[rank] : nil,
                payers: rank < payers.count ? payers[rank] : payers[0])
        }
    }
}
