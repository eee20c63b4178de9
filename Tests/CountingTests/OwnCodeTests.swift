import Counting
import Mediation
import Nomenclature
import Testing

/// An association's own code counts wherever the common code it is tied to is asked for, and has a row of its own.
@Suite struct OwnCodeTests {
    private static func own(_ list: CodeList, _ code: String, of common: String) -> LocalCode {
        var change = LocalCode(list: list, code: code)
        change.label = Sentence(code, code)
        change.common = common
        return change
    }

    private static let book = CodeBook(adding: [
        own(.theme, "sante/dentiste", of: "sante/acces_soins"), own(.theme, "bien_etre", of: "sante"),
        own(.kind, "cafe", of: "permanence"), own(.gender, "dame", of: "femme"),
        own(.attendance, "nouvelle", of: "premiere_fois"), own(.territory, "la_cite", of: "qpv"),
        own(.territory, "refus", of: Contact.unknown), own(.effect, "urgence_dent", of: "urgences_evitees"),
        own(.placeKind, "maison_petits", of: "pmi"),
    ])

    private static var store: MemoryStore {
        var contact = Contact(themes: ["sante/dentiste"])
        (contact.gender, contact.attendance, contact.territory) = ("dame", "nouvelle", "la_cite")
        var session = Session.held("2025-03-04", kind: "cafe", [contact, Contact(themes: ["bien_etre"])])
        session.contacts[1].territory = "refus"
        session.effects = [Effect(code: "urgence_dent", quantity: Quantity(1))]
        var store = MemoryStore([session])
        store.book = book
        store.setup.places["pmi"]?.kind = "maison_petits"
        return store
    }

    @Test func `is a session of an own kind, or with an own theme, found by the common one`() throws {
        var request = MemoryStore.year
        for change: (inout SessionFilter) -> Void in [
            { $0.kinds = ["permanence"] }, { $0.kinds = ["cafe"] }, { $0.themes = ["sante/acces_soins"] },
            { $0.themes = ["sante/dentiste"] }, { $0.themes = ["sante"] },
        ] {
            request.filter = SessionFilter()
            change(&request.filter)
            #expect(try Self.store.tally(request).totals.sessions == 1, "\(request.filter)")
        }
        request.filter.themes = ["sante/couverture"]
        #expect(try Self.store.tally(request).totals.sessions == 0)
    }

    @Test func `does a condition on a common code count the lines of an own one`() throws {
        var condition = LineCondition()
        condition.themes = ["sante/acces_soins"]
        condition.placeKinds = ["pmi"]
        condition.kinds = ["permanence"]
        #expect(try Self.store.values(.requests, by: .theme, where: condition) == ["sante/dentiste": 1])
        #expect(try Self.store.values(.passages, by: .kind, where: condition) == ["cafe": 1])
        #expect(try Self.store.values(.requests, by: .domain) == ["sante": 2])
    }

    @Test func `are heads of an own territory in the totals of the common one`() throws {
        let totals = try Self.store.tally(MemoryStore.year).totals
        #expect(totals.qpv == 1 && totals.territoryKnown == 1)
        // Of the second line nothing is known, the refusal to say where she lives included; of the first, her age.
        #expect(totals.unknownAnswers == 4 + 1)
    }

    @Test func `does an own effect fire what the common one fires`() throws {
        var request = MemoryStore.year
        var trigger = Trigger(code: "emergency")
        trigger.effects = ["urgences_evitees"]
        trigger.placeKinds = ["pmi"]
        request.triggers = [trigger]
        #expect(try Self.store.tally(request).triggers["emergency"]?.quantity == SharedQuantity(Quantity(1)))
    }
}
