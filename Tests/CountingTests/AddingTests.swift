import Mediation
import Testing

/// Tallies of parts add up to the tally of the whole, nothing lost.
@Suite struct AddingTests {
    @Test(arguments: 1...12) func `two parts of random sessions add up to all of them`(_ seed: Int) throws {
        var random = RandomSessions(seed: UInt64(seed))
        let store = MemoryStore(random.sessions(30))
        let request = RandomSessions.wholeRequest
        let whole = try store.tally(request)
        #expect(whole.totals.sessions == 30)
        for cut in [0, 13, 29] {
            let sum = try store.tally(request, 0..<cut) + store.tally(request, cut..<30)
            #expect(sum == whole, "cut at \(cut)")
            #expect(sum.possibleDuplicates == whole.possibleDuplicates, "cut at \(cut)")
        }
    }

    @Test func `random sessions give traces, duplicates, exclusions and uncrossed margins to add`() throws {
        // Else the test above would prove little.
        var random = RandomSessions(seed: 7)
        let tally = try MemoryStore(random.sessions(200)).tally(RandomSessions.wholeRequest)
        #expect(tally.trace.contains { $0.excludedBy != nil } && tally.trace.contains { $0.excludedBy == nil })
        #expect(!tally.possibleDuplicates.isEmpty)
        #expect(tally.triggers["heads"]?.setAside.isEmpty == false)
        let crossed = tally.crossings.values.flatMap(\.cells.keys)
        #expect(crossed.contains { $0.contains(Tally.uncrossed) })
        #expect(tally.crossings.allSatisfy { $0.value.total != Tally.Cell() })
    }

    @Test func `duplicates are found across the parts of a sum`() throws {
        var request = MemoryStore.year
        request.looksForDuplicates = true
        let store = MemoryStore([DuplicateTests.session(["AB"]), DuplicateTests.session(["CD"])])
        let (left, right) = (try store.tally(request, 0..<1), try store.tally(request, 1..<2))
        #expect(left.possibleDuplicates.isEmpty && right.possibleDuplicates.isEmpty)
        #expect((left + right).possibleDuplicates.map(\.second) == [2])
    }

    @Test func `adding nothing changes nothing`() throws {
        var random = RandomSessions(seed: 3)
        let tally = try MemoryStore(random.sessions(10)).tally(RandomSessions.wholeRequest)
        #expect(tally + Tally() == tally)
        #expect(Tally() + tally == tally)
    }
}
