import Mediation
import Output
import Reports

/// A report in the JSON form of the contract.
package enum ReportJSON {
    /// The object. Words are in `language`; numbers are the same in both.
    package static func object(_ report: Report, _ language: Language) -> JSON {
        [
            "schemaVersion": 1, "kind": .text(report.kind), "association": .text(report.association.name),
            "fictitious": .bool(report.association.isFictitious),
            "period": .period(report.period), "audience": .text(report.audience.rawValue),
            "generatedOn": .text(report.generatedOn.description), "registerDigest": .text(report.registerDigest),
            "digestDays": .list(report.digestDays.map(\.description)),
            "program": .text(report.program), "model": .text(report.model),
            "comparison": report.comparison.map { .period($0) } ?? .null, "title": .text(report.title.text(language)),
            "sections": .list(report.sections.map { section($0, language) }),
            "scope": scope(report, language), "filters": .list(report.filters.map { $0.text(language) }),
            "indicators": .list(report.indicators.map { indicator($0, language) }),
            "tables": .list(report.tables.map { table($0, language) }),
            "notes": .list(report.notes.map { $0.text(language) }),
            "inputs": report.inputs.map { InputsJSON.object($0, language) } ?? .null,
        ]
    }

    /// What the report covers: days, what was asked for, what its definition covers by itself.
    private static func scope(_ report: Report, _ language: Language) -> JSON {
        [
            "period": .period(report.period), "filters": .list(report.filters.map { $0.text(language) }),
            "definition": .list(report.scope.map { $0.text(language) }),
        ]
    }

    private static func indicator(_ indicator: ReportIndicator, _ language: Language) -> JSON {
        var object: [String: JSON] = [
            "code": .text(indicator.code), "meetsThreshold": indicator.meetsThreshold.map { .bool($0) } ?? .null,
            "label": .text(indicator.label.text(language)),
            "unit": .text(indicator.unit.rawValue), "definition": .text(indicator.definition.text(language)),
        ]
        if let rounding = indicator.rounding { object["rounding"] = .integer(rounding) }
        object.merge(value(indicator.value, indicator, language)) { $1 }
        if let previous = indicator.previous { object["previous"] = .object(value(previous, indicator, language)) }
        return .object(object)
    }

    private static func value(
        _ value: IndicatorValue, _ indicator: ReportIndicator, _ language: Language
    ) -> [String: JSON] {
        var object: [String: JSON] =
            switch value {
            case .number(let number): ["value": .number(number)]
            case .range(let low, let high): ["range": ["low": .number(low), "high": .number(high)]]
            case .unavailable(let reason): ["value": .null, "why": .text(reason.words.text(language))]
            case .masked: ["value": .null, "mask": "s"]
            }
        if indicator.hasBasis, let basis = value.basis { object["basis"] = .text(basis) }
        return object
    }

    /// The order of the report: titles, and what stands under each by its code.
    private static func section(_ section: Report.Section, _ language: Language) -> JSON {
        [
            "title": .text(section.title.text(language)),
            "blocks": .list(
                section.blocks.map { block in
                    switch block {
                    case .indicators(let indicators): ["indicators": .list(indicators.map(\.code))]
                    case .table(let table): ["table": .text(table.code)]
                    case .chart(let chart): ["chart": .text(chart.kind.rawValue), "table": .text(chart.table.code)]
                    case .text(let sentences): ["text": .list(sentences.map { $0.text(language) })]
                    case .narrative(let part):
                        [
                            "narrative": .text(part.heading.text(language)),
                            "paragraphs": .list(
                                part.paragraphs.flatMap { paragraph -> [JSON] in
                                    switch paragraph {
                                    case .text(let text): [.text(text)]
                                    case .list(let items): items.map { .text($0) }
                                    }
                                }),
                        ]
                    }
                }),
        ]
    }

    private static func table(_ table: ReportTable, _ language: Language) -> JSON {
        func headings(_ headings: [ReportTable.Heading]) -> JSON {
            .list(
                headings.map { heading in
                    var object: [String: JSON] = [
                        "code": .text(heading.code), "label": .text(heading.label.text(language)),
                    ]
                    if let unit = heading.unit { object["unit"] = .text(unit.rawValue) }
                    return .object(object)
                })
        }
        var object: [String: JSON] = [
            "code": .text(table.code), "title": .text(table.title.text(language)), "unit": .text(table.unit.rawValue),
            "rows": headings(table.rows), "columns": headings(table.columns),
            "cells": .list(table.cells.map { .list($0.map { cell($0, language) }) }),
            "total": table.total.map { cell($0, language) } ?? .null,
            "suppressed": .integer(table.suppressed), "notes": .list(table.notes.map { $0.text(language) }),
            "masks": .list(table.cells.map { .list($0.map(mark)) }),
        ]
        if let rounding = table.rounding { object["rounding"] = .integer(rounding) }
        if table.isCrossed { object["rowTotals"] = .list(table.rowTotals.map { cell($0, language) }) }
        if !table.columnTotals.isEmpty { object["columnTotals"] = .list(table.columnTotals.map { cell($0, language) }) }
        if let comparison = table.comparison {
            object["comparison"] = [
                "previous": .list(comparison.previous.map { cell($0, language) }),
                "changes": .list(comparison.changes.map { cell($0, language) }),
                "previousTotal": comparison.previousTotal.map { cell($0, language) } ?? .null,
                "totalChange": comparison.totalChange.map { cell($0, language) } ?? .null,
                "masks": .list(comparison.previous.map(mark)),
            ]
        }
        return .object(object)
    }

    private static func cell(_ cell: ReportTable.Cell, _ language: Language) -> JSON {
        switch cell {
        case .count(let count): .integer(count)
        case .hundredths(let hundredths): .number(Double(hundredths) / 100)
        case .range(let low, let high): low == high ? .integer(low) : ["low": .integer(low), "high": .integer(high)]
        case .number(let number), .change(let number): .number(number)
        case .text(let text): .text(text.text(language))
        case .masked, .unavailable, .void: .null
        }
    }

    private static func mark(_ cell: ReportTable.Cell) -> JSON {
        switch cell {
        case .masked: "s"
        case .unavailable: "n.d."
        case .void: "///"
        default: .null
        }
    }
}
