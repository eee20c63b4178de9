import Mediation
import Testing

@testable import Interchange

/// Rows told apart by what they are.
@Suite struct RowClassifierTests {
    /// Date; Lieu; Nombre; Motif
    private static let shape: RowShape = {
        var shape = RowShape()
        (shape.numbers, shape.counts, shape.day, shape.words, shape.people) = ([2], [2], 0, [1], [3])
        return shape
    }()

    private func kinds(_ rows: [String]) -> [RowClassifier.Kind] {
        var classifier = RowClassifier(Self.shape, Profile(), today: .latest)
        return rows.map {
            classifier.classify($0.split(separator: ";", omittingEmptySubsequences: false).map(String.init))
        }
    }

    private func isTotal(_ kind: RowClassifier.Kind?, agrees: Bool) -> Bool {
        if case .total(let total) = kind { total.agrees == agrees } else { false }
    }

    private static let rows = ["04/03/2025;Local;12;CAF", "05/03/2025;Local;8;CAF"]

    @Test(arguments: [
        "TOTAL;;20;", ";Total mars;20;", "31/03/2025;TOTAL MARS;20;CAF", "Sous-total;;20;", ";;20;", "Cumul;;20;",
    ])
    func `a row of the sum is a total, wherever its word stands`(row: String) {
        #expect(isTotal(kinds(Self.rows + [row]).last, agrees: true))
    }

    @Test func `a total that is not the sum is one that differs`() {
        #expect(isTotal(kinds(Self.rows + ["TOTAL;;21;"]).last, agrees: false))
    }

    @Test(arguments: [
        "05/03/2025;Moyenne section;15;École", "05/03/2025;Total Énergies;9;CAF", "06/03/2025;Cumul social;7;CAF",
        "06/03/2025;Local;20;CAF",
    ])
    func `a row that begins like a total and has its own number is a row`(row: String) {
        #expect(kinds(Self.rows + [row]).last == .data)
    }

    @Test func `a name that happens to have the sum is in doubt`() {
        guard case .total(let total) = kinds(Self.rows + ["06/03/2025;Total Énergies;20;CAF"]).last else {
            Issue.record("no total")
            return
        }
        #expect(total.isDoubtful)
    }

    @Test(arguments: ["Vacances de Noël;;;", ";;;", "Fait à Paris;;;", "Légende : P = permanence;;;"])
    func `a label alone on its row is a note`(row: String) { #expect(kinds(Self.rows + [row]).last == .note) }

    @Test(arguments: ["Moyenne;;10;", "Moyenne par jour;;10;"])
    func `a row of averages is none of the data`(row: String) { #expect(kinds(Self.rows + [row]).last == .average) }

    @Test(arguments: ["32/03/2025;Local;3;CAF", ";Local;3;CAF", "le 4;;3;", ";;;CAF"])
    func `a row gone wrong is a row, to be refused`(row: String) { #expect(kinds(Self.rows + [row]).last == .data) }

    @Test func `totals of parts and of all are each checked against their rows`() {
        let all = kinds(Self.rows + ["Total mars;;20;", "01/04/2025;Local;5;CAF", "Total avril;;5;", "TOTAL;;25;"])
        #expect([2, 4, 5].allSatisfy { isTotal(all[$0], agrees: true) })
    }
}
