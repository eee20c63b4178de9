import Mediation
import Nomenclature

/// Gives each code of each dimension a small number, from 0, so that a cell is found by numbers. A merged code has the
/// number of the code it was merged into.
struct CodeInterner {
    private let book: CodeBook
    private var numbers = DimensionMap([String: Int]())
    private var codes = DimensionMap([String]())
    /// By number, the number of the common code an own code is tied to; its own for any other.
    private var commons = DimensionMap([Int]())
    private var cache = CodeCache()
    /// Numbers derived from a kind and a theme, by dimension.
    private var derived = DimensionMap([DerivationKey: Int]())
    /// Number of the domain of each theme, by number of the theme; -1 before it is asked.
    private var domains: [Int] = []
    /// Numbers of `premiere_fois` and `premiere_fois_annee`.
    private var firstEver = 0
    private var firstOfYear = 0
    /// Number of `Contact.unknown` in each dimension of the public; -1 in the others.
    private(set) var unknown = DimensionMap(-1)
    /// Number of `qpv` in the dimension `territory`.
    private(set) var qpv = 0

    /// Number of a session without funding in the dimension `funding`.
    private(set) var noFunding = 0

    private struct DerivationKey: Hashable {
        let kind: Int
        let theme: Int?
    }

    init(_ book: CodeBook) {
        self.book = book
        for dimension in Dimension.marginable { unknown[dimension] = number(dimension, Contact.unknown) }
        firstEver = number(.attendance, "premiere_fois")
        firstOfYear = number(.attendance, "premiere_fois_annee")
        qpv = number(.territory, "qpv")
        noFunding = number(.funding, Tally.none)
    }

    /// The number of a code; a new one the first time it comes.
    mutating func number(_ dimension: Dimension, _ code: String) -> Int {
        if let known = numbers[dimension][code] { return known }
        let canonical = CodeList(of: dimension).map { book.canonical($0, code) } ?? code
        let number: Int
        if let known = numbers[dimension][canonical] {
            number = known
        } else {
            number = codes[dimension].count
            codes[dimension].append(canonical)
            commons[dimension].append(number)
            numbers[dimension][canonical] = number
            let common = CodeList(of: dimension).map { book.common($0, canonical) } ?? canonical
            if common != canonical { commons[dimension][number] = self.number(dimension, common) }
        }
        numbers[dimension][code] = number
        return number
    }

    /// The number of a code given by its bytes.
    mutating func number(_ dimension: Dimension, _ bytes: CodeBytes) -> Int {
        if let known = cache.number(dimension, bytes) { return known }
        let number = number(dimension, String(decoding: bytes, as: UTF8.self))
        cache.remember(number, dimension, bytes)
        return number
    }

    /// The code that has a number; empty when none has.
    func code(_ dimension: Dimension, _ number: Int) -> String {
        codes[dimension].indices.contains(number) ? codes[dimension][number] : ""
    }

    /// The number of the common code a code counts as: that an own code is tied to; its own for any other.
    func common(_ dimension: Dimension, _ number: Int) -> Int {
        commons[dimension].indices.contains(number) ? commons[dimension][number] : number
    }

    /// Whether nobody noted the answer.
    func isUnknown(_ dimension: Dimension, _ number: Int) -> Bool {
        common(dimension, number) == unknown[dimension]
    }

    /// Whether participations are counted at sessions of a kind.
    func isCollective(kind: Int) -> Bool { book[.kind, code(.kind, kind)]?.isCollective ?? false }

    /// The domain of a theme, as a code.
    func domainCode(ofTheme theme: Int) -> String { book.domain(of: code(.theme, theme)) }

    /// The number, in `domain`, of the domain of a theme.
    mutating func domain(ofTheme theme: Int) -> Int {
        if theme < domains.count, domains[theme] >= 0 { return domains[theme] }
        while domains.count <= theme { domains.append(-1) }
        domains[theme] = number(.domain, domainCode(ofTheme: theme))
        return domains[theme]
    }

    /// The number, in `register`, `citer` or `mission`, of what is derived from a kind and a main theme.
    mutating func derived(_ dimension: Dimension, kind: Int, theme: Int?) -> Int {
        let key = DerivationKey(kind: kind, theme: theme)
        if let known = derived[dimension][key] { return known }
        let themeCode = theme.map { code(.theme, $0) }
        let text = CodeList(of: dimension).map { book.derived($0, kind: code(.kind, kind), theme: themeCode) }
        let result = number(dimension, text ?? Tally.none)
        derived[dimension][key] = result
        return result
    }

    /// Who of a line came for the first time.
    func attendance(of line: ContactFold) -> AttendanceHeads {
        guard line.hasMargin(.attendance) else {
            return attendance(line.publicCodes.attendance, whenAllOf: line.count)
        }
        return line.heads(by: .attendance).reduce(into: AttendanceHeads()) { heads, part in
            let own = attendance(part.code, whenAllOf: part.heads)
            heads.first += own.first
            heads.firstEver += own.firstEver
            heads.possiblyFirst += own.possiblyFirst
        }
    }

    /// Who came for the first time when all of some heads are of one attendance.
    func attendance(_ number: Int, whenAllOf heads: Int) -> AttendanceHeads {
        switch common(.attendance, number) {
        case firstEver: AttendanceHeads(first: heads, firstEver: heads, possiblyFirst: heads)
        case firstOfYear: AttendanceHeads(first: heads, possiblyFirst: heads)
        case unknown[.attendance]: AttendanceHeads(possiblyFirst: heads)
        default: AttendanceHeads()
        }
    }
}
