import Mediation

/// A figure of a period: all that is said of it, in one entry. A new one is a code (`IndicatorCode`), an entry in one of
/// the files beside, and its line in `Indicator.init(_:)`.
struct Indicator: Sendable {
    /// What definitions, promises and assertions call it.
    let code: IndicatorCode
    /// What people read.
    let label: Sentence
    /// What its number is of.
    let unit: ReportUnit
    /// What is counted, and how.
    let definition: Sentence
    /// Whether it can be counted over a part of the sessions and contact lines. Not what needs costs or unknown answers,
    /// which are known for the whole alone.
    var canHaveCondition = true
    /// Whether it needs the sessions by length.
    var needsLengths = false
    /// Whether it needs the time spent.
    var needsTimeSpent = false
    /// Whether it is of different people, which the register may know within bounds only: it says on what basis it stands.
    var isOfPeople = false
    /// What hides it from who is not of the association.
    var protection = IndicatorProtection.none
    /// The figure; unavailable where there is nothing to compute it from.
    let compute: @Sendable (Figures) -> IndicatorValue
}

extension Indicator {
    /// The entry of a code.
    init(_ code: IndicatorCode) {
        self =
            switch code {
            case .sessions: .sessions
            case .minutes: .minutes
            case .timeSpent: .timeSpent
            case .medianMinutes: .medianMinutes
            case .minutesQuartiles: .minutesQuartiles
            case .passages: .passages
            case .people: .people
            case .newPeople: .newPeople
            case .requests: .requests
            case .participations: .participations
            case .turnedAway: .turnedAway
            case .womenShare: .womenShare
            case .qpvShare: .qpvShare
            case .unknownShare: .unknownShare
            case .passagesPerHour: .passagesPerHour
            case .costPerPassage: .costPerPassage
            case .costPerHour: .costPerHour
            }
    }

    /// All entries, in the order they are documented.
    static var all: [Indicator] { IndicatorCode.allCases.map(Indicator.init) }

    /// What the tally must count for it, besides the grand totals.
    func requests(_ condition: LineCondition) -> [CrossingRequest] {
        (condition.isEmpty ? [] : Figures.counts(condition))
            + (needsTimeSpent ? [Figures.timeSpent(condition)] : [])
            + (isOfPeople ? [Figures.people(condition)] : [])
            + (needsLengths ? [Figures.lengths(condition)] : [])
            + protection.tables(condition).map(\.crossing)
    }

    /// Whether it is made of counts of heads, which leave rounded where their scope needs it.
    var isOfHeads: Bool {
        switch protection {
        case .none, .sessions: false
        case .small, .answers, .people: true
        }
    }

    /// The figure as an audience may see it.
    func value(_ figures: Figures, for audience: Audience, _ masking: Masking) -> IndicatorValue {
        let value = compute(figures)
        return audience == .internal ? value : protection.applied(to: value, figures, audience, masking)
    }
}
