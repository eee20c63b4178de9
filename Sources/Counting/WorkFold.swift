import Mediation
import Nomenclature

/// What sessions weigh, while they are counted: see `Workload`.
struct WorkFold {
    /// All must accept; none where nothing is asked for.
    private var kinds, places, mediators, fundings, themes: [CodeMatcher]
    /// What themes are told by: domains, where nothing else is asked for.
    private let themeDimension: Dimension
    private let askedFundings: Set<String>
    private var amounts: [Key: Workload.Amount] = [:]

    private struct Key: Hashable {
        let day: String
        let funding: Int
        let codes: [Int]
        let isAsked: Bool
    }

    /// A part of a session, with its weight among the other parts.
    private struct Part {
        var codes: [Int] = []
        var isAsked = true
        var time = 1
        var passages = 1

        func with(_ code: Int, _ isAsked: Bool) -> Part {
            Part(codes: codes + [code], isAsked: self.isAsked && isAsked, time: time, passages: passages)
        }
    }

    /// - Parameter filters: what is asked for must meet them all.
    init(_ filters: [SessionFilter], _ book: CodeBook, _ setup: AssociationSetup) {
        func asking(_ matchers: [CodeMatcher]) -> [CodeMatcher] { matchers.filter { !$0.acceptsAny } }
        kinds = asking(filters.map { CodeMatcher(.kind, $0.kinds) })
        places = asking(
            filters.flatMap { [CodeMatcher(.place, $0.places), CodeMatcher(placesOf: $0.placeKinds, book, setup)] })
        mediators = asking(
            filters.flatMap { [CodeMatcher(.mediator, $0.mediators), CodeMatcher(holdersOf: $0.posts, setup)] })
        fundings = asking(filters.map { CodeMatcher(.funding, $0.fundings) })
        themes = asking(filters.map { CodeMatcher(.theme, $0.themes) })
        themeDimension =
            filters.flatMap(\.themes).allSatisfy { book.domain(of: $0) == $0 } ? .domain : .theme
        let asked = filters.map(\.fundings).filter { !$0.isEmpty }
        askedFundings = asked.dropFirst().reduce(asked.first ?? []) { $0.intersection($1) }
    }

    private static func accept(_ matchers: inout [CodeMatcher], _ number: Int, _ interner: CodeInterner) -> Bool {
        for index in matchers.indices where !matchers[index].accepts(number, interner) { return false }
        return true
    }

    /// Counts a session, wanted or not.
    mutating func add(_ session: SessionFold, _ interner: inout CodeInterner) {
        let listed = session.codeNumbers[.mediator]
        let worked = session.minutes * max(1, listed.count) * Workload.partsOfOne
        let passages = session.lines.reduce(0) { $0 + $1.count } * Workload.partsOfOne
        let parts = self.parts(of: session, &interner)
        let fundings = session.codeNumbers[.funding].isEmpty ? [interner.noFunding] : session.codeNumbers[.funding]
        var shares = (
            worked: RunningShare(of: worked, over: fundings.count * parts.reduce(0) { $0 + $1.time }),
            time: RunningShare(
                of: session.minutes * Workload.partsOfOne, over: fundings.count * parts.reduce(0) { $0 + $1.time }),
            passages: RunningShare(of: passages, over: fundings.count * parts.reduce(0) { $0 + $1.passages })
        )
        for part in parts {
            for funding in fundings {
                var amount = Workload.Amount()
                amount.worked = shares.worked.next(part.time)
                amount.time = shares.time.next(part.time)
                amount.passages = shares.passages.next(part.passages)
                let isAsked = part.isAsked && Self.accept(&self.fundings, funding, interner)
                let key = Key(day: session.day, funding: funding, codes: part.codes, isAsked: isAsked)
                amounts[key, default: Workload.Amount()] += amount
            }
        }
    }

    /// The parts a session is divided into by what is asked for, fundings left out.
    private mutating func parts(of session: SessionFold, _ interner: inout CodeInterner) -> [Part] {
        var parts = [Part()]
        if !kinds.isEmpty {
            let isAsked = Self.accept(&kinds, session.kind, interner)
            parts = parts.map { $0.with(session.kind, isAsked) }
        }
        if !places.isEmpty {
            let isAsked = Self.accept(&places, session.place, interner)
            parts = parts.map { $0.with(session.place, isAsked) }
        }
        if !mediators.isEmpty {
            let listed = session.codeNumbers[.mediator].map { ($0, Self.accept(&mediators, $0, interner)) }
            let none = (interner.number(.mediator, Tally.none), false)
            parts = parts.flatMap { part in (listed.isEmpty ? [none] : listed).map { part.with($0.0, $0.1) } }
        }
        return themes.isEmpty ? parts : parts.flatMap { self.themed($0, session, &interner) }
    }

    /// A part divided over the requests of the session: its time by heads, each head once for each of its themes, its
    /// passages by heads, a head of two themes half to each.
    private mutating func themed(_ part: Part, _ session: SessionFold, _ interner: inout CodeInterner) -> [Part] {
        var parts: [Part] = []
        for line in session.lines where line.count > 0 {
            for theme in line.themes {
                let code = themeDimension == .domain ? interner.domain(ofTheme: theme) : theme
                var request = part.with(code, Self.accept(&themes, theme, interner))
                request.time = line.count
                // Sixths: a head has one to three themes.
                request.passages = line.count * 6 / line.themes.count
                parts.append(request)
            }
        }
        guard parts.isEmpty else { return parts }
        return [part.with(interner.number(themeDimension, Tally.none), false)]
    }

    /// What was counted so far, under codes again.
    func result(_ interner: CodeInterner) -> Workload {
        let dimensions =
            (kinds.isEmpty ? [] : [.kind]) + (places.isEmpty ? [] : [.place])
            + (mediators.isEmpty ? [] : [.mediator]) + (themes.isEmpty ? [] : [themeDimension])
        var workload = Workload()
        workload.fundings = askedFundings
        for (key, amount) in amounts {
            let codes = zip(dimensions, key.codes).map { interner.code($0, $1) }
            let whole = Workload.Key(
                day: key.day, funding: interner.code(.funding, key.funding), codes: codes, isAsked: key.isAsked)
            workload.amounts[whole, default: Workload.Amount()] += amount
        }
        return workload
    }
}

/// An amount shared in whole numbers that add up to it: each share is what the running sum of the weights rounds to, halves
/// up, less what was shared before.
struct RunningShare {
    private let amount: Int
    private let weight: Int
    private var running = 0
    private var shared = 0

    /// - Parameter weight: the sum of the weights to come.
    init(of amount: Int, over weight: Int) {
        self.amount = amount
        self.weight = weight
    }

    /// The share of the next weight; zero where all weights are.
    mutating func next(_ weight: Int) -> Int {
        guard self.weight > 0 else { return 0 }
        running += weight
        // In two words: heads by the thousand times minutes overflow one.
        let product = amount.multipliedFullWidth(by: running)
        let (low, carries) = product.low.addingReportingOverflow(UInt(self.weight / 2))
        let part = self.weight.dividingFullWidth((product.high + (carries ? 1 : 0), low)).quotient - shared
        shared += part
        return part
    }
}
