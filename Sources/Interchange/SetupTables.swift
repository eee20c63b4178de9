import CSV
import Mediation
import Nomenclature
import Sheets

/// The files beside `sessions.csv` that say who, where, with whom and for whom.
package struct SetupTables {
    /// The files, in the order they must be read.
    package static let names = ["partners.csv", "places.csv", "mediators.csv", "fundings.csv", "costs.csv"]

    private let checks: SetupReader

    /// A reader of such files.
    package init(_ book: CodeBook, _ setup: AssociationSetup, today: CivilDate) {
        checks = SetupReader(book, setup, today: today)
    }

    /// Reads one file, giving each noun in the order of its rows.
    package func read(
        _ file: SheetFile, name: String, noun: (SetupNoun, _ isRetired: Bool) throws -> Void,
        problem: (RowProblem) -> Void
    ) throws {
        var header: [String]?
        var reader = checks
        try file.read { row in
            guard let columns = header else {
                header = try self.columns(row.cells, name)
                return
            }
            let cells = Dictionary(zip(columns, row.cells.map { CSVText.withoutGuard($0.trimmingSpaces()) })) {
                first, _ in first
            }
            do {
                let read = try reader.noun(of: name, cells)
                reader.setup.add(read)
                try noun(read, try checks.isRetired(cells["state"]))
            } catch let found as EntryProblem {
                problem(RowProblem(file: name, line: row.line, problem: found))
            }
        }
        guard header != nil else { throw FileProblem(file.path, .empty) }
    }

    private func columns(_ header: [String], _ name: String) throws -> [String] {
        let columns = header.map { Self.french[$0.lowercased().trimmingSpaces()] ?? $0.lowercased().trimmingSpaces() }
        let known = SetupReader.columns[name] ?? []
        if let unknown = columns.first(where: { !$0.isEmpty && $0 != "state" && !known.contains($0) }) {
            throw FileProblem(name, .unknownColumn(unknown, expected: known.joined(separator: ";")))
        }
        let missing = (SetupReader.required[name] ?? []).filter { !columns.contains($0) }
        guard missing.isEmpty else {
            throw FileProblem(name, .missingColumns(missing, expected: known.joined(separator: ";")))
        }
        return columns
    }

    private static let french: [String: String] = [
        "nom": "name", "poste": "post", "etp": "fte", "debut": "from", "début": "from", "fin": "to", "type": "kind",
        "partenaire": "partner", "titre": "title", "financeur": "funder", "montant": "amount",
        "objectifs": "targets", "annee": "year", "année": "year", "categorie": "category", "catégorie": "category",
        "financement": "funding", "en_nature": "in_kind", "annee_qpv": "qpv_year", "etat": "state", "état": "state",
    ]
}

/// Something read from a set-up file or options.
package enum SetupNoun: Sendable, Hashable {
    case mediator(Mediator)
    case place(Place)
    case partner(Partner)
    case funding(Funding)
    case cost(Cost)

    /// Its code; empty for a cost, which has none in files.
    package var code: String {
        switch self {
        case .mediator(let mediator): mediator.code
        case .place(let place): place.code
        case .partner(let partner): partner.code
        case .funding(let funding): funding.code
        case .cost: ""
        }
    }
}

extension AssociationSetup {
    /// Adds a noun, or replaces the one of the same code.
    package mutating func add(_ noun: SetupNoun) {
        switch noun {
        case .mediator(let mediator): mediators[mediator.code] = mediator
        case .place(let place): places[place.code] = place
        case .partner(let partner): partners[partner.code] = partner
        case .funding(let funding): fundings[funding.code] = funding
        case .cost(let cost): costs.append(cost)
        }
    }
}
