import CSV
import Mediation

/// The code lists: the common ones, compiled in from `schema/nomenclature`, with an association's own changes on top.
package struct CodeBook: Sendable {
    private var lists: [CodeList: [Code]]
    private var index: [CodeList: [String: Int]] = [:]
    /// Last day of use by code: asked for each cell of an import, where copying whole codes would cost.
    private var lastDays: [CodeList: [String: CivilDate]] = [:]
    /// Read only when something derived is asked for.
    private static let derivations = Dictionary(
        uniqueKeysWithValues: [CodeList.register, .citer, .mission].map { list in
            (list, Derivation(table("derive_\(list.rawValue)"), into: list.rawValue))
        })

    /// The text of all common lists, for whoever must know whether they changed.
    package static var commonText: String {
        Embedded.files.sorted { $0.key < $1.key }.map(\.value).joined(separator: "\n")
    }

    /// The lists as the program brings them.
    package static let common = CodeBook()

    /// The common lists with one association's changes.
    package init(adding changes: [LocalCode]) {
        self = Self.common.adding(changes)
    }

    /// These lists with further changes.
    package func adding(_ changes: [LocalCode]) -> CodeBook {
        var book = self
        for change in changes { book.apply(change) }
        return book
    }

    private init() {
        lists = Dictionary(
            uniqueKeysWithValues: CodeList.allCases.map { list in
                (list, Self.table(list.rawValue).rows.map { Code(list: list, row: $0) })
            })
        for list in CodeList.allCases { reindex(list) }
    }

    /// The files are compiled in and read by a test: a fault in them is a fault of the build.
    private static func table(_ name: String) -> Table {
        do { return try Table(csv: Embedded.files["\(name).csv"] ?? "") } catch {
            preconditionFailure("\(name).csv: \(error)")
        }
    }

    private mutating func reindex(_ list: CodeList) {
        let codes = lists[list, default: []]
        index[list] = Dictionary(uniqueKeysWithValues: codes.enumerated().map { ($1.code, $0) })
        lastDays[list] = Dictionary(uniqueKeysWithValues: codes.map { ($0.code, $0.lastDay) })
    }

    private mutating func apply(_ change: LocalCode) {
        let base = self[change.list, change.common ?? change.code]
        guard let base else { return }
        let code = Code(base, changedBy: change)
        if let position = index[change.list]?[change.code] {
            lists[change.list]?[position] = code
            lastDays[change.list]?[code.code] = code.lastDay
        } else {
            // An own code is shown right after the common one it is tied to.
            let position = (index[change.list]?[base.code]).map { $0 + 1 } ?? 0
            lists[change.list]?.insert(code, at: position)
            reindex(change.list)
        }
    }

    /// The codes of a list, in the order people are shown, retired ones included.
    package func codes(_ list: CodeList) -> [Code] { lists[list] ?? [] }

    /// A code of a list, or nil.
    package subscript(list: CodeList, code: String) -> Code? {
        index[list]?[code].flatMap { lists[list]?[$0] }
    }

    /// Whether a session of that day may carry a code of a list; nil for a code the list does not have.
    package func isUsable(_ list: CodeList, _ code: String, on day: CivilDate) -> Bool? {
        lastDays[list]?[code].map { day <= $0 }
    }

    /// The last day on which sessions may carry a code; nil for a code the list does not have.
    package func lastDay(_ list: CodeList, _ code: String) -> CivilDate? { lastDays[list]?[code] }

    /// The code that counts for this one: itself, or what it was merged into, step by step.
    package func canonical(_ list: CodeList, _ code: String) -> String {
        var code = code
        var steps = 0
        while let next = self[list, code]?.mergedInto, steps < 20 {
            code = next
            steps += 1
        }
        return code
    }

    /// The common code a code counts as: that an association's own code is tied to; itself for any other.
    package func common(_ list: CodeList, _ code: String) -> String { self[list, code]?.common ?? code }

    /// The domain of a theme: its parent, or itself for a domain. An own theme tied to a domain is of that domain.
    package func domain(of theme: String) -> String { self[.theme, theme]?.parent ?? common(.theme, theme) }

    /// The register of the norm, the CITER dimension or the adulte-relais mission of an activity; `autre` when no row
    /// of the derivation table speaks of it.
    package func derived(_ list: CodeList, kind: String, theme: String?) -> String {
        let kind = common(.kind, kind)
        let theme = theme.map { common(.theme, $0) }
        return Self.derivations[list]?.code(kind: kind, theme: theme, domain: theme.map(domain(of:))) ?? "autre"
    }

    /// The code people most likely meant by an unknown one; nil when nothing is near.
    package func nearest(_ list: CodeList, to typed: String) -> String? {
        let typed = folded(typed)
        let codes = codes(list).filter { $0.mergedInto == nil }
        if let exact = codes.first(where: { folded($0.label.french) == typed || folded($0.label.english) == typed }) {
            return exact.code
        }
        // Words whose lengths differ by more than the letters allowed are not compared; nor what is no word at all.
        guard typed.utf8.count <= 80 else { return nil }
        let allowed = max(2, typed.count / 3)
        func distance(_ word: String) -> Int {
            abs(word.utf8.count - typed.utf8.count) > allowed ? .max - 1 : editDistance(typed, word)
        }
        let scored = codes.map { code in
            let last = code.code.split(separator: "/").last.map(String.init) ?? code.code
            return (code.code, min(distance(code.code), distance(last) + 1))
        }
        guard let best = scored.min(by: { $0.1 < $1.1 }), best.1 <= allowed else { return nil }
        return best.0
    }
}

/// A derivation table: the most specific row wins (kind and theme, then theme, then domain, then kind).
private struct Derivation: Sendable {
    private let codes: [String: String]

    init(_ table: Table, into column: String) {
        codes = Dictionary(table.rows.map { ($0["kind"] + "+" + $0["theme"], $0[column]) }) { first, _ in first }
    }

    func code(kind: String, theme: String?, domain: String?) -> String? {
        let keys =
            [theme.map { kind + "+" + $0 }, domain.map { kind + "+" + $0 }, theme.map { "+" + $0 }]
            + [domain.map { "+" + $0 }, kind + "+"]
        return keys.lazy.compactMap { $0 }.compactMap { codes[$0] }.first
    }
}

extension Code {
    fileprivate init(list: CodeList, row: Table.Row) {
        func optional(_ column: String) -> String? { row[column].isEmpty ? nil : row[column] }
        self.init(
            list: list, code: row["code"], parent: optional("parent"),
            label: Sentence(row["label_fr"], row["label_en"]), hint: row["hint_fr"],
            isSensitive: row["sensitive"] == "yes", dataInclusion: optional("data_inclusion"),
            laCoop: optional("la_coop"), isCollective: row["collective"] == "yes",
            unit: EffectUnit(rawValue: row["unit"]), asksConfirmation: row["confirmation"] == "yes",
            defaultQuantity: optional("default_quantity").flatMap { try? Quantity(typed: $0) }, common: nil,
            retiredOn: nil,
            mergedInto: nil)
    }

    fileprivate init(_ base: Code, changedBy change: LocalCode) {
        self.init(
            list: base.list, code: change.code, parent: base.parent, label: change.label ?? base.label,
            hint: base.hint, isSensitive: base.isSensitive, dataInclusion: base.dataInclusion, laCoop: base.laCoop,
            isCollective: base.isCollective, unit: base.unit, asksConfirmation: base.asksConfirmation,
            defaultQuantity: base.defaultQuantity, common: change.common, retiredOn: change.retiredOn,
            mergedInto: change.mergedInto)
    }
}
