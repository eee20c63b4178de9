import Mediation
import Statistics
import Testing

/// The bounds on different people, tried on populations whose every person is known (docs/method-people.md).
@Suite struct PeopleSimulationTests {
    private static let crossings: [[Dimension]] = [[], [.gender], [.territory], [.gender, .territory]]

    @Test func `are the true people always within the bounds, over 1,000 registers, filters, periods and cells`() throws
    {
        var widths: [String: [Double]] = [:]
        var counts = 0
        for seed in 1...1_000 as ClosedRange<UInt64> {
            var association = SimulatedAssociation(seed: seed)
            var store = MemoryStore(association.sessions)
            for place in SimulatedAssociation.places {
                store.setup.places[place] = Place(code: place, name: place, kind: "pmi", qpv: nil)
            }
            for _ in 1...3 {
                let question = try association.question()
                let heads = association.heads(question)
                var request = TallyRequest(period: question.period)
                request.filter = question.filter
                request.crossings = Self.crossings.map { CrossingRequest(.people, by: $0, where: question.condition) }
                let tally = try store.tally(request)
                for crossing in request.crossings {
                    let cells = Dictionary(grouping: heads) { head in crossing.dimensions.map { head.noted[$0] ?? "" } }
                    // Of a line split by margins a key may be possible where nobody is.
                    for key in Set(cells.keys).union(tally.crossings[crossing.code]?.visits.keys.map { $0 } ?? []) {
                        let known = cells[key] ?? []
                        let truePeople = Set(known.map(\.person)).count
                        let people = tally.people(key, of: crossing)
                        #expect(people.low <= truePeople && truePeople <= people.high, "\(seed) \(question) \(key)")
                        let trueNew = Set(known.filter(\.isFirst).map(\.person)).count
                        let new = tally.newPeople(key, of: crossing)
                        #expect(new.low <= trueNew && trueNew <= new.high, "\(seed) \(question) \(key)")
                        counts += 2
                    }
                    let all = Set(heads.map(\.person)).count
                    let people = tally.people(of: crossing)
                    #expect(people.low <= all && all <= people.high, "\(seed) \(question)")
                    if crossing.dimensions.isEmpty, all > 0 {
                        widths[question.family, default: []].append(Double(people.high - people.low) / Double(all))
                    }
                }
            }
        }
        #expect(counts > 30_000)
        for (family, widths) in widths.sorted(by: { $0.key < $1.key }) {
            print("people, \(family): median width \(quantile(widths.sorted(), 0.5) ?? 0) of \(widths.count)")
        }
        #expect(quantile((widths["association, from 1 January"] ?? []).sorted(), 0.5) ?? 1 < 0.15)
    }
}
