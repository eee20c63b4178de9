import Mediation
import Statistics
import Valuation

/// The counts of one period, under one condition, that indicators are computed from.
struct Figures {
    let condition: LineCondition
    /// How the counts were rounded; nil where they are exact.
    let rounding: Rounding?
    /// Whether the sessions are those of some themes: their number tells of people.
    let hasThemes: Bool
    let labels: Labels
    let sessions, minutes, passages, requests, participations, turnedAway: Int
    /// To the nearest minute.
    let timeSpent: Int
    /// Different people, and those whose first visit of a civil year is counted.
    let people, newPeople: PeopleCount
    /// Heads by common code.
    let territories, genders: [String: Int]
    /// Unknown answers over gender, age band, attendance and territory; nil under a condition.
    let unknownAnswers: Int?
    /// Sessions by length in minutes.
    let lengths: [Int: Int]
    /// What the sessions counted cost.
    let inputs: Inputs
    /// Visits and hours a quotient is over: shared as costs are, where sessions are of several fundings, mediators, themes.
    let sharedPassages, sharedHours: Double

    /// What a tally made with `counts`, `lengths` and the tables of the indicators holds.
    init(
        _ tally: Tally, _ condition: LineCondition, _ labels: Labels, inputs: Inputs, rounding: Rounding? = nil,
        hasThemes: Bool = false
    ) {
        self.condition = condition
        self.rounding = rounding
        self.hasThemes = hasThemes
        self.labels = labels
        self.inputs = inputs
        func cell(_ measure: Measure) -> Tally.Cell {
            tally.crossings[CrossingRequest(measure, by: [], where: condition).code]?.total ?? Tally.Cell()
        }
        func total(_ measure: Measure) -> Int {
            condition.isEmpty ? tally.totals.count(of: measure) ?? 0 : cell(measure).value
        }
        func split(_ request: CrossingRequest) -> [String: Int] {
            Dictionary(
                (tally.crossings[request.code]?.cells ?? [:]).map {
                    (labels.common(request.dimensions[0], $0.key[0]), $0.value.value)
                }
            ) { $0 + $1 }
        }
        sessions = total(.sessions)
        minutes = total(.minutes)
        passages = total(.passages)
        requests = total(.requests)
        participations = total(.participations)
        turnedAway = total(.turnedAway)
        timeSpent = (tally.crossings[Self.timeSpent(condition).code] ?? Tally.Crossing()).wholeMinutes.total.value
        people = tally.people(of: Self.people(condition))
        newPeople = tally.newPeople(of: Self.people(condition))
        territories = split(CrossingRequest(.passages, by: [.territory], where: condition))
        genders = split(CrossingRequest(.passages, by: [.gender], where: condition))
        unknownAnswers = condition.isEmpty ? tally.totals.unknownAnswers : nil
        let asked = condition.isEmpty ? tally.work?.asked : nil
        let heads = asked?.heads ?? Double(passages)
        sharedPassages = rounding?.rounded(heads) ?? heads
        sharedHours = asked?.hours ?? Double(minutes) / 60
        lengths = split(Self.lengths(condition)).reduce(into: [:]) { $0[Int($1.key) ?? 0, default: 0] += $1.value }
    }

    /// The totals a tally counts under a condition; without one they are the grand totals.
    static func counts(_ condition: LineCondition) -> [CrossingRequest] {
        let measures: [Measure] = [
            .sessions, .minutes, .passages, .requests, .participations, .turnedAway,
        ]
        return measures.map { CrossingRequest($0, by: [], where: condition) }
    }

    /// The share of the sessions' length that belongs to what is counted.
    static func timeSpent(_ condition: LineCondition) -> CrossingRequest {
        CrossingRequest(.timeSpent, by: [], where: condition)
    }

    /// The visits different people are bounded by.
    static func people(_ condition: LineCondition) -> CrossingRequest {
        CrossingRequest(.people, by: [], where: condition)
    }

    /// Sessions by length.
    static func lengths(_ condition: LineCondition) -> CrossingRequest {
        CrossingRequest(.sessions, by: [.duration], where: condition)
    }

    /// The smallest count of visits a quotient over `sharedPassages` may give away: of all, of those shared with another
    /// funding, of the others. Zero without visits.
    var smallestPassages: Int {
        let shared = Int((Double(passages) - sharedPassages).rounded(.up))
        return [passages, shared, passages - 2 * shared].filter { $0 > 0 }.min() ?? 0
    }

    /// A quantile of the lengths of sessions, in minutes; nil without sessions.
    func length(_ probability: Double) -> Double? {
        quantile(
            lengths.sorted { $0.key < $1.key }.flatMap { Array(repeating: Double($0.key), count: $0.value) },
            probability)
    }

    /// A code's part of the heads whose code is known, from 0 to 1.
    func share(of code: String, in heads: [String: Int]) -> IndicatorValue {
        // Rounded counts lack the small ones.
        let known =
            rounding == nil
            ? heads.reduce(0) { $0 + ($1.key == Contact.unknown ? 0 : $1.value) }
            : max(passages - (heads[Contact.unknown] ?? 0), heads[code] ?? 0)
        return known > 0 ? .number(Double(heads[code] ?? 0) / Double(known)) : .unavailable(.nothingCounted)
    }

    /// Euros for one of a count.
    func cost(over count: Double) -> IndicatorValue {
        guard count > 0 else { return .unavailable(.nothingCounted) }
        switch inputs.outcome {
        case .given(let amounts): return .number(amounts.total.value / count)
        case .absent(let absence): return .unavailable(.noCosts(absence))
        }
    }
}
