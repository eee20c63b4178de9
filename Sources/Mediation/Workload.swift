/// What the sessions of a period weigh, day by day, those the filter leaves out too: by it, costs are shared between a part
/// of the activity and the rest.
///
/// A session of several fundings is divided equally between them. Where the part asked for is made of mediators or themes,
/// it is divided between its mediators, or over its requests. Amounts add up to those of the sessions, whatever they are
/// divided by.
package struct Workload: Hashable, Sendable {
    /// By what the sessions are divided by.
    package var amounts: [Key: Amount] = [:]
    /// Fundings asked for; none for all.
    package var fundings: Set<String> = []

    /// Nothing counted.
    package init() {}

    /// Sessions, or parts of sessions, of one day that are alike.
    package struct Key: Hashable, Sendable, Comparable {
        /// `YYYY-MM-DD`.
        package let day: String
        /// Code of the funding, or `Tally.none`.
        package let funding: String
        /// The code of each dimension something is asked for in: kind, place, mediator, theme or domain.
        package let codes: [String]
        /// Whether it is in the part asked for.
        package let isAsked: Bool

        /// A key; see the properties.
        package init(day: String, funding: String, codes: [String], isAsked: Bool) {
            self.day = day
            self.funding = funding
            self.codes = codes
            self.isAsked = isAsked
        }

        /// By day, funding, then codes.
        package static func < (left: Key, right: Key) -> Bool {
            if (left.day, left.funding) != (right.day, right.funding) {
                return (left.day, left.funding) < (right.day, right.funding)
            }
            return left.codes.lexicographicallyPrecedes(right.codes)
        }
    }

    /// Each in `partsOfOne`ths: of a minute, of a head.
    package struct Amount: Hashable, Sendable {
        /// Minutes worked: those of a session, times its mediators.
        package var worked = 0
        /// Minutes of the sessions, once.
        package var time = 0
        /// Heads received.
        package var passages = 0

        /// Nothing.
        package init() {}

        /// Adds each count to its own kind.
        package static func += (left: inout Amount, right: Amount) {
            left.worked += right.worked
            left.time += right.time
            left.passages += right.passages
        }
    }

    /// Divisible by each number to 12, so that a session of three fundings, or a person of two themes, is shared exactly;
    /// large, so that what is rounded elsewhere is not seen.
    package static let partsOfOne = 27_720_000

    /// What is asked for, in all.
    package var asked: Amount {
        amounts.filter(\.key.isAsked).values.reduce(into: Amount()) { $0 += $1 }
    }

    /// The same, as if all were of one day, `YYYY-MM-DD`.
    package func gathered(on day: String) -> Workload {
        var gathered = Workload()
        gathered.fundings = fundings
        for (key, amount) in amounts {
            let key = Key(day: day, funding: key.funding, codes: key.codes, isAsked: key.isAsked)
            gathered.amounts[key, default: Amount()] += amount
        }
        return gathered
    }

    /// What two workloads weigh together: of other days, or of other sessions of the same days.
    package static func + (left: Workload, right: Workload) -> Workload {
        var sum = left
        for (key, amount) in right.amounts { sum.amounts[key, default: Amount()] += amount }
        sum.fundings.formUnion(right.fundings)
        return sum
    }
}

extension Workload.Amount {
    /// Hours of the sessions.
    package var hours: Double { Double(time) / Double(Workload.partsOfOne) / 60 }
    /// Heads received.
    package var heads: Double { Double(passages) / Double(Workload.partsOfOne) }
}
