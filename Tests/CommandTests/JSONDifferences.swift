import Foundation

/// A JSON value as it was printed.
indirect enum JSONValue: Decodable, Equatable {
    case null
    case bool(Bool)
    case number(Double)
    case text(String)
    case list([JSONValue])
    case object([String: JSONValue])

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let value = try? container.decode(Bool.self) {
            self = .bool(value)
        } else if let value = try? container.decode(Double.self) {
            self = .number(value)
        } else if let value = try? container.decode(String.self) {
            self = .text(value)
        } else if let value = try? container.decode([JSONValue].self) {
            self = .list(value)
        } else {
            self = .object(try container.decode([String: JSONValue].self))
        }
    }

    init(printed: String) throws { self = try JSONDecoder().decode(JSONValue.self, from: Data(printed.utf8)) }

    subscript(_ key: String) -> JSONValue? { if case .object(let members) = self { members[key] } else { nil } }

    var list: [JSONValue]? { if case .list(let items) = self { items } else { nil } }

    var text: String? { if case .text(let text) = self { text } else { nil } }

    /// Short enough for one line of a message.
    var summary: String {
        switch self {
        case .null: "null"
        case .bool(let value): "\(value)"
        case .number(let value): "\(value)"
        case .text(let value): "“\(value)”"
        case .list(let items): "a list of \(items.count)"
        case .object(let members): "an object with \(members.keys.sorted().joined(separator: ", "))"
        }
    }
}

/// Where two JSON documents differ, each place named as a reader of a table would: `tables[ages].cells[femme, 26_39]`.
///
/// Whole numbers must be equal; others within 1e-9 of each other, relative to the larger.
struct JSONDifferences {
    private(set) var found: [String] = []

    init(kept: String, printed: String) throws {
        compare(try JSONValue(printed: kept), try JSONValue(printed: printed), at: "")
        // Same values: the order of keys and the layout are part of what is printed.
        if found.isEmpty {
            func withoutNumbers(_ text: String) -> String {
                text.replacing(/-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?/, with: "#")
            }
            found = LineDifferences(withoutNumbers(kept), withoutNumbers(printed)).found
        }
    }

    private mutating func compare(_ kept: JSONValue, _ printed: JSONValue, at path: String) {
        switch (kept, printed) {
        case (.number(let kept), .number(let printed)) where Self.agree(kept, printed): return
        case (.object(let keptMembers), .object(let printedMembers)):
            for key in Set(keptMembers.keys).union(printedMembers.keys).sorted() {
                let place = path.isEmpty ? key : "\(path).\(key)"
                guard let one = keptMembers[key] else {
                    found.append("\(place): added, \(printedMembers[key]?.summary ?? "")")
                    continue
                }
                guard let other = printedMembers[key] else {
                    found.append("\(place): gone, it was \(one.summary)")
                    continue
                }
                if key == "cells" {
                    compareCells(one, other, rows: kept["rows"], columns: kept["columns"], at: place)
                } else {
                    compare(one, other, at: place)
                }
            }
        case (.list(let keptItems), .list(let printedItems)):
            if keptItems.count != printedItems.count {
                found.append("\(path): \(keptItems.count) items were kept, \(printedItems.count) are printed")
            }
            for (position, (one, other)) in zip(keptItems, printedItems).enumerated() {
                compare(one, other, at: "\(path)[\(Self.name(of: one, position))]")
            }
        default:
            if kept != printed { found.append("\(path): \(kept.summary) was kept, \(printed.summary) is printed") }
        }
    }

    private mutating func compareCells(
        _ kept: JSONValue, _ printed: JSONValue, rows: JSONValue?, columns: JSONValue?, at path: String
    ) {
        guard let keptRows = kept.list, let printedRows = printed.list, keptRows.count == printedRows.count else {
            return compare(kept, printed, at: path)
        }
        for (row, (one, other)) in zip(keptRows, printedRows).enumerated() {
            guard let keptCells = one.list, let printedCells = other.list, keptCells.count == printedCells.count else {
                compare(one, other, at: "\(path)[\(Self.name(of: rows?.list?[row], row))]")
                continue
            }
            for (column, (one, other)) in zip(keptCells, printedCells).enumerated() {
                let place = "\(Self.name(of: rows?.list?[row], row)), \(Self.name(of: columns?.list?[column], column))"
                compare(one, other, at: "\(path)[\(place)]")
            }
        }
    }

    /// What a reader calls an item of a list: its code, its rule, its number; otherwise its place.
    private static func name(of item: JSONValue?, _ position: Int) -> String {
        for key in ["code", "rule", "outcome", "parameter", "label"] {
            if let name = item?[key]?.text { return name }
        }
        return item?["number"]?.summary ?? item?.text ?? "\(position)"
    }

    static func agree(_ one: Double, _ other: Double) -> Bool {
        if one == other { return true }
        if one == one.rounded(), other == other.rounded() { return false }
        return abs(one - other) <= 1e-9 * max(1, abs(one), abs(other))
    }
}
