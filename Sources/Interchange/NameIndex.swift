import Mediation

/// The codes of places, people, partners and fundings by the names a table gives them, those made on the way included.
struct NameIndex {
    /// The columns that hold such names.
    static let columns: [SessionColumn] = [.place, .mediators, .partners, .funding]

    /// Items made for the row being read.
    var new: [SetupItem] = []
    /// Codes, by the column that holds their names.
    private var codes: [SessionColumn: Set<String>] = [:]
    /// The one code by the key of its name, or of itself, by column.
    private var one: [SessionColumn: [String: String]] = [:]
    /// Codes by the key of a name that several of them have, by column, in order.
    private(set) var several: [SessionColumn: [String: [String]]] = [:]

    /// The names of what an association has set up. A code comes before the name of another item; a name that several
    /// have stands for none of them.
    init(_ setup: AssociationSetup) {
        add(setup.places.values.map { ($0.code, $0.name) }, .place)
        add(setup.mediators.values.map { ($0.code, $0.name ?? "") }, .mediators)
        add(setup.partners.values.map { ($0.code, $0.name) }, .partners)
        add(setup.fundings.values.map { ($0.code, $0.title) }, .funding)
    }

    private mutating func add(_ items: [(code: String, name: String)], _ column: SessionColumn) {
        codes[column] = Set(items.map(\.code))
        var found = Dictionary(grouping: items.map(\.code), by: Profile.key)
        let named = Dictionary(grouping: items.filter { !$0.name.isEmpty }, by: { Profile.key($0.name) })
        for (key, items) in named where found[key] == nil || items.count > 1 { found[key] = items.map(\.code) }
        one[column] = found.compactMapValues { $0.count == 1 ? $0[0] : nil }
        several[column] = found.filter { $0.value.count > 1 }.mapValues { $0.sorted() }
    }

    /// The code a text stands for; nil for none known. Throws an `EntryProblem` (field the column's name) for a name
    /// several have, unless the text is a code, letter for letter.
    func code(_ text: String, _ column: SessionColumn) throws -> String? {
        if codes[column]?.contains(text) == true { return text }
        let key = Profile.key(text)
        if let codes = several[column]?[key] { throw EntryProblem(column.name, text, .nameOfSeveral(codes)) }
        return one[column]?[key]
    }

    /// Takes in the name of an item made on the way.
    mutating func add(_ code: String, named name: String, _ column: SessionColumn) {
        one[column, default: [:]][Profile.key(name)] = code
    }
}
