import Counting
import Mediation
import Nomenclature
import Testing

/// What a filter means: the same for a tally and for a list.
@Suite struct FilterTests {
    static let store: MemoryStore = {
        var first = Session.held("2025-03-04", by: ["AB", "CD"], [Contact(themes: ["sante/couverture"])])
        first.fundings = ["f1", "f2"]
        return MemoryStore([
            first,
            .held("2025-03-05", kind: "cours_langue", place: "local", by: ["CD"], [.heads(9, "langue/atelier_langue")]),
            .held("2025-03-06"),
        ])
    }()

    static func filter(_ change: (inout SessionFilter) -> Void) -> SessionFilter {
        var filter = SessionFilter()
        change(&filter)
        return filter
    }

    static let filters: [(SessionFilter, [Int])] = [
        (SessionFilter(), [1, 2, 3]),
        (filter { $0.kinds = ["permanence"] }, [1, 3]),
        (filter { $0.places = ["local"] }, [2]),
        (filter { $0.mediators = ["CD"] }, [1, 2]),
        (filter { $0.mediators = ["AB", "ZZ"] }, [1, 3]),
        (filter { $0.fundings = ["f2"] }, [1]),
        (filter { $0.themes = ["sante/couverture"] }, [1]),
        (filter { $0.themes = ["langue", "logement"] }, [2]),
        (
            filter {
                $0.themes = ["sante"]
                $0.mediators = ["AB"]
                $0.kinds = ["permanence"]
            }, [1]
        ),
        (
            filter {
                $0.themes = ["sante"]
                $0.places = ["local"]
            }, []
        ),
    ]

    @Test(arguments: filters) func `a tally and a list take the same sessions`(
        _ filter: SessionFilter, _ numbers: [Int]
    )
        throws
    {
        var matcher = SessionMatcher(filter, Self.store.book, Self.store.setup)
        let listed = zip(1..., Self.store.sessions).filter { matcher.accepts($0.1) }.map(\.0)
        #expect(listed == numbers)
        var request = MemoryStore.year
        request.filter = filter
        request.crossings = [CrossingRequest("days", .sessions, by: [.month])]
        let tally = try Self.store.tally(request)
        #expect(tally.totals.sessions == numbers.count)
        #expect(tally.crossings["days"]?.total.value == numbers.count)
        #expect(tally.totals.passages == (numbers.contains(1) ? 1 : 0) + (numbers.contains(2) ? 9 : 0))
    }

    @Test func `a merged kind or theme is found under the code that counts`() throws {
        let book = CodeBook.common.adding([
            LocalCode.merged(.kind, "cours_langue", into: "atelier_collectif"),
            LocalCode.merged(.theme, "langue/atelier_langue", into: "lien_social/loisirs"),
        ])
        var store = Self.store
        store.book = book
        for filter in [
            Self.filter { $0.kinds = ["atelier_collectif"] }, Self.filter { $0.themes = ["lien_social"] },
        ] {
            var matcher = SessionMatcher(filter, book, store.setup)
            #expect(store.sessions.map { matcher.accepts($0) } == [false, true, false])
            var request = MemoryStore.year
            request.filter = filter
            #expect(try store.tally(request).totals.passages == 9)
        }
    }
}

extension LocalCode {
    static func merged(_ list: CodeList, _ code: String, into other: String) -> LocalCode {
        LocalCode(list: list, code: code, label: nil, common: nil, retiredOn: nil, mergedInto: other)
    }
}
