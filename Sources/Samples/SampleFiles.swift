import CSV
import Interchange
import Mediation
import Nomenclature

/// A fictitious association as the files `relais import DIR` reads.
package enum SampleFiles {
    /// File texts by name, the same at each run.
    package static func texts(_ sample: Sample) -> [(name: String, text: String)] {
        var setup = AssociationSetup()
        for item in sample.setup { setup.add(item) }
        let tables = ExportTable.all(.common).filter { SetupTables.names.contains($0.name + ".csv") }
        let setupFiles = tables.map { table in
            (table.name + ".csv", [table.fields.map(\.name)] + ExportTable.rows(of: table.name, setup, .common))
        }
        let sessions = sample.sessions.flatMap { key, session in
            SessionRows.rows(StoredSession(id: key, number: 1, version: 1, session: session))
        }
        let files = setupFiles + [("sessions.csv", [SessionColumn.contract.map(\.name)] + sessions)]
        return files.map { name, rows in
            (name, rows.map { CSVText.row($0.map { .text($0) }, separator: ";") }.joined())
        }
    }
}
