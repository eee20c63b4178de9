import CSV
import Mediation
import Nomenclature

/// The tables of an export: the columns an import reads, with their types.
package struct ExportTable: Sendable {
    /// Name without ending: `sessions`.
    package let name: String
    /// Columns, in order.
    package let fields: [TableField]
    /// Columns that together tell a row from all others; none when rows may be alike.
    package let key: [String]

    /// The header row.
    package var header: [CSVText.Cell] { fields.map { .text($0.name) } }

    /// Codes, before the tables that use them; then what is set up; then the sessions.
    package static func all(_ book: CodeBook) -> [ExportTable] {
        [codes, partners(book), places(book), mediators, fundings, costs, sessions(book)]
    }

    /// `codes.csv`.
    package static let codes = ExportTable(
        name: "codes",
        fields: [
            TableField("list", .string, "Liste de codes").required, TableField("code", .string, "Code").required,
            TableField("parent", .string, "Code du niveau au-dessus (domaine d’un thème)"),
            TableField("label_fr", .string, "Libellé en français").required,
            TableField("label_en", .string, "Libellé en anglais").required,
            TableField("common", .string, "Code commun auquel un code de l’association est rattaché"),
            TableField("retired_on", .date, "Dernier jour d’usage d’un code retiré"),
            TableField("merged_into", .string, "Code qui compte à la place"),
        ], key: ["list", "code"])

    private static let state = TableField("state", .string, "active, ou retired quand on ne s’en sert plus").required
        .among(["active", "retired"])

    static func partners(_ book: CodeBook) -> ExportTable {
        ExportTable(
            name: "partners",
            fields: [
                TableField("code", .string, "Code du partenaire").required,
                TableField("name", .string, "Nom du partenaire").required,
                TableField("kind", .string, "Type de partenaire").required.among(codes(.partnerKind, book)), state,
            ], key: ["code"])
    }

    static func places(_ book: CodeBook) -> ExportTable {
        ExportTable(
            name: "places",
            fields: [
                TableField("code", .string, "Code du lieu").required,
                TableField("name", .string, "Nom du lieu").required,
                TableField("kind", .string, "Type de lieu").required.among(codes(.placeKind, book)),
                TableField("commune", .string, "Code Insee de la commune"),
                TableField("qpv", .string, "Code du quartier prioritaire"),
                TableField("qpv_year", .integer, "Année de la carte des quartiers prioritaires").atLeast(1990),
                TableField("partner", .string, "Partenaire qui tient le lieu").of("partners"),
                TableField("from", .date, "Premier jour d’usage"), TableField("to", .date, "Dernier jour d’usage"),
            ], key: ["code"])
    }

    static let mediators = ExportTable(
        name: "mediators",
        fields: [
            TableField("code", .string, "Code de la médiatrice").required,
            TableField("name", .string, "Nom d’usage dans l’équipe"),
            TableField("post", .string, "Poste").required.among(Mediator.posts),
            TableField("fte", .number, "Équivalent temps plein, de 0 à 1"),
            TableField("from", .date, "Premier jour en poste"), TableField("to", .date, "Dernier jour en poste"),
        ], key: ["code"])

    static let fundings = ExportTable(
        name: "fundings",
        fields: [
            TableField("code", .string, "Code du financement").required,
            TableField("title", .string, "Titre de l’action financée").required,
            TableField("funder", .string, "Financeur").required, TableField("from", .date, "Premier jour").required,
            TableField("to", .date, "Dernier jour").required,
            TableField("amount", .number, "Montant accordé, en euros"),
            TableField("targets", .string, "Objectifs, indicateur:valeur, séparés par |"), state,
        ], key: ["code"])

    static let costs = ExportTable(
        name: "costs",
        fields: [
            TableField("year", .integer, "Année des comptes").required.atLeast(1990),
            TableField("category", .string, "Nature de la dépense").required.among(Cost.categories),
            TableField("amount", .number, "Montant, en euros de l’année").required,
            TableField("funding", .string, "Financement, quand il est seul concerné").of("fundings"),
            TableField("in_kind", .boolean, "Prêté ou donné plutôt que payé").required,
        ], key: [])

    static func sessions(_ book: CodeBook) -> ExportTable {
        func list(_ name: String, _ of: String) -> TableField { TableField(name, .string, "\(of), séparés par |") }
        func code(_ name: String, _ of: CodeList, _ words: String) -> TableField {
            TableField(name, .string, words).among(codes(of, book))
        }
        return ExportTable(
            name: "sessions",
            fields: [
                TableField("session", .string, "Identifiant de la séance, répété sur chacune de ses lignes").required,
                TableField("day", .date, "Jour de la séance").required, TableField("start", .time, "Heure de début"),
                TableField("minutes", .integer, "Durée de la séance, en minutes").required.atLeast(5),
                code("kind", .kind, "Type de séance").required,
                TableField("place", .string, "Lieu").required.of("places"),
                list("mediators", "Codes des médiatrices").required, list("funding", "Codes des financements"),
                list("partners", "Codes des partenaires"), list("language", "Langues parlées"),
                TableField("present", .integer, "Personnes présentes à une séance collective").atLeast(0),
                TableField("turned_away", .integer, "Personnes venues et non reçues").atLeast(0),
                TableField("count", .integer, "Personnes de la ligne ; vide pour une séance sans personne").atLeast(1),
                code("gender", .gender, "Genre"), code("age_band", .ageBand, "Tranche d’âge"),
                code("attendance", .attendance, "Fréquentation"), code("territory", .territory, "Territoire"),
                list("themes", "Codes des thèmes, un à trois"), list("actions", "Codes des actions"),
                code("origin", .origin, "Origine de la demande"),
                list("referrals", "Types de partenaires vers qui la personne est orientée"),
                code("outcome", .outcome, "Résultat"), list("margins", "Détails d’un effectif, dimension:code:nombre"),
                list("effects", "Effets, code:quantité[:partenaire]"),
                TableField("comment", .string, "Remarque de la coordination, sans personne"),
                TableField("contact_minutes", .integer, "Minutes passées pour cette ligne").atLeast(1),
                TableField("social_status", .string, "Situation, quand un financeur la demande"),
                TableField("rsa", .string, "RSA, quand un financeur le demande"),
                TableField("autonomy", .string, "Autonomie, quand un financeur la demande"),
                TableField("public", .string, "Public, quand un financeur le demande"),
            ], key: [])
    }

    private static func codes(_ list: CodeList, _ book: CodeBook) -> [String] { book.codes(list).map(\.code) }

    // MARK: - Rows

    /// A row written in a form: numbers, days and yes or no as such, all else as text.
    /// - Parameter cells: one a column, numbers with a dot, days `YYYY-MM-DD`, `true` or `false`.
    package func row(_ cells: [String], _ form: TableForm) -> String {
        form.row(
            zip(fields, cells).map { field, cell in
                switch field.kind {
                case _ where cell.isEmpty: .text("")
                case .integer, .year, .time: .number(cell)
                case .number: form.number(cell)
                case .date: form.day(cell)
                case .boolean: form.boolean(cell == "true")
                case .string: .text(cell)
                }
            })
    }

    /// What is set up, as rows of its table.
    package static func rows(of name: String, _ setup: AssociationSetup, _ book: CodeBook) -> [[String]] {
        func state(_ code: String) -> String { setup.retired.contains(code) ? "retired" : "active" }
        func sorted<Noun>(_ nouns: [String: Noun]) -> [Noun] { nouns.sorted { $0.key < $1.key }.map(\.value) }
        switch name {
        case "codes": return CodeList.allCases.flatMap { book.codes($0) }.map { CodeTable.row($0) }
        case "partners": return sorted(setup.partners).map { [$0.code, $0.name, $0.kind, state($0.code)] }
        case "places":
            return sorted(setup.places).map { place in
                [place.code, place.name, place.kind, place.commune ?? "", place.qpv ?? ""]
                    + [place.qpvYear.map(String.init) ?? "", place.partner ?? "", day(place.from), day(place.to)]
            }
        case "mediators":
            return sorted(setup.mediators).map { one in
                let fte = one.fteHundredths.map { DecimalText.text(hundredths: Int64($0)) } ?? ""
                return [one.code, one.name ?? "", one.post, fte, day(one.from), day(one.to)]
            }
        case "fundings":
            return sorted(setup.fundings).map { one in
                let targets = one.targets.sorted { $0.indicator < $1.indicator }.map { "\($0.indicator):\($0.value)" }
                return [one.code, one.title, one.funder, day(one.from), day(one.to)]
                    + [one.amount?.description ?? "", targets.joined(separator: "|"), state(one.code)]
            }
        default:
            return setup.costs.map {
                [String($0.year), $0.category, $0.amount.description, $0.funding ?? "", $0.isInKind ? "true" : "false"]
            }
        }
    }

    private static func day(_ day: CivilDate?) -> String { day?.description ?? "" }
}
