import CSV
import Mediation
import Nomenclature

/// The files beside `sessions.csv` that say who, where, with whom and for whom.
public struct SetupTables {
    /// The files, in the order they must be read.
    public static let names = ["partners.csv", "places.csv", "mediators.csv", "fundings.csv", "costs.csv"]

    private let checks: SetupReader

    /// A reader of such files.
    public init(_ book: CodeBook, _ roster: Roster, today: CivilDate) {
        checks = SetupReader(book, roster, today: today)
    }

    /// Reads one file, giving each noun in the order of its rows.
    public func read(
        _ file: TableFile, name: String, noun: (SetupNoun) throws -> Void, problem: (RowProblem) -> Void
    ) throws {
        var header: [String]?
        var reader = checks
        try file.read { row in
            guard let columns = header else {
                header = try self.columns(row.cells, name)
                return
            }
            let cells = Dictionary(zip(columns, row.cells.map { $0.trimmingSpaces() })) { first, _ in first }
            do {
                let read = try reader.noun(of: name, cells)
                reader.roster.add(read)
                try noun(read)
            } catch let found as EntryProblem {
                problem(RowProblem(file: name, line: row.line, problem: found))
            }
        }
        guard header != nil else { throw FileProblem.empty(path: file.path) }
    }

    private func columns(_ header: [String], _ name: String) throws -> [String] {
        let columns = header.map { Self.french[$0.lowercased().trimmingSpaces()] ?? $0.lowercased().trimmingSpaces() }
        let known = SetupReader.columns[name] ?? []
        if let unknown = columns.first(where: { !$0.isEmpty && !known.contains($0) }) {
            throw FileProblem.unknownColumn(path: name, column: unknown)
        }
        let missing = (SetupReader.required[name] ?? []).filter { !columns.contains($0) }
        guard missing.isEmpty else { throw FileProblem.missingColumns(path: name, columns: missing) }
        return columns
    }

    private static let french: [String: String] = [
        "nom": "name", "poste": "post", "etp": "fte", "debut": "from", "début": "from", "fin": "to", "type": "kind",
        "partenaire": "partner", "titre": "title", "financeur": "funder", "montant": "amount",
        "objectifs": "targets", "annee": "year", "année": "year", "categorie": "category", "catégorie": "category",
        "financement": "funding", "en_nature": "in_kind", "annee_qpv": "qpv_year",
    ]
}

/// Something read from a set-up file or options.
public enum SetupNoun: Sendable, Hashable {
    case mediator(Mediator)
    case place(Place)
    case partner(Partner)
    case funding(Funding)
    case cost(Cost)
}

extension Roster {
    /// Adds a noun, or replaces the one of the same code.
    public mutating func add(_ noun: SetupNoun) {
        switch noun {
        case .mediator(let mediator): mediators[mediator.code] = mediator
        case .place(let place): places[place.code] = place
        case .partner(let partner): partners[partner.code] = partner
        case .funding(let funding): fundings[funding.code] = funding
        case .cost(let cost): costs.append(cost)
        }
    }
}
