import Mediation
import Valuation

extension Tally {
    /// The tally with what a valuation is made of as an audience may know it, so that its euros tell no more: counts of
    /// events and people rounded, a small one in the middle of what it may be, and small enough for its rule to be put
    /// together with others.
    /// - Parameter rules: units and triggers of the model.
    package func publishingTriggers(_ rules: [Rule], _ labels: Labels, for audience: Audience) -> Tally {
        guard let rounding = Rounding(audience) else { return self }
        var published = self
        for rule in rules where ["events", "persons"].contains(rule.unit) {
            guard var count = triggers[rule.code] else { continue }
            let isSensitive =
                rule.trigger.effects.contains { labels.isSensitive(.effect, $0) }
                || rule.trigger.themes.contains { labels.isSensitive($0.contains("/") ? .theme : .domain, $0) }
            let threshold = audience.threshold(sensitive: isSensitive)
            func known(_ quantity: SharedQuantity) -> Int64 {
                let hundredths = Int((quantity.value * 100).rounded())
                guard hundredths > 0 else { return 0 }
                guard hundredths < threshold * 100 else { return Int64(rounding.rounded(hundredths, step: 100)) }
                let most = audience.threshold(sensitive: false) - 1
                return Int64(min((threshold - 1) * 50, most * 100))
            }
            func counted(_ hundredths: Int64) -> SharedQuantity { SharedQuantity(Quantity(hundredths: hundredths)) }
            let quantity = known(count.quantity)
            count.quantity = counted(quantity)
            count.confirmed = counted(min(known(count.confirmed), quantity))
            count.setAside = count.setAside.mapValues { counted(known($0)) }
            published.triggers[rule.code] = count
        }
        return published
    }
}
