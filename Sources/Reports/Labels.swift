import Mediation
import Nomenclature

/// The words and the order of codes in tables.
package struct Labels: Sendable {
    private let book: CodeBook
    private let setup: AssociationSetup
    private let districtNames: [String: String]

    /// The words of one association.
    package init(_ book: CodeBook, _ setup: AssociationSetup) {
        self.book = book
        self.setup = setup
        districtNames = setup.districtNames
    }

    /// What a code of a dimension is called.
    package func label(_ dimension: Dimension, _ code: String) -> Sentence {
        switch code {
        case Tally.uncrossed: return Sentence("Non croisé", "Not crossed")
        case Tally.none: return Self.nothing(dimension)
        case Tally.merged: return Sentence("Autres, regroupés", "Others, put together")
        default: break
        }
        if let list = CodeList(of: dimension) { return book[list, code]?.label ?? Sentence(code, code) }
        let name: String?
        switch dimension {
        case .place: name = setup.places[code]?.name
        case .partner: name = setup.partners[code]?.name
        case .funding: name = setup.fundings[code]?.title
        case .mediator: name = setup.mediators[code]?.name
        case .qpv: name = districtNames[code].map { "\($0) (\(code))" }
        case .month: return Self.month(code)
        default: name = nil
        }
        return Sentence(name ?? code, name ?? code)
    }

    /// The words of a code list.
    package func label(_ list: CodeList, _ code: String) -> Sentence { book[list, code]?.label ?? Sentence(code, code) }

    /// A condition in words; nil for none.
    func words(_ condition: LineCondition) -> Sentence? {
        let parts = [
            (CodeList.theme, condition.themes), (CodeList.kind, condition.kinds),
            (CodeList.placeKind, condition.placeKinds),
        ].flatMap { list, codes in codes.sorted().map { label(list, $0) } }
        guard !parts.isEmpty else { return nil }
        return Sentence(
            parts.map(\.french).joined(separator: ", "), parts.map(\.english).joined(separator: ", "))
    }

    /// The common code a code counts as in a share: that an own code is tied to; itself for any other.
    func common(_ dimension: Dimension, _ code: String) -> String {
        CodeList(of: dimension).map { book.common($0, code) } ?? code
    }

    /// What a report covers, in words; empty for everything.
    func words(ofScope scope: SessionFilter) -> [Sentence] {
        func names(_ list: CodeList, _ codes: Set<String>) -> [Sentence] {
            codes.sorted().map { label(list, $0) }
        }
        let posts = scope.posts.sorted().map(Self.post)
        let parts = [
            (Sentence("Porte sur les demandes", "Covers the requests"), names(.theme, scope.themes)),
            (Sentence("Porte sur les séances", "Covers the sessions"), names(.kind, scope.kinds)),
            (Sentence("Porte sur les lieux", "Covers the places"), names(.placeKind, scope.placeKinds)),
            (Sentence("Porte sur les séances des postes", "Covers the sessions of the posts"), posts),
        ]
        return parts.filter { !$0.1.isEmpty }.map { title, names in
            Sentence(
                "\(title.french) : \(names.map(\.french).joined(separator: ", "))",
                "\(title.english): \(names.map(\.english).joined(separator: ", "))")
        }
    }

    private static func post(_ code: String) -> Sentence {
        switch code {
        case "adulte_relais": Sentence("adulte-relais", "adulte-relais")
        case "salarie": Sentence("salarié", "employee")
        case "benevole": Sentence("bénévole", "volunteer")
        default: Sentence(code, code)
        }
    }

    /// The unit of the figures under a code, where it is not the table's: an effect has its own.
    func unit(_ dimension: Dimension, _ code: String) -> ReportUnit? {
        dimension == .effect ? ReportUnit(book[.effect, code]?.unit) : nil
    }

    /// The domain of a theme.
    func domain(of theme: String) -> String { book.domain(of: theme) }

    /// Whether small counts of a code need the stricter threshold.
    package func isSensitive(_ dimension: Dimension, _ code: String) -> Bool {
        CodeList(of: dimension).flatMap { book[$0, code]?.isSensitive } ?? false
    }

    /// Whether small counts of what is covered need the stricter threshold, by its themes.
    func isSensitive(_ scope: SessionFilter) -> Bool { scope.themes.contains { isSensitive(theme: $0) } }

    /// Whether small counts of what holds the condition need the stricter threshold, by its themes.
    func isSensitive(_ condition: LineCondition) -> Bool { condition.themes.contains { isSensitive(theme: $0) } }

    private func isSensitive(theme: String) -> Bool { isSensitive(theme.contains("/") ? .theme : .domain, theme) }

    /// Whether a code can be counted in what a filter covers: another place, kind or theme than its own cannot.
    func covers(_ filter: SessionFilter, _ dimension: Dimension, _ code: String, of measure: Measure) -> Bool {
        func holds(_ wanted: Set<String>, _ dimension: Dimension, _ code: String) -> Bool {
            wanted.isEmpty || wanted.contains(code) || wanted.contains(common(dimension, code))
        }
        switch dimension {
        case .kind: return holds(filter.kinds, .kind, code)
        case .placeKind: return holds(filter.placeKinds, .placeKind, code)
        case .place:
            guard holds(filter.places, .place, code) else { return false }
            return filter.placeKinds.isEmpty
                || setup.places[code].map { holds(filter.placeKinds, .placeKind, $0.kind) } ?? true
        case .theme where measure == .requests || measure == .timeSpent:
            return holds(filter.themes, .theme, code) || filter.themes.contains(domain(of: code))
        case .domain where measure == .requests || measure == .timeSpent:
            return holds(filter.themes, .domain, code) || filter.themes.contains { domain(of: $0) == code }
        default: return true
        }
    }

    /// Codes in the order of their list, or of the alphabet; what is unknown or apart comes last.
    package func ordered(_ dimension: Dimension, _ codes: some Sequence<String>) -> [String] {
        let ranks: [String: Int] =
            CodeList(of: dimension).map { list in
                Dictionary(uniqueKeysWithValues: book.codes(list).enumerated().map { ($1.code, $0) })
            } ?? [:]
        let last = [Tally.merged: 1, Tally.none: 2, Contact.unknown: 3, Tally.uncrossed: 4]
        return codes.map { code in
            (
                last[code] ?? 0, ranks[code] ?? Int.max,
                dimension == .month
                    ? code
                    : dimension == .duration
                        ? String(repeating: "0", count: max(0, 4 - code.count)) + code
                        : folded(label(dimension, code).french), code
            )
        }.sorted { $0 < $1 }.map(\.3)
    }

    private static func nothing(_ dimension: Dimension) -> Sentence {
        switch dimension {
        case .qpv: Sentence("Hors quartier prioritaire", "Outside priority districts")
        case .funding: Sentence("Sans financement dédié", "No dedicated funding")
        case .partner: Sentence("Sans partenaire", "No partner")
        case .action: Sentence("Aucune action notée", "No action noted")
        case .referral: Sentence("Pas d’orientation", "Not referred")
        default: Sentence("Sans contact", "No contact")
        }
    }

    private static func month(_ code: String) -> Sentence {
        guard let month = Int(code.suffix(2)), (1...12).contains(month) else { return Sentence(code, code) }
        let name = NumberText.months[month - 1]
        return Sentence("\(name.french) \(code.prefix(4))", "\(name.english) \(code.prefix(4))")
    }
}
