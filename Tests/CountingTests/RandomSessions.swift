import Mediation
import Nomenclature
import Statistics

/// Sessions drawn at random from short lists, so that codes, days and facts meet again and again.
struct RandomSessions {
    private struct Draws: RandomNumberGenerator {
        var seeded: SeededRandom
        mutating func next() -> UInt64 { seeded.next() }
    }

    private var random: Draws

    init(seed: UInt64) { random = Draws(seeded: SeededRandom(seed: seed)) }

    mutating func sessions(_ count: Int) -> [Session] { (0..<count).map { _ in session() } }

    private mutating func one<Value>(_ values: [Value]) -> Value {
        values[Int.random(in: 0..<values.count, using: &random)]
    }

    private mutating func some(_ values: [String], most: Int) -> [String] {
        Array(values.shuffled(using: &random).prefix(Int.random(in: 0...most, using: &random)))
    }

    private mutating func session() -> Session {
        var session = Session(
            day: MemoryStore.day(one(["2025-01-02", "2025-03-04", "2025-03-05"])),
            minutes: Minutes(one([60, 90, 120])), kind: one(["permanence", "cours_langue", "rendez_vous"]),
            place: one(["pmi", "local"]), mediators: one([["AB"], ["CD"], ["AB", "CD"], ["EF"]]))
        session.fundings = some(["f1", "f2"], most: 2)
        session.partners = some(["caf", "dept"], most: 2)
        session.languages = some(["ara", "por"], most: 1)
        session.present = one([nil, nil, 4, 20])
        session.turnedAway = one([nil, 0, 3])
        session.contacts = (0..<Int.random(in: 0...4, using: &random)).map { _ in contact() }
        session.effects = (0..<Int.random(in: 0...2, using: &random)).map { _ in
            Effect(
                code: one(["urgences_evitees", "temps_partenaire_gagne", "demarche_aboutie"]),
                quantity: Quantity(one([1, 2, 30])), confirmedBy: one([nil, "caf", "dept"]))
        }
        return session
    }

    private mutating func contact() -> Contact {
        let themes = ["sante/couverture", "sante/acces_soins", "logement/voisinage", "langue/atelier_langue"]
        var contact = Contact(themes: Array(themes.shuffled(using: &random).prefix(one([1, 1, 2, 3]))))
        contact.gender = one(["femme", "homme", Contact.unknown])
        contact.ageBand = one(["18_25", "26_39", Contact.unknown])
        contact.attendance = one(["premiere_fois", "premiere_fois_annee", "deja_venu", Contact.unknown])
        contact.territory = one(["qpv", "hors_qpv", Contact.unknown])
        contact.outcome = one(["droit_ouvert", "rdv_obtenu", Contact.unknown])
        contact.actions = some(["information", "orientation", "relais"], most: 2)
        contact.referrals = some(["caf", "pmi"], most: 1)
        guard one([true, false, false]) else { return contact }
        contact.count = one([2, 12, 40])
        for dimension in Dimension.marginable where one([true, false]) {
            let codes: [Dimension: [String]] = [
                .gender: ["femme", "homme"], .ageBand: ["18_25", "26_39"], .attendance: ["premiere_fois", "deja_venu"],
                .territory: ["qpv", "hors_qpv"],
            ]
            guard let known = codes[dimension] else { continue }
            let first = Int.random(in: 1...contact.count, using: &random)
            contact.margins.append(Margin(dimension: dimension, code: known[0], count: first))
            if first < contact.count {
                let second = Int.random(in: 1...contact.count - first, using: &random)
                contact.margins.append(Margin(dimension: dimension, code: known[1], count: second))
            }
        }
        return contact
    }

    /// A request that asks for everything a tally can give.
    static var wholeRequest: TallyRequest {
        var request = MemoryStore.year
        var health = LineCondition()
        health.themes = ["sante"]
        request.crossings = Measure.allCases.flatMap { measure -> [CrossingRequest] in
            let single = Dimension.allCases.filter { measure == .effects || $0 != .effect }
                .filter { measure != .effects || !$0.isOfContact }
                .filter { measure.canBeCrossed(by: $0) }
            return single.map { CrossingRequest(measure, by: [$0]) }
        }
        request.crossings += [
            CrossingRequest(.passages, by: [.gender, .ageBand]), CrossingRequest(.people, by: [.place, .attendance]),
            CrossingRequest(.requests, by: [.month, .theme, .gender], where: health),
            CrossingRequest(.sessions, by: [.place, .kind, .domain, .action]),
            CrossingRequest("empty", .passages, by: []),
        ]
        var time = Trigger(code: "time")
        time.effects = ["temps_partenaire_gagne"]
        var emergency = Trigger(code: "emergency")
        emergency.effects = ["urgences_evitees"]
        emergency.excludes = ["time", "heads"]
        var heads = Trigger(code: "heads")
        heads.themes = ["sante"]
        heads.partnerKinds = ["caf"]
        request.triggers = [time, emergency, heads]
        request.tracedTrigger = "time"
        request.looksForDuplicates = true
        return request
    }
}
