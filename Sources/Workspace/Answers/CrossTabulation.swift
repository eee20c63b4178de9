import Interchange
import Mediation
import Nomenclature
import Output
import Register
import Reports

/// One measure of a period, crossed by any dimensions.
package struct CrossTabulation: Answer {
    private let measure: Measure
    private let request: TallyRequest
    private let tally: Tally
    private let labels: Labels

    /// Counts, all of one instant of the register.
    /// - Parameters:
    ///   - measure: name of the measure.
    ///   - crossings: names of one to four dimensions each, parted by commas; without any, the total is counted (each
    ///     effect's, as effects are of several units).
    ///
    /// Throws an `EntryProblem` (fields `measure`, `by`, those of the selection) for a name that is not known or a
    /// dimension the measure cannot be crossed by, a `SelectionProblem` without any session.
    package init(
        of measure: String, by crossings: [String], _ period: Period, _ selection: SessionSelection,
        in register: Register
    ) throws {
        guard let known = Measure(rawValue: measure) else {
            throw EntryProblem("measure", measure, .notOneOf(Measure.allCases.map(\.rawValue)))
        }
        self.measure = known
        var request = TallyRequest(period: period)
        request.crossings = try crossings.map { try Self.crossing($0, known) }
        if request.crossings.isEmpty {
            request.crossings = [CrossingRequest(known, by: known == .effects ? [.effect] : [])]
        }
        let (book, setup, tally) = try register.snapshot { snapshot in
            let (book, setup) = (try snapshot.codeBook(), try snapshot.setup())
            request.filter = try selection.filter(book, setup)
            return (book, setup, try snapshot.tally(request))
        }
        if let day = tally.purgedOn(request.crossings) { throw SelectionProblem.purged(period, on: day) }
        guard tally.totals.sessions > 0 else { throw SelectionProblem.nothingSelected(period) }
        self.request = request
        self.tally = tally
        labels = Labels(book, setup)
    }

    private static func crossing(_ text: String, _ measure: Measure) throws -> CrossingRequest {
        let dimensions = try text.split(separator: ",").map { name in
            guard let dimension = Dimension(rawValue: String(name)), dimension != .effect || measure == .effects
            else {
                throw EntryProblem("by", String(name), .notOneOf(Dimension.allCases.map(\.rawValue)))
            }
            return dimension
        }
        guard (1...4).contains(dimensions.count) else { throw EntryProblem("by", text, .outOfRange(1...4)) }
        if let odd = dimensions.first(where: { !measure.canBeCrossed(by: $0) }) {
            let possible = Dimension.allCases.filter { measure.canBeCrossed(by: $0) }
            throw EntryProblem("by", odd.rawValue, .notOneOf(possible.map(\.rawValue)))
        }
        // Quantities of effects are of several units.
        guard measure != .effects || dimensions.contains(.effect) else {
            throw EntryProblem("by", text, .notOneOf([Dimension.effect.rawValue]))
        }
        return CrossingRequest(measure, by: dimensions)
    }

    /// The crossings asked for with what was counted, cells in the order of their codes; without dimensions, the total is
    /// the one cell.
    private var counted: [(request: CrossingRequest, cells: [(key: [String], cell: Tally.Cell)], total: Tally.Cell)] {
        request.crossings.map { crossing in
            let counted = tally.crossings[crossing.code] ?? Tally.Crossing()
            let cells = crossing.dimensions.isEmpty ? [[]: counted.total] : counted.cells
            return (
                crossing, cells.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map { ($0.key, $0.value) },
                counted.total
            )
        }
    }

    /// The totals of the selection, then each crossing; people as one number where it is known, a range otherwise.
    package func fields(_ language: Language) -> [String: JSON] {
        let crossings = counted.map { crossing -> JSON in
            let cells = crossing.cells.map { key, cell -> JSON in
                guard measure == .people else { return ["codes": .list(key), "value": .integer(cell.value)] }
                let people = Self.people(tally.people(key, of: crossing.request))
                return .object(people.merging(["codes": .list(key)]) { $1 })
            }
            return [
                "dimensions": .list(crossing.request.dimensions.map(\.rawValue)), "cells": .list(cells),
                "total": measure == .people
                    ? .object(Self.people(tally.people(of: crossing.request))) : .integer(crossing.total.value),
            ]
        }
        return [
            "period": .period(request.period), "measure": .text(measure.rawValue),
            "audience": .text(Audience.internal.rawValue),
            "sessions": .integer(tally.totals.sessions), "passages": .integer(tally.totals.passages),
            "requests": .integer(tally.totals.requests), "crossings": .list(crossings),
        ]
    }

    private static func people(_ people: PeopleCount) -> [String: JSON] {
        people.isExact
            ? ["value": .integer(people.low), "basis": "exact"]
            : ["range": ["low": .integer(people.low), "high": .integer(people.high)], "basis": "bounds"]
    }

    /// One table a crossing, parted by empty lines; time in hours and minutes, rounded so that a table adds up.
    package func text(_ language: Language) -> String {
        let isByMediator = request.crossings.contains { $0.dimensions.contains(.mediator) }
        return counted.map { crossing in
            let dimensions = crossing.request.dimensions
            let minutes =
                measure == .timeSpent ? tally.crossings[crossing.request.code]?.wholeMinutes.cells : nil
            let rows = crossing.cells.map { key, cell in
                zip(dimensions, key).map { labels.label($0, $1).text(language) }
                    + [figure(key, minutes?[key] ?? cell, of: crossing.request, NumberText(language))]
            }
            let head = dimensions.map(\.rawValue) + [measure.rawValue]
            return TextTable.lines([head] + rows, wordColumns: dimensions.count).joined(separator: "\n") + "\n"
        }.joined(separator: "\n")
            + (isByMediator
                ? language.say("\nUsage interne : ne pas diffuser.\n", "\nInternal use: do not pass on.\n") : "")
    }

    private func figure(_ key: [String], _ cell: Tally.Cell, of crossing: CrossingRequest, _ numbers: NumberText)
        -> String
    {
        switch measure {
        case .people:
            let people = tally.people(key, of: crossing)
            return numbers.range(people.low, people.high)
        case .timeSpent: return numbers.duration(minutes: cell.value)
        default: return numbers.count(cell.value)
        }
    }
}
