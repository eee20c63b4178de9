import Foundation
import Mediation
import Samples
import Testing

@Suite struct SampleTests {
    @Test(arguments: SamplePlan.all)
    func `a fictitious association adds up to its plan`(plan: SamplePlan) {
        let sample = Sample(plan)
        let sessions = sample.sessions.map(\.session)
        func isNear(_ value: Int, _ wanted: Int) -> Bool { abs(value - wanted) * 50 <= wanted }
        #expect(sample.association.isFictitious)
        #expect(sessions.count == plan.sessions)
        #expect(isNear(sessions.reduce(0) { $0 + $1.passages }, plan.passages))
        #expect(isNear(sessions.flatMap(\.contacts).reduce(0) { $0 + $1.count * $1.themes.count }, plan.requests))
        #expect(isNear(sessions.compactMap(\.present).reduce(0, +), plan.participations))
        #expect(sessions.count { $0.kind == "accompagnement_physique" } == plan.accompaniments)
        let people = sessions.flatMap(\.contacts).flatMap { $0.heads(by: .attendance) }
        let first = people.filter { $0.code.hasPrefix("premiere_fois") }.reduce(0) { $0 + $1.count }
        let unknown = people.filter { $0.code == Contact.unknown }.reduce(0) { $0 + $1.count }
        #expect(isNear(first, plan.people) && isNear(first + unknown, plan.people), "\(first) \(unknown)")
    }

    @Test(arguments: SamplePlan.all)
    func `the files in samples are what the generator makes`(plan: SamplePlan) throws {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "samples/\(plan.letter)")
        for (name, text) in SampleFiles.texts(Sample(plan)) {
            let onDisk = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
            #expect(
                onDisk == text,
                "samples/\(plan.letter)/\(name) is stale: relais demo samples/\(plan.letter) --sample \(plan.letter) --csv"
            )
        }
    }
}
