import Mediation
import Nomenclature
import Testing

/// Each measure against sums done by hand, over three sessions.
@Suite struct MeasureTests {
    /// A permanence with three lines (1 + 3 + 1 heads), a workshop where 12 were present and 10 are described, and a
    /// permanence held with nobody where two were turned away.
    static func store() -> MemoryStore {
        var permanence = Session.held(
            "2025-03-04", by: ["AB", "CD"],
            [
                Contact(themes: ["sante/couverture", "logement/voisinage"]).with {
                    $0.gender = "femme"
                    $0.attendance = "premiere_fois"
                    $0.territory = "qpv"
                    $0.outcome = "droit_ouvert"
                    $0.actions = ["information", "orientation"]
                },
                .heads(3, "sante/acces_soins").with {
                    $0.gender = "homme"
                    $0.attendance = "deja_venu"
                },
                Contact(themes: ["sante/acces_soins", "sante/acces_soins"]).with {
                    $0.attendance = "premiere_fois_annee"
                },
            ])
        permanence.fundings = ["f1"]
        var workshop = Session.held(
            "2025-04-01", kind: "cours_langue", place: "local", by: ["CD"], [.heads(10, "langue/atelier_langue")])
        workshop.present = 12
        var nobody = Session.held("2025-04-02", by: ["AB"])
        nobody.turnedAway = 2
        return MemoryStore([permanence, workshop, nobody])
    }

    @Test func `totals are the sums of the sessions`() throws {
        let totals = try Self.store().tally(MemoryStore.year).totals
        #expect(totals.sessions == 3 && totals.minutes == 360)
        #expect(totals.passages == 15 && totals.contactLines == 4)
        #expect(totals.headCountLines == 2 && totals.headsInHeadCounts == 13)
        // 2 themes of the first line, 3 heads of one theme, one theme written twice, 10 heads of one theme.
        #expect(totals.requests == 2 + 3 + 1 + 10)
        #expect(totals.participations == 12 && totals.turnedAway == 2)
        #expect(totals.qpv == 1 && totals.territoryKnown == 1)
        // Of the first line the age alone; of the three, age and territory; of the fourth, all but attendance; of the ten,
        // all four.
        #expect(totals.unknownAnswers == 1 + 3 * 2 + 3 + 10 * 4)
        #expect(totals.sessionsWithContacts == 2 && totals.sessionsWithResult == 1)
    }

