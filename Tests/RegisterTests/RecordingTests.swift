import Foundation
import Mediation
import Register
import Testing

/// Recording, amending, cancelling, reading back.
@Suite struct RecordingTests {
    @Test func `sessions are numbered from one, each with an identifier of its own, and stand at once`() throws {
        let register = try RegisterTests.register()
        let stored = try (1...3).map { day in
            try register.record(RegisterTests.session("2025-03-0\(day)"), on: RegisterTests.today)
        }
        #expect(stored.map(\.number) == [1, 2, 3] && stored.allSatisfy { $0.version == 1 && !$0.isCancelled })
        #expect(Set(stored.map(\.id)).count == 3)
        #expect(stored.allSatisfy { UUID(uuidString: $0.id) != nil && $0.id == $0.id.lowercased() })
        // Milliseconds since 1970: sessions of one millisecond are in any order.
        #expect(stored.map { $0.id.prefix(13) } == stored.map { $0.id.prefix(13) }.sorted())
        #expect(try register.sessions() == stored)
    }

    @Test func `a session that names what is not there is refused, and leaves no word`() throws {
        let register = try RegisterTests.register()
        let before = try register.journal().count
        for change in [
            { $0.place = "nowhere" }, { $0.kind = "nothing" }, { $0.mediators = ["ZZ"] }, { $0.fundings = ["F9"] },
            { $0.partners = ["nobody"] }, { $0.contacts = [Contact(themes: ["no/theme"])] },
            { $0.effects = [Effect(code: "miracle", quantity: Quantity(1))] },
        ] as [(inout Session) -> Void] {
            var session = RegisterTests.session()
            change(&session)
            #expect(throws: RegisterProblem.self) { try register.record(session, on: RegisterTests.today) }
        }
        #expect(try register.journal().count == before && register.sessions().isEmpty)
    }

