import Mediation
import Output
import Rendering

/// What an association has set up of one kind.
package struct SetupListing: Answer {
    private let kind: SetupItem.Kind
    private let items: [[String: JSON]]

    /// All items of a kind, those no longer used too.
    package init(_ kind: SetupItem.Kind, _ setup: AssociationSetup) {
        self.kind = kind
        items =
            switch kind {
            case .mediator: SetupJSON.mediators(setup)
            case .place: SetupJSON.places(setup)
            case .partner: SetupJSON.partners(setup)
            case .funding: SetupJSON.fundings(setup)
            case .cost: SetupJSON.costs(setup)
            }
    }

    /// The items, under the plural of the kind.
    package func fields(_ language: Language) -> [String: JSON] {
        [kind.rawValue + "s": .list(items.map { .object($0) })]
    }

    /// The order of the columns; others come after, by name.
    private static let order = [
        "code", "number", "label", "name", "title", "kind", "post", "funder", "year", "category", "amount", "from",
        "to",
    ]

    /// A table of the fields that hold something; empty without any item.
    package func text(_ language: Language) -> String {
        let used = Set(items.flatMap { $0.filter { $0.value != .null && $0.value != .list([JSON]()) }.keys })
        let columns = Self.order.filter(used.contains) + used.subtracting(Self.order).sorted()
        guard !columns.isEmpty else { return "" }
        let rows = items.map { item in columns.map { Self.text(item[$0] ?? .null, language) } }
        return TextTable.lines([columns] + rows, wordColumns: columns.count).joined(separator: "\n") + "\n"
    }

    private static func text(_ value: JSON, _ language: Language) -> String {
        switch value {
        case .null: ""
        case .bool(let flag): flag ? language.say("oui", "yes") : language.say("non", "no")
        case .integer(let number): String(number)
        case .number(let number): NumberText(language).decimal(number, decimals: 2)
        case .text(let text): text
        case .list(let items): items.map { self.text($0, language) }.joined(separator: " ")
        case .object(let object):
            // The targets of a funding.
            object.sorted { $0.key < $1.key }.map { key, value in
                if case .number(let number) = value { FigureText.target(key, number, language) } else { key }
            }.joined(separator: ", ")
        }
    }
}
