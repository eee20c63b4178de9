import Foundation
import Mediation
import Testing

/// Tallies and requests as they travel.
@Suite struct CodingTests {
    private static var encoder: JSONEncoder {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return encoder
    }

    @Test(arguments: 1...4) func `a tally and its request come back equal`(_ seed: Int) throws {
        var random = RandomSessions(seed: UInt64(seed))
        let request = RandomSessions.wholeRequest
        let tally = try MemoryStore(random.sessions(40)).tally(request)
        let decoder = JSONDecoder()
        #expect(try decoder.decode(Tally.self, from: Self.encoder.encode(tally)) == tally)
        var filtered = request
        filtered.filter.mediators = ["AB", "CD"]
        filtered.filter.themes = ["sante"]
        #expect(try decoder.decode(TallyRequest.self, from: Self.encoder.encode(filtered)) == filtered)
    }

    @Test func `equal tallies give the same bytes, in whatever order they were made`() throws {
        var random = RandomSessions(seed: 11)
        let store = MemoryStore(random.sessions(40))
        let request = RandomSessions.wholeRequest
        let whole = try Self.encoder.encode(store.tally(request))
        for cut in [1, 7, 20, 39] {
            let sum = try store.tally(request, 0..<cut) + store.tally(request, cut..<40)
            #expect(try Self.encoder.encode(sum) == whole)
        }
        let asked = try Self.encoder.encode(request)
        for _ in 1...30 { #expect(try Self.encoder.encode(RandomSessions.wholeRequest) == asked) }
    }

    @Test func `the encoding is the one written down here`() throws {
        var request = MemoryStore.year
        request.crossings = [CrossingRequest("g", .people, by: [.gender])]
        let store = MemoryStore([.held("2025-03-04", [Contact(themes: ["sante"]).with { $0.gender = "femme" }])])
        #expect(
            String(decoding: try Self.encoder.encode(request), as: UTF8.self)
                == """
                {"crossings":[{"code":"g","dimensions":["gender"],"measure":"people"}],"form":1,\
                "looksForDuplicates":false,"period":"2025-01-01..2025-12-31","triggers":[]}
                """)
        let tally = String(decoding: try Self.encoder.encode(store.tally(request)), as: UTF8.self)
        #expect(
            tally.hasPrefix(
                """
                {"associationVisits":[{"byGender":[{"gender":"femme","possiblyFirst":1}],"largestSession":1,\
                "month":"2025-03","possiblyFirst":1}],"crossings":[{"cells":[{"key":["femme"],"unknown":1,"value":0,\
                "visits":[{"month":"2025-03","visits":{"count":1,"first":0,"firstEver":0,"largestSession":1,\
                "possiblyFirst":1}}]}],"code":"g","total":{"unknown":1,"value":0},"visits":[{"month":"2025-03",\
                "visits":{"count":1,"first":0,"firstEver":0,"largestSession":1,"possiblyFirst":1}}]}],"form":3,\
                "totals":{"contactLines":1,
                """.replacing("\n", with: "")))
    }

    @Test func `two associations side by side come back equal`() throws {
        var request = MemoryStore.year
        request.crossings = [CrossingRequest(.people, by: [.gender])]
        let tally = try MemoryStore([.held("2025-03-04", [Contact(themes: ["sante"])])]).tally(request)
        let both = tally.beside(tally)
        #expect(try JSONDecoder().decode(Tally.self, from: Self.encoder.encode(both)) == both)
    }

    @Test func `an encoding of a later version is refused, and so is a crossing of five dimensions`() throws {
        let later = Data(#"{"form":4,"totals":{},"crossings":[],"triggers":[]}"#.utf8)
        #expect(throws: DecodingError.self) { try JSONDecoder().decode(Tally.self, from: later) }
        let wide = #"{"code":"w","measure":"passages","dimensions":["gender","place","kind","month","theme"]}"#
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode(CrossingRequest.self, from: Data(wide.utf8))
        }
    }
}
