import CSV
import Mediation
import Output

/// The description of a folder of tables in the Frictionless way: `datapackage.json` (Data Package 2, Table Schema).
package struct DataPackage: Sendable {
    /// A file of the folder.
    package struct Resource: Sendable {
        /// Name of the file without its ending.
        package let name: String
        /// Words for people.
        package let title: String
        /// Its columns, in order.
        package let fields: [TableField]
        /// Columns that together tell a row from all others; none when rows may be alike.
        package let key: [String]
        /// Size of the file.
        package let bytes: Int
        /// SHA-256, in hexadecimal.
        package let digest: String
        /// Rows, header left out.
        package let rows: Int

        /// A file that is written already.
        package init(
            name: String, title: String, fields: [TableField], key: [String], bytes: Int, digest: String, rows: Int
        ) {
            (self.name, self.title, self.fields, self.key) = (name, title, fields, key)
            (self.bytes, self.digest, self.rows) = (bytes, digest, rows)
        }
    }

    /// Letters, digits and dashes.
    package let name: String
    /// Words for people, in French.
    package let title: String
    /// What the folder holds and for whom, in French.
    package let description: String
    /// How all its tables are written.
    package let form: TableForm
    /// Its files, in the order to read them.
    package let resources: [Resource]
    /// What the program adds: association, period, audience, digest of the register.
    package let origin: [String: JSON]
    /// Short name of the licence and its address; nil for data that are not to be published.
    package let licence: (name: String, path: String)?
    /// Day it was made.
    package let created: CivilDate

    /// A package of files that are written already.
    package init(
        name: String, title: String, description: String, form: TableForm, resources: [Resource],
        origin: [String: JSON], licence: (name: String, path: String)?, created: CivilDate
    ) {
        (self.name, self.title, self.description, self.form) = (name, title, description, form)
        (self.resources, self.origin, self.licence, self.created) = (resources, origin, licence, created)
    }

    /// The text of `datapackage.json`.
    package var document: String {
        let licence: JSON =
            licence.map { ["name": .text($0.name), "path": .text($0.path)] }
            ?? ["name": "usage-interne", "title": "Usage interne de l’association : ne pas publier"]
        return JSON.object([
            "$schema": "https://datapackage.org/profiles/2.0/datapackage.json", "name": .text(name),
            "title": .text(title), "description": .text(description),
            "created": .text("\(created)T00:00:00Z"), "licenses": [licence], "relais": .object(origin),
            "resources": .list(resources.map(resource)),
        ]).document
    }

    private func resource(_ resource: Resource) -> JSON {
        let dialect: JSON = ["delimiter": .text(String(form.separator)), "lineTerminator": .text(form.lineEnd)]
        return [
            "name": .text(resource.name), "type": "table", "title": .text(resource.title),
            "path": .text(resource.name + ".csv"), "scheme": "file", "format": "csv", "mediatype": "text/csv",
            "encoding": "utf-8", "bytes": .integer(resource.bytes), "hash": .text("sha256:" + resource.digest),
            "rows": .integer(resource.rows), "dialect": dialect, "schema": schema(resource),
        ]
    }

    private func schema(_ resource: Resource) -> JSON {
        var schema: [String: JSON] = ["fields": .list(resource.fields.map(field)), "missingValues": [""]]
        if !resource.key.isEmpty { schema["primaryKey"] = .list(resource.key) }
        let references: [JSON] = resource.fields.compactMap { field in
            field.reference.map { table in
                ["fields": [.text(field.name)], "reference": ["resource": .text(table), "fields": ["code"]]]
            }
        }
        if !references.isEmpty { schema["foreignKeys"] = .list(references) }
        return .object(schema)
    }

    private func field(_ field: TableField) -> JSON {
        var object: [String: JSON] = [
            "name": .text(field.name), "type": .text(field.kind.rawValue), "description": .text(field.description),
        ]
        switch field.kind {
        case .date: object["format"] = .text(form == .opendata ? "%Y-%m-%d" : "%d/%m/%Y")
        case .time: object["format"] = "%H:%M"
        case .number: if form == .excelFr { object["decimalChar"] = "," }
        case .boolean:
            object["trueValues"] = .list([form.booleans.yes])
            object["falseValues"] = .list([form.booleans.no])
        default: break
        }
        var constraints: [String: JSON] = [:]
        if field.isRequired { constraints["required"] = true }
        if !field.values.isEmpty { constraints["enum"] = .list(field.values) }
        if let minimum = field.minimum { constraints["minimum"] = .integer(minimum) }
        if !constraints.isEmpty { object["constraints"] = .object(constraints) }
        return .object(object)
    }
}
