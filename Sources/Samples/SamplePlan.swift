import Mediation

/// What a fictitious association must add up to over its year. Volumes are scaled on published ones of real
/// associations (a Paris association of 2011: 4,200 interventions for 1,970 people); everything else is invented.
package struct SamplePlan: Sendable, Hashable {
    /// What the plan is asked by: `a`, `b` or `c`.
    package let letter: String
    /// Name of the association.
    package let name: String
    /// Mediators on the team.
    package let mediators: Int
    /// Those of them on an adulte-relais post; the others are employed.
    package let adultesRelais: Int
    /// Sessions held in the year, met exactly.
    package let sessions: Int
    /// Heads received in the year, met within 2 %, as are people, requests and participations.
    package let passages: Int
    /// Different people of the year: the heads noted as first time, ever or in the year.
    package let people: Int
    /// Theme mentions: each head once for each of its themes.
    package let requests: Int
    /// Collective sessions, among the sessions.
    package let workshops: Int
    /// Heads at the collective sessions, among the passages.
    package let participations: Int
    /// Physical accompaniments, of one person each, among the sessions.
    package let accompaniments: Int
    /// Main domains by weight.
    package let domains: [(String, Double)]
    /// Whether busy days are tallied as head counts.
    package let countsHeads: Bool

    /// Whether both are of one letter: nothing else is compared.
    package static func == (left: SamplePlan, right: SamplePlan) -> Bool { left.letter == right.letter }
    /// By the letter alone, as `==` compares.
    package func hash(into hasher: inout Hasher) { hasher.combine(letter) }

    /// Two adultes-relais.
    package static let a = SamplePlan(
        letter: "a", name: "Les Passerelles du Coteau", mediators: 2, adultesRelais: 2, sessions: 650, passages: 1400,
        people: 650, requests: 1900, workshops: 25, participations: 200, accompaniments: 90,
        domains: [
            ("acces_droits", 40), ("sante", 15), ("logement", 15), ("education", 12), ("numerique", 6),
            ("energie_budget", 5), ("lien_social", 4), ("violences", 1.5), ("justice", 1.5),
        ], countsHeads: false)
    /// Five mediators, three of them adultes-relais: the demo.
    package static let b = SamplePlan(
        letter: "b", name: "Femmes-Relais des Tilleuls", mediators: 5, adultesRelais: 3, sessions: 1700, passages: 4200,
        people: 1970, requests: 7000, workshops: 80, participations: 800, accompaniments: 350,
        domains: [
            ("acces_droits", 34), ("sante", 22), ("logement", 14), ("education", 13), ("numerique", 8),
            ("emploi_formation", 3), ("sejour_nationalite", 2.5), ("parentalite_famille", 2), ("violences", 0.8),
            ("discrimination", 0.4), ("justice", 0.3),
        ], countsHeads: false)
    /// Nine mediators, long queues.
    package static let c = SamplePlan(
        letter: "c", name: "Maison des Médiations du Canal", mediators: 9, adultesRelais: 4, sessions: 3200,
        passages: 22000, people: 5500, requests: 33000, workshops: 250, participations: 4000, accompaniments: 700,
        domains: [
            ("acces_droits", 38), ("langue", 14), ("logement", 13), ("sante", 12), ("aide_alimentaire", 10),
            ("education", 6), ("emploi_formation", 4), ("conflit_voisinage", 2), ("violences", 0.6), ("justice", 0.4),
        ], countsHeads: true)

    /// All three.
    package static let all = [a, b, c]
}