    @Test func `passages, people and requests go to the codes of their lines`() throws {
        let store = Self.store()
        #expect(try store.values(.passages, by: .gender) == ["femme": 1, "homme": 3, "non_renseigne": 11])
        #expect(
            try store.values(.requests, by: .theme) == [
                "sante/couverture": 1, "logement/voisinage": 1, "sante/acces_soins": 4, "langue/atelier_langue": 10,
            ])
        // A line with two themes of two domains is under both.
        #expect(try store.values(.passages, by: .domain) == ["sante": 5, "logement": 1, "langue": 10])
        #expect(try store.values(.requests, by: .domain) == ["sante": 5, "logement": 1, "langue": 10])
        // The first of all and the first of the year; the ten of the workshop are of unknown attendance.
        let people = try store.crossing(.people, by: [.place])
        #expect(people.cells == [["pmi"]: Tally.Cell(value: 2), ["local"]: Tally.Cell(unknown: 10)])
        #expect(people.total == Tally.Cell(value: 2, unknown: 10))
    }

    @Test func `several answers of one line count under each, and none under its own code`() throws {
        let store = Self.store()
        #expect(
            try store.values(.passages, by: .action) == ["information": 1, "orientation": 1, Tally.none: 14])
        #expect(
            try store.values(.passages, by: .mediator) == ["AB": 5, "CD": 15])
        #expect(try store.values(.passages, by: .funding) == ["f1": 5, Tally.none: 10])
        #expect(try store.crossing(.passages, by: [.mediator]).total.value == 15)
    }

    @Test func `what is of the session counts once under each of its codes`() throws {
        let store = Self.store()
        #expect(try store.values(.sessions, by: .month) == ["2025-03": 1, "2025-04": 2])
        #expect(try store.values(.minutes, by: .mediator) == ["AB": 240, "CD": 240])
        #expect(try store.values(.sessions, by: .duration) == ["120": 3])
        #expect(try store.values(.participations, by: .kind) == ["cours_langue": 12])
        #expect(try store.values(.turnedAway, by: .place) == ["pmi": 2])
        #expect(try store.values(.sessions, by: .placeKind, .qpv) == ["pmi QN07501M": 2, "local_association aucun": 1])
    }

    @Test func `sessions by a dimension of contacts are those with at least one such contact`() throws {
        let store = Self.store()
        #expect(
            try store.values(.sessions, by: .domain)
                == ["sante": 1, "logement": 1, "langue": 1, Tally.none: 1])
        // Three lines of two genders known and one unknown: the session is once under each.
        #expect(
            try store.values(.sessions, by: .gender)
                == ["femme": 1, "homme": 1, "non_renseigne": 2, Tally.none: 1])
    }

    @Test func `participations without a head count of those present are the heads described`() throws {
        var store = Self.store()
        store.sessions[1].present = nil
        #expect(try store.tally(MemoryStore.year).totals.participations == 10)
    }

    @Test func `effects add up in hundredths of their unit`() throws {
        var store = Self.store()
        store.sessions[0].effects = [
            Effect(code: "temps_partenaire_gagne", quantity: Quantity(30)),
            Effect(code: "temps_partenaire_gagne", quantity: Quantity(hundredths: 1250)),
            Effect(code: "demarche_aboutie", quantity: Quantity(1)),
        ]
        #expect(
            try store.values(.effects, by: .effect, .place)
                == ["temps_partenaire_gagne pmi": 4250, "demarche_aboutie pmi": 100])
    }

    @Test func `a condition keeps the lines that meet it, and their mentions alone`() throws {
        let store = Self.store()
        var condition = LineCondition()
        condition.themes = ["sante"]
        #expect(
            try store.values(.passages, by: .gender, where: condition) == ["femme": 1, "homme": 3, "non_renseigne": 1])
        #expect(
            try store.values(.requests, by: .theme, where: condition)
                == ["sante/couverture": 1, "sante/acces_soins": 4])
        #expect(try store.values(.sessions, by: .place, where: condition) == ["pmi": 1])
        condition = LineCondition()
        condition.placeKinds = ["local_association"]
        #expect(try store.values(.passages, by: .theme, where: condition) == ["langue/atelier_langue": 10])
        condition = LineCondition()
        condition.kinds = ["permanence"]
        #expect(try store.values(.passages, by: .place, where: condition) == ["pmi": 5])
    }

    @Test func `a merged code counts as the one it was merged into`() throws {
        var store = Self.store()
        store.book = store.book.adding([LocalCode.merged(.theme, "logement/voisinage", into: "logement/autre")])
        #expect(try store.values(.requests, by: .theme)["logement/autre"] == 1)
        #expect(try store.values(.requests, by: .theme)["logement/voisinage"] == nil)
    }

    @Test func `three and four dimensions cross like two`() throws {
        let store = Self.store()
        #expect(
            try store.values(.passages, by: .place, .gender, .territory)
                == [
                    "pmi femme qpv": 1, "pmi homme non_renseigne": 3, "pmi non_renseigne non_renseigne": 1,
                    "local non_renseigne non_renseigne": 10,
                ])
        #expect(
            try store.values(.passages, by: .month, .place, .gender, .domain) == [
                "2025-03 pmi femme sante": 1, "2025-03 pmi femme logement": 1, "2025-03 pmi homme sante": 3,
                "2025-03 pmi non_renseigne sante": 1, "2025-04 local non_renseigne langue": 10,
            ])
    }

    @Test func `no session gives zero, and no cell`() throws {
        let empty = MemoryStore()
        #expect(try empty.tally(MemoryStore.year).totals == Tally.Totals())
        #expect(try empty.crossing(.passages, by: [.gender]) == Tally.Crossing())
    }
}
