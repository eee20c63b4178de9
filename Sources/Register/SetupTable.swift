import GRDB
import Nomenclature

/// A table of present values, whose past is in `setup_change`.
struct SetupTable: Sendable, Hashable {
    let name: String
    let keys: [String]
    let isCodeList: Bool

    static let mediator = SetupTable(name: "mediator", keys: ["code"], isCodeList: false)
    static let partner = SetupTable(name: "partner", keys: ["code"], isCodeList: false)
    static let place = SetupTable(name: "place", keys: ["code"], isCodeList: false)
    static let funding = SetupTable(name: "funding", keys: ["code"], isCodeList: false)
    static let target = SetupTable(name: "target", keys: ["funding", "indicator"], isCodeList: false)
    static let cost = SetupTable(name: "cost", keys: ["number"], isCodeList: false)

    /// What the coordinator asserts: kept like the rest, part of no figure.
    static let assertion = SetupTable(name: "assertion", keys: ["text"], isCodeList: false)

    static func codes(_ list: CodeList) -> SetupTable {
        SetupTable(name: list.rawValue, keys: ["code"], isCodeList: true)
    }

    /// The tables that figures come from, in a fixed order.
    static let counted = [mediator, partner, place, funding, target, cost] + CodeList.stored.map(codes)
    /// Every such table.
    static let all = counted + [assertion]

    /// The SQL that makes a JSON object of a row, its columns in the order of the table.
    /// - Parameter left: a column left out.
    func jsonObject(without left: String? = nil, _ db: Database) throws -> String {
        let columns = try db.columns(in: name).map(\.name).filter { $0 != left }
        return "json_object(" + columns.map { "'\($0)', \($0)" }.joined(separator: ", ") + ")"
    }

    static func named(_ name: String) -> SetupTable? { all.first { $0.name == name } }
}
