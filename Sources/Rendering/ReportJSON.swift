import Mediation
import Reports

/// A report in the JSON form of the contract.
public enum ReportJSON {
    /// The object. Words are in `language`; numbers are the same in both.
    public static func object(_ report: Report, _ language: Language) -> JSON {
        [
            "schemaVersion": 1, "kind": .text(report.kind), "association": .text(report.association.name),
            "fictitious": .bool(report.association.isFictitious),
            "period": period(report.period), "audience": .text(report.audience.rawValue),
            "generatedOn": .text(report.generatedOn.description), "registerDigest": .text(report.registerDigest),
            "program": .text(report.program), "filters": .list(report.filters.map { $0.text(language) }),
            "indicators": .list(report.indicators.map { indicator($0, language) }),
            "tables": .list(report.tables.map { table($0, language) }),
            "notes": .list(report.notes.map { $0.text(language) }),
        ]
    }

    /// `{"start","end"}`, both days included.
    public static func period(_ period: Period) -> JSON {
        ["start": .text(period.start.description), "end": .text(period.last.description)]
    }

    private static func indicator(_ indicator: Indicator, _ language: Language) -> JSON {
        var object: [String: JSON] = [
            "code": .text(indicator.code), "label": .text(indicator.label.text(language)),
            "unit": .text(indicator.unit.rawValue), "definition": .text(indicator.definition.text(language)),
        ]
        switch indicator.value {
        case .number(let number): object["value"] = .number(number)
        case .range(let low, let high): object["range"] = ["low": .number(low), "high": .number(high)]
        case .unavailable: object["value"] = .null
        case .masked:
            object["value"] = .null
            object["mask"] = "s"
        }
        return .object(object)
    }

    private static func table(_ table: ReportTable, _ language: Language) -> JSON {
        func headings(_ headings: [ReportTable.Heading]) -> JSON {
            .list(headings.map { ["code": .text($0.code), "label": .text($0.label.text(language))] })
        }
        var object: [String: JSON] = [
            "code": .text(table.code), "title": .text(table.title.text(language)), "unit": .text(table.unit.rawValue),
            "rows": headings(table.rows), "columns": headings(table.columns),
            "cells": .list(table.cells.map { .list($0.map(cell)) }), "total": cell(table.total),
            "suppressed": .integer(table.suppressed), "notes": .list(table.notes.map { $0.text(language) }),
            "masks": .list(table.cells.map { .list($0.map { $0 == .masked ? "s" : .null }) }),
        ]
        if table.isCrossed {
            object["rowTotals"] = .list(table.rowTotals.map(cell))
            object["columnTotals"] = .list(table.columnTotals.map(cell))
        }
        return .object(object)
    }

    private static func cell(_ cell: ReportTable.Cell) -> JSON {
        switch cell {
        case .count(let count): .integer(count)
        case .hundredths(let hundredths): .number(Double(hundredths) / 100)
        case .range(let low, let high): ["low": .integer(low), "high": .integer(high)]
        case .masked: .null
        }
    }
}
