import Mediation
import Nomenclature

/// One session while it is being counted; its arrays are used again for the next one.
struct SessionFold {
    var number = 0
    var day = ""
    var minutes = 0
    var present: Int?
    var turnedAway = 0
    var kind = ""
    var place = ""
    var month = ""
    var isCollective = false
    var lines: [ContactFold] = []
    /// Numbers and codes of mediators, fundings, partners and languages.
    var own = DimensionMap([Int]())
    var names = DimensionMap([String]())
    var effects: [Effect] = []

    private static let owned: [Dimension] = [.mediator, .funding, .partner, .language]

    mutating func reset() {
        lines.removeAll(keepingCapacity: true)
        effects.removeAll(keepingCapacity: true)
        own.reset(Self.owned)
        names.reset(Self.owned)
    }

    /// Heads at a collective session: those counted, or else those of its contact lines.
    var participations: Int { isCollective ? present ?? lines.reduce(0) { $0 + $1.count } : 0 }
}

/// One contact line while it is being counted: codes are numbers.
struct ContactFold {
    let count: Int
    var themes: [Int] = []
    var traits = (0, 0, 0, 0, 0, 0)
    var actions: [Int] = []
    var referrals: [Int] = []
    var margins: [(dimension: Dimension, code: Int, count: Int)] = []

    init(count: Int) { self.count = count }

    /// The code of the whole line in a dimension of the public.
    func code(of dimension: Dimension) -> Int {
        switch dimension {
        case .gender: traits.0
        case .ageBand: traits.1
        case .attendance: traits.2
        case .territory: traits.3
        case .origin: traits.4
        default: traits.5
        }
    }

    func hasMargin(_ dimension: Dimension) -> Bool {
        !margins.isEmpty && margins.contains { $0.dimension == dimension }
    }

    /// Heads by code: the margins and the rest, or all heads in one code.
    func heads(by dimension: Dimension) -> [(code: Int, heads: Int)] {
        guard hasMargin(dimension) else { return [(code(of: dimension), count)] }
        let given = margins.filter { $0.dimension == dimension }
        let rest = count - given.reduce(0) { $0 + $1.count }
        return given.map { ($0.code, $0.count) } + (rest > 0 ? [(code(of: dimension), rest)] : [])
    }
}

/// Gives each code of each dimension a small number, merged codes the number of what they were merged into.
struct CodeNumbering {
    private let book: CodeBook
    private var numbers = DimensionMap([String: Int]())
    private var codes = DimensionMap([String]())
    private var derived: [Int: Int] = [:]
    /// Number of the domain of each theme, by number of the theme; -1 before it is asked.
    private var domains: [Int] = []
    private(set) var unknown = DimensionMap(-1)
    private var firstTimes: Set<Int> = []
    private(set) var qpv = 0

    init(_ book: CodeBook) {
        self.book = book
        for dimension in Dimension.marginable { unknown[dimension] = number(dimension, Contact.unknown) }
        firstTimes = [number(.attendance, "premiere_fois"), number(.attendance, "premiere_fois_annee")]
        qpv = number(.territory, "qpv")
    }

    mutating func number(_ dimension: Dimension, _ code: String) -> Int {
        if let known = numbers[dimension][code] { return known }
        let canonical = CodeList(of: dimension).map { book.canonical($0, code) } ?? code
        let number: Int
        if let known = numbers[dimension][canonical] {
            number = known
        } else {
            number = codes[dimension].count
            codes[dimension].append(canonical)
            numbers[dimension][canonical] = number
        }
        numbers[dimension][code] = number
        return number
    }

    func code(_ dimension: Dimension, _ number: Int) -> String {
        codes[dimension].indices.contains(number) ? codes[dimension][number] : ""
    }

    /// Number, in `dimension`, of the domain of a theme or of what is derived from a kind and a theme.
    mutating func derived(_ dimension: Dimension, kind: String, theme: Int?) -> Int {
        guard dimension == .domain, let theme else { return derivedByKind(dimension, kind: kind, theme: theme) }
        if theme < domains.count, domains[theme] >= 0 { return domains[theme] }
        while domains.count <= theme { domains.append(-1) }
        let result = number(.domain, book.domain(of: code(.theme, theme)))
        domains[theme] = result
        return result
    }

    private mutating func derivedByKind(_ dimension: Dimension, kind: String, theme: Int?) -> Int {
        let kindNumber = number(.kind, kind)
        let rank = dimension == .domain ? 0 : dimension == .register ? 1 : dimension == .citer ? 2 : 3
        let key = (rank << 40) | ((dimension == .domain ? 0 : kindNumber) << 20) | ((theme ?? -1) + 1)
        if let known = derived[key] { return known }
        let themeCode = theme.map { code(.theme, $0) }
        let text: String
        if dimension == .domain {
            text = themeCode.map { book.domain(of: $0) } ?? Tally.none
        } else {
            text = CodeList(of: dimension).map { book.derived($0, kind: kind, theme: themeCode) } ?? Tally.none
        }
        let result = number(dimension, text)
        derived[key] = result
        return result
    }

    /// Heads of a line noted as first time, and heads of unknown attendance.
    func people(_ line: ContactFold) -> (first: Int, unknown: Int) {
        if line.margins.isEmpty {
            return firstTimes.contains(line.traits.2)
                ? (line.count, 0) : (0, line.traits.2 == unknown[.attendance] ? line.count : 0)
        }
        var (first, none) = (0, 0)
        for (code, heads) in line.heads(by: .attendance) {
            if firstTimes.contains(code) { first += heads } else if code == unknown[.attendance] { none += heads }
        }
        return (first, none)
    }

    /// The cell a number of heads of one attendance makes.
    func people(_ heads: Int, attendance: Int) -> Tally.Cell {
        firstTimes.contains(attendance)
            ? Tally.Cell(value: heads)
            : attendance == unknown[.attendance] ? Tally.Cell(unknown: heads) : Tally.Cell()
    }
}

/// The codes of a session in its own dimensions; its arrays are used again for the next one.
struct SessionCodes {
    private var codes = DimensionMap([Int]())
    private(set) var kind = ""

    mutating func fill(
        _ session: SessionFold, _ numbering: inout CodeNumbering, _ setup: AssociationSetup, _ needs: [Dimension]
    ) {
        kind = session.kind
        let place = setup.places[session.place]
        let leading = session.lines.first?.themes.first
        for dimension in needs {
            switch dimension {
            case .kind: set(dimension, numbering.number(.kind, session.kind))
            case .place: set(dimension, numbering.number(.place, session.place))
            case .placeKind: set(dimension, numbering.number(.placeKind, place?.kind ?? Tally.none))
            case .qpv: set(dimension, numbering.number(.qpv, place?.qpv ?? Tally.none))
            case .duration: set(dimension, numbering.number(.duration, String(session.minutes)))
            case .month: set(dimension, numbering.number(.month, session.month))
            case .register, .citer, .mission:
                set(dimension, numbering.derived(dimension, kind: session.kind, theme: leading))
            default:
                let own = session.own[dimension]
                if own.isEmpty {
                    set(dimension, numbering.number(dimension, Tally.none))
                } else {
                    codes[dimension] = own
                }
            }
        }
    }

    private mutating func set(_ dimension: Dimension, _ number: Int) {
        codes[dimension].removeAll(keepingCapacity: true)
        codes[dimension].append(number)
    }

    subscript(dimension: Dimension) -> [Int] { codes[dimension] }
}
