extension Tally.Totals {
    /// The grand total of a measure, in its unit; nil for people, which are a range, for effects, which have several units,
    /// and for time spent, counted by crossings only.
    package func count(of measure: Measure) -> Int? {
        switch measure {
        case .sessions: sessions
        case .minutes: minutes
        case .passages: passages
        case .requests: requests
        case .participations: participations
        case .turnedAway: turnedAway
        case .people, .timeSpent, .effects: nil
        }
    }
}
