import GRDB
import Mediation
import Nomenclature

extension Register {
    /// The code lists with the association's own changes.
    package func codeBook() throws -> CodeBook {
        CodeBook(adding: try localCodes())
    }

    /// The association's own codes, and the codes it retired or merged.
    package func localCodes() throws -> [LocalCode] {
        // One statement over all lists: this is read by every command.
        let sql = CodeList.stored.map { list in
            """
            SELECT '\(list.rawValue)', code, label_fr, label_en, common, retired_on, merged_into FROM \(list.rawValue)
            WHERE state = 'active' AND (common IS NOT NULL OR retired_on IS NOT NULL OR merged_into IS NOT NULL)
            """
        }
        return try read { db in
            try Row.fetchAll(db, sql: sql.joined(separator: " UNION ALL ") + " ORDER BY 1, 2").compactMap { row in
                guard let list = CodeList(rawValue: try row.read(0)) else { return nil }
                let common: String? = try row.read(4)
                return LocalCode(
                    list: list, code: try row.read(1),
                    label: try common.map { _ in Sentence(try row.read(2), try row.read(3)) }, common: common,
                    retiredOn: (try row.read(5) as String?).flatMap { CivilDate(iso: $0) }, mergedInto: try row.read(6))
            }
        }
    }

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
        try change(.codes(code.list), ["code": code.code.databaseValue], values, db, entry)
    }

    /// Brings the common codes of this program into a register made by an older one. Not a write of the journal: the
    /// association did nothing.
    func keepCommonCodes() throws {
        let known = try read { try String.fetchOne($0, sql: "SELECT nomenclature FROM association") }
        guard known != Self.nomenclature else { return }
        try translated {
            try queue.writeWithoutTransaction { db in
                try db.inTransaction(.immediate) {
                    try addCommonCodes(db)
                    return .commit
                }
            }
        }
    }

    func addCommonCodes(_ db: Database) throws {
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
        try db.execute(sql: "UPDATE association SET nomenclature = ?", arguments: [Self.nomenclature])
    }

    /// Fingerprint of the common lists.
    private static let nomenclature = digest(CodeBook.commonText)
}
