import GRDB
import Mediation
import Nomenclature

extension Register.Snapshot {
    /// The association's own codes, and the codes it retired or merged.
    package func localCodes() throws -> [LocalCode] {
        // One statement over all lists: this is read by every command.
        let sql = CodeList.stored.map { list in
            """
            SELECT '\(list.rawValue)', code, label_fr, label_en, common, retired_on, merged_into FROM \(list.rawValue)
            WHERE state = 'active' AND (common IS NOT NULL OR retired_on IS NOT NULL OR merged_into IS NOT NULL)
            """
        }
        let rows = try Row.fetchAll(db, sql: sql.joined(separator: " UNION ALL ") + " ORDER BY 1, 2")
        return try rows.compactMap { row in
            guard let list = CodeList(rawValue: try row.read(0)) else { return nil }
            let common: String? = try row.read(4)
            return LocalCode(
                list: list, code: try row.read(1),
                label: try common.map { _ in Sentence(try row.read(2), try row.read(3)) }, common: common,
                retiredOn: (try row.read(5) as String?).flatMap { CivilDate(iso: $0) }, mergedInto: try row.read(6))
        }
    }
}
