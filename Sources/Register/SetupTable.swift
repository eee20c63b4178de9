import GRDB
import Nomenclature

/// A table of present values, whose past is in `setup_change`.
struct SetupTable: Sendable, Hashable {
    let name: String
    let keys: [String]
    let isCodeList: Bool
    /// Columns of a later version, with nothing in them in the rows of before: such a row keeps its content digest.
    var laterColumns: [String] = []

    static let mediator = SetupTable(name: "mediator", keys: ["code"], isCodeList: false)
    static let partner = SetupTable(name: "partner", keys: ["code"], isCodeList: false)
    static let place = SetupTable(name: "place", keys: ["code"], isCodeList: false)
    static let funding = SetupTable(name: "funding", keys: ["code"], isCodeList: false)
    static let target = SetupTable(name: "target", keys: ["funding", "indicator"], isCodeList: false)
    static let cost = SetupTable(
        name: "cost", keys: ["number"], isCodeList: false, laterColumns: ["label", "from_day", "to_day"])
    /// What a cost is of besides its column `funding`: a part of the cost.
    static let costFunding = SetupTable(name: "cost_funding", keys: ["cost", "funding"], isCodeList: false)

    /// What priority districts are called.
    static let district = SetupTable(name: "district", keys: ["code"], isCodeList: false)

    /// What the coordinator asserts: kept like the rest, part of no figure.
    static let assertion = SetupTable(name: "assertion", keys: ["text"], isCodeList: false)

    static func codes(_ list: CodeList) -> SetupTable {
        SetupTable(name: list.rawValue, keys: ["code"], isCodeList: true)
    }

    /// The tables that figures come from, in a fixed order.
    static let counted = [mediator, partner, place, district, funding, target, cost] + CodeList.stored.map(codes)
    /// Every such table.
    static let all = counted + [costFunding, assertion]

    /// The SQL that makes a JSON object of a row, its columns in the order of the table.
    /// - Parameter left: columns left out.
    func jsonObject(without left: [String] = [], _ db: Database) throws -> String {
        let columns = try db.columns(in: name).map(\.name).filter { !left.contains($0) }
        return "json_object(" + columns.map { "'\($0)', \($0)" }.joined(separator: ", ") + ")"
    }

    static func named(_ name: String) -> SetupTable? { all.first { $0.name == name } }
}