    @Test func `a session is found by its number and by its identifier, whatever the case`() throws {
        let register = try RegisterTests.register()
        let stored = try register.record(RegisterTests.session(), on: RegisterTests.today)
        for id in ["1", stored.id, stored.id.uppercased()] {
            #expect(try register.versions(of: id).map(\.stored) == [stored], "\(id)")
        }
        for id in ["2", "0", "-1", "", "abc", "99999999999999999999", "1 OR 1=1", UUID().uuidString] {
            #expect(throws: RegisterProblem.noSession(id)) { try register.versions(of: id) }
            #expect(throws: RegisterProblem.noSession(id)) { try register.cancel(id, reason: "x") }
            #expect(throws: RegisterProblem.noSession(id)) {
                try register.amend(id, as: RegisterTests.session(), reason: "x", on: RegisterTests.today)
            }
        }
    }

    @Test func `every version is kept with the writes that made and ended it`() throws {
        let register = try RegisterTests.register()
        _ = try register.record(RegisterTests.session(), on: RegisterTests.today)
        let amended = try register.amend(
            "1", as: RegisterTests.session("2025-03-05", [RegisterTests.group]), reason: "wrong day",
            on: RegisterTests.today)
        try register.cancel("1", reason: "entered twice")
        #expect(amended.number == 1 && amended.version == 2)
        let versions = try register.versions(of: "1")
        #expect(versions.map(\.stored.version) == [1, 2] && versions.allSatisfy { $0.stored.isCancelled })
        #expect(versions.map(\.stored.session.day.description) == ["2025-03-04", "2025-03-05"])
        #expect(versions.map { $0.since?.verb } == ["record", "amend"])
        #expect(versions.map { $0.until?.verb } == ["amend", "cancel"])
        #expect(versions.map { $0.until?.reason } == ["wrong day", "entered twice"])
        #expect(throws: RegisterProblem.alreadyCancelled(number: 1)) {
            try register.amend("1", as: RegisterTests.session(), reason: "again", on: RegisterTests.today)
        }
        #expect(try RegisterTests.totals(register).passages == 0 && register.sessions().isEmpty)
        // The next session does not take the number of the cancelled one.
        #expect(try register.record(RegisterTests.session(), on: RegisterTests.today).number == 2)
    }

    @Test func `how a session was entered is told by the day it was entered on, its lines, and nothing else`() throws {
        let register = try RegisterTests.register()
        let today = try #require(CivilDate(iso: "2025-03-11"))
        for (day, contacts) in [
            ("2025-03-04", [Contact(themes: ["sante"])]), ("2025-03-04", [RegisterTests.group]),
            ("2025-03-03", [Contact(themes: ["sante"])]),
        ] { _ = try register.record(RegisterTests.session(day, contacts), on: today) }
        #expect(
            try register.sessions().map { $0.session.entryMode(recordedOn: today) } == [
                "rattrapage", "detail", "compte",
            ])
    }

    @Test func `sessions are read by period and by filter, in order of day`() throws {
        let register = try RegisterTests.register()
        try register.setUp(
            "set up",
            [
                .mediator(Mediator(code: "CD")), .place(Place(code: "caf", name: "CAF", kind: "caf")),
                .funding(
                    Funding(
                        code: "F1", title: "Action", funder: "Ville", from: try #require(CivilDate(iso: "2025-01-01")),
                        to: try #require(CivilDate(iso: "2025-12-31")))),
            ], isNew: true)
        var other = RegisterTests.session("2025-02-28", [Contact(themes: ["sante/couverture"])])
        (other.place, other.mediators, other.fundings, other.kind) = ("caf", ["CD", "AB"], ["F1"], "rendez_vous")
        for session in [
            RegisterTests.session("2025-03-31", [RegisterTests.group]), other, RegisterTests.session("2024-12-31"),
        ] {
            _ = try register.record(session, on: RegisterTests.today)
        }
        func days(_ period: String? = nil, _ change: (inout SessionFilter) -> Void = { _ in }) throws -> [String] {
            var filter = SessionFilter()
            change(&filter)
            return try register.sessions(in: period.map { try Period(typed: $0) }, filter: filter)
                .map(\.session.day.description)
        }
        #expect(try days() == ["2024-12-31", "2025-02-28", "2025-03-31"])
        #expect(try days("2025-T1") == ["2025-02-28", "2025-03-31"])
        #expect(try days("2025-03-31") == ["2025-03-31"] && days("2025-03-01..2025-03-30") == [])
        #expect(try days { $0.places = ["caf"] } == ["2025-02-28"])
        #expect(try days { $0.kinds = ["permanence"] } == ["2024-12-31", "2025-03-31"])
        #expect(try days { $0.mediators = ["CD"] } == ["2025-02-28"] && days { $0.mediators = ["AB"] }.count == 3)
        #expect(try days { $0.fundings = ["F1"] } == ["2025-02-28"])
        #expect(try days { $0.themes = ["sante"] } == ["2025-02-28"], "a domain takes its themes")
        #expect(try days { $0.themes = ["langue/atelier_langue"] } == ["2025-03-31"])
        #expect(try days("2025") { ($0.places, $0.themes) = (["pmi"], ["sante"]) } == [])
        #expect(
            try register.months().map(\.description) == [
                "2024-12-01..2024-12-31", "2025-02-01..2025-02-28", "2025-03-01..2025-03-31",
            ])
        #expect(
            try register.months(in: Period(typed: "2025-02-10..2025-03-10")).map(\.description) == [
                "2025-02-10..2025-02-28"
            ])
        #expect(
            try register.lastSession()?.session.day.description == "2024-12-31", "the last recorded, not the last held")
        #expect(try register.lastSession(mediator: "CD")?.number == 2)
        #expect(try register.lastSession(mediator: "AB", kind: "permanence")?.number == 3)
        #expect(try register.lastSession(kind: "sortie") == nil)
    }
}
