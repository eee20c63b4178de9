import Foundation

/// A JSON value, written by Foundation's encoder with its keys in alphabetical order: the same bytes every time.
package enum JSON: Sendable, Hashable, Encodable, ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
    ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral, ExpressibleByBooleanLiteral, ExpressibleByNilLiteral
{
    case null
    case bool(Bool)
    case integer(Int)
    case number(Double)
    case text(String)
    case list([JSON])
    case object([String: JSON])

    /// A text.
    package init(stringLiteral value: String) { self = .text(value) }
    /// A whole number.
    package init(integerLiteral value: Int) { self = .integer(value) }
    /// True or false.
    package init(booleanLiteral value: Bool) { self = .bool(value) }
    /// Null.
    package init(nilLiteral: ()) { self = .null }
    /// A list, in order.
    package init(arrayLiteral elements: JSON...) { self = .list(elements) }
    /// An object; of two values under one name, the first stays.
    package init(dictionaryLiteral elements: (String, JSON)...) {
        self = .object(Dictionary(elements) { first, _ in first })
    }

    /// Text, or null.
    package static func text(_ text: String?) -> JSON { text.map { .text($0) } ?? .null }
    /// A number, or null; null too when it is not finite.
    package static func number(_ number: Double?) -> JSON {
        number.flatMap { $0.isFinite ? .number($0) : nil } ?? .null
    }
    /// A whole number, or null.
    package static func integer(_ number: Int?) -> JSON { number.map { .integer($0) } ?? .null }
    /// Texts.
    package static func list(_ texts: [String]) -> JSON { .list(texts.map { .text($0) }) }
    /// Numbers by name.
    package static func numbers(_ numbers: [String: Double]) -> JSON { .object(numbers.mapValues { .number($0) }) }

    /// Writes the bare value: `12`, not `12.0`, under 10¹⁵; null for a number that is not finite.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .null: try container.encodeNil()
        case .bool(let value): try container.encode(value)
        case .integer(let value): try container.encode(value)
        case .number(let value):
            if !value.isFinite {
                try container.encodeNil()
            } else if value == value.rounded(), abs(value) < 1e15 {
                try container.encode(Int64(value))
            } else {
                try container.encode(value)
            }
        case .text(let value): try container.encode(value)
        case .list(let value): try container.encode(value)
        case .object(let value): try container.encode(value)
        }
    }

    /// The text of one value, on several lines, ended by LF.
    package var document: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        guard let data = try? encoder.encode(self) else { return "null\n" }
        return String(decoding: data, as: UTF8.self) + "\n"
    }
}
