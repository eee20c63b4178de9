import Mediation
import Statistics

extension ValuationModel {
    /// The avoided cost as an impact map, one outcome for each priced term of a rule, and its uncertain figures. A
    /// proxy or a share used in several places is one parameter.
    func map(_ tally: Tally, _ inputs: Inputs, _ year: Int) -> (ImpactMap, [Parameter]) {
        var builder = MapBuilder(self, year)
        for rule in rules where missingFigures(of: rule).isEmpty {
            builder.add(rule, tally.triggers[rule.code] ?? TriggerCount())
        }
        let map = ImpactMap(
            name: code, currency: "EUR", discounting: discounting, discountsInputs: true,
            inputs: [.init(stakeholder: "", description: "", value: inputs.total ?? 0, year: 0)],
            outcomes: builder.outcomes, warnings: [])
        let multiple = Parameter(
            code: "inputs", label: Parameter.Role.inputs.words, role: .inputs, places: [], value: Estimate(1),
            distribution: .fixed(1), isDocumented: true)
        var parameters = builder.parameters + [multiple]
        // On one year, in the activity year, the rate changes nothing.
        if let rates = discountRates,
            builder.outcomes.contains(where: { $0.outcome.yearlyValues.contains { $0.year > 0 } })
        {
            parameters.append(
                Parameter(
                    code: "discount_rate", label: Parameter.Role.discountRate.words, role: .discountRate, places: [],
                    value: rates, distribution: .fixed(rates.central)))
        }
        return (map, parameters)
    }
}

/// Collects outcomes and the figures they share.
private struct MapBuilder {
    private let model: ValuationModel
    private let year: Int
    var outcomes: [ImpactMap.Line] = []
    private var shares: [Parameter] = []
    private var proxies: [String: (value: Estimate, isDocumented: Bool, places: [Parameter.Place])] = [:]

    init(_ model: ValuationModel, _ year: Int) {
        self.model = model
        self.year = year
    }

    var parameters: [Parameter] {
        shares
            + proxies.sorted { $0.key < $1.key }.map { code, found in
                Parameter(
                    code: code, label: model.proxies[code]?.label ?? Sentence(code, code), role: .proxy,
                    places: found.places, value: found.value, distribution: .ofUnitCost(found.value),
                    isDocumented: found.isDocumented)
            }
    }

    mutating func add(_ rule: Rule, _ count: TriggerCount) {
        let terms = rule.avoidedCostTerms
        guard !count.quantity.isZero, !terms.isEmpty else { return }
        let pricing = RulePricing(rule: rule, model: model, priceYear: year)
        let confirmed = count.confirmed.value
        let weighted = pricing.weighted(count.quantity.value, confirmed: confirmed)
        var places: [Parameter.Place] = []
        for term in terms {
            let place = outcomes.count
            places.append(Parameter.Place(place))
            outcomes.append(
                ImpactMap.Line(
                    stakeholder: "", name: rule.label.french,
                    outcome: pricing.outcome(term, quantity: weighted, .central), payers: term.payers))
            add(term, pricing, place)
        }
        // What no partner confirmed counts for nothing at worst, for all of it at best.
        let quantities = Estimate(
            low: rule.unconfirmedWeight < 1 ? confirmed : weighted, central: weighted,
            high: rule.unconfirmedWeight < 1 ? count.quantity.value : weighted)
        add(rule, .quantity, quantities, places.map { Parameter.Place($0.outcome, factor: 1 / rule.unitsPerProxyUnit) })
        add(rule, .probability, rule.probability, places)
        add(rule, .deadweight, rule.deadweight, places)
        add(rule, .displacement, rule.displacement, places)
        add(rule, .attribution, rule.attribution, places)
    }

    private mutating func add(_ rule: Rule, _ role: Parameter.Role, _ value: Estimate, _ places: [Parameter.Place]) {
        // A share nobody takes for uncertain, and that takes nothing away, is no parameter.
        if role != .quantity, value == Estimate(role == .probability ? 1 : 0) { return }
        shares.append(
            Parameter(
                code: "\(rule.code).\(role.rawValue)",
                label: Sentence(
                    "\(rule.code) \(role.words.french)", "\(rule.code) \(role.words.english)"),
                role: role, places: places, value: value,
                distribution: value.low < value.high
                    ? .pert(min: value.low, mode: value.central, max: value.high) : .fixed(value.central)))
    }

    private mutating func add(_ term: Rule.Term, _ pricing: RulePricing, _ place: Int) {
        guard let code = term.price.proxy, let proxy = model.proxies[code], term.price.factor != 0 else { return }
        let factor = term.price.factor
        var value = model.priced(proxy, in: year)
        if term.priceLow != nil { value.low = pricing.price(term).low / factor }
        if term.priceHigh != nil { value.high = pricing.price(term).high / factor }
        var isDocumented = true
        if value.low == value.high, !proxy.isTariff {
            isDocumented = false
            let error = model.knownErrors[proxy.grade] ?? 0
            value = Estimate(
                low: value.central * (1 - error), central: value.central, high: value.central * (1 + error))
        }
        var found = proxies[code] ?? (value, isDocumented, [])
        found.value = Estimate(
            low: min(found.value.low, value.low), central: value.central, high: max(found.value.high, value.high))
        found.places.append(Parameter.Place(place, factor: factor))
        proxies[code] = found
    }
}

extension Distribution {
    /// Lognormal when both ends are known, PERT when one is, fixed for a tariff.
    fileprivate static func ofUnitCost(_ value: Estimate) -> Distribution {
        if value.low == value.high { return .fixed(value.central) }
        if value.low > 0, value.low < value.central, value.central < value.high {
            return .lognormal(median: value.central, p5: value.low, p95: value.high)
        }
        return .pert(min: value.low, mode: value.central, max: value.high)
    }
}
