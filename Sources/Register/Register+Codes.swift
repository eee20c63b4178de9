import GRDB
import Mediation
import Nomenclature

extension Register {
    /// Writes an own code, or a retirement or merge of any code.
    package func change(_ verb: String, code: LocalCode) throws {
        try write(verb, "\(code.list.rawValue) \(code.code)") { try put(code, $0, $1) }
    }

    func put(_ code: LocalCode, _ db: Database, _ entry: Int64) throws {
        var values: [String: DatabaseValue] = [
            "retired_on": (code.retiredOn?.description).databaseValue,
            "merged_into": code.mergedInto.databaseValue, "state": "active".databaseValue,
        ]
        if let label = code.label {
            values["label_fr"] = label.french.databaseValue
            values["label_en"] = label.english.databaseValue
            values["common"] = code.common.databaseValue
        }
        try upsert(.codes(code.list), ["code": code.code.databaseValue], values, db, entry)
    }

    /// Brings the common codes of this program into a register made by an older one. Not a write of the journal: the
    /// association did nothing.
    func keepCommonCodes() throws {
        let known = try read { try String.fetchOne($0, sql: "SELECT nomenclature FROM association") }
        guard known != Self.nomenclature else { return }
        try translated {
            try queue.writeWithoutTransaction { db in
                try inTransaction(db) {
                    try Self.addCommonCodes(db)
                    return .commit
                }
            }
        }
    }

    static func addCommonCodes(_ db: Database) throws {
        for list in CodeList.stored {
            let statement = try db.cachedStatement(
                sql: """
                    INSERT INTO \(list.rawValue) (code, label_fr, label_en) VALUES (?, ?, ?)
                    ON CONFLICT (code) DO UPDATE SET label_fr = excluded.label_fr, label_en = excluded.label_en
                    """)
            for code in CodeBook.common.codes(list) {
                try statement.execute(arguments: [code.code, code.label.french, code.label.english])
            }
        }
        try db.execute(sql: "UPDATE association SET nomenclature = ?", arguments: [nomenclature])
    }

    /// Fingerprint of the common lists.
    private static let nomenclature = digest(CodeBook.commonText)
}
