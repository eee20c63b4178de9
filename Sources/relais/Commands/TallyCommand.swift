import ArgumentParser
import Interchange
import Mediation
import Output
import Register
import Reports
import Workspace

/// Counts what no report asks: one measure crossed by any dimensions.
struct TallyCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "tally", abstract: say("Compte, croisé comme on veut.", "Counts, crossed as one likes."),
            aliases: ["compter"])
    }

    @OptionGroup var global: GlobalOptions
    @Argument(help: ArgumentHelp(say("Période.", "Period."), valueName: say("période", "period"))) var when: String
    @Option(
        parsing: .singleValue,
        help: ArgumentHelp(
            say("Dimensions, une ou plusieurs ; se répète.", "Dimensions, one or more; may be repeated."),
            valueName: "place,gender"))
    var by: [String] = []
    @Option(
        help: ArgumentHelp(say("Mesure.", "Measure."), valueName: "passages|requests|people|sessions|minutes|timeSpent")
    )
    var measure = "passages"
    @OptionGroup var filters: FilterOptions

    func run() throws {
        guard let measure = Measure(rawValue: measure) else {
            throw EntryProblem("--measure", measure, .notOneOf(Measure.allCases.map(\.rawValue)))
        }
        let register = try global.open(for: .reading)
        var request = TallyRequest(period: try period(when))
        request.crossings = try by.map { text in
            let dimensions = try text.split(separator: ",").map { name in
                guard let dimension = Dimension(rawValue: String(name)), dimension != .effect || measure == .effects
                else {
                    throw EntryProblem("--by", String(name), .notOneOf(Dimension.allCases.map(\.rawValue)))
                }
                return dimension
            }
            guard (1...4).contains(dimensions.count) else { throw EntryProblem("--by", text, .outOfRange(1...4)) }
            if let odd = dimensions.first(where: { !measure.canBeCrossed(by: $0) }) {
                throw EntryProblem(
                    "--by", odd.rawValue,
                    .notOneOf(Dimension.allCases.filter { measure.canBeCrossed(by: $0) }.map(\.rawValue)))
            }
            return CrossingRequest(text, measure, by: dimensions)
        }
        let (book, setup, tally) = try register.snapshot { snapshot in
            let (book, setup) = (try snapshot.codeBook(), try snapshot.setup())
            request.filter = try filters.filter(book, setup)
            return (book, setup, try snapshot.tally(request))
        }
        guard tally.totals.sessions > 0 else { throw SelectionProblem.nothingSelected(request.period) }
        let labels = Labels(book, setup)
        try Console.out(global.json ? json(request, tally).document : text(request, tally, labels))
    }

    private func json(_ request: TallyRequest, _ tally: Tally) -> JSON {
        let crossings = request.crossings.map { crossing -> JSON in
            let counted = tally.crossings[crossing.code] ?? Tally.Crossing()
            let cells = counted.cells.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map { key, cell -> JSON in
                var object: [String: JSON] = ["codes": .list(key), "value": .integer(cell.value)]
                if crossing.measure == .people { object["high"] = .integer(cell.value + cell.unknown) }
                return .object(object)
            }
            return [
                "dimensions": .list(crossing.dimensions.map(\.rawValue)), "cells": .list(cells),
                "total": .integer(counted.total.value),
            ]
        }
        return [
            "schemaVersion": 1, "period": .period(request.period), "measure": .text(measure),
            "sessions": .integer(tally.totals.sessions), "passages": .integer(tally.totals.passages),
            "requests": .integer(tally.totals.requests), "crossings": .list(crossings),
        ]
    }

    private func text(_ request: TallyRequest, _ tally: Tally, _ labels: Labels) -> String {
        request.crossings.map { crossing in
            let counted = tally.crossings[crossing.code] ?? Tally.Crossing()
            let rows = counted.cells.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map { key, cell in
                zip(crossing.dimensions, key).map { labels.label($0, $1).text(.current) } + [
                    crossing.measure == .timeSpent
                        ? NumberText(.current).duration(minutes: (cell.value + 30) / 60)
                        : NumberText(.current).count(cell.value)
                ]
            }
            let head = crossing.dimensions.map(\.rawValue) + [measure]
            return TextTable.lines([head] + rows, wordColumns: crossing.dimensions.count).joined(separator: "\n") + "\n"
        }.joined(separator: "\n")
    }
}
