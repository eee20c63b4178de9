import Mediation
import Nomenclature

/// All visits of an association while they are counted, session by session, whatever the filter.
struct AssociationFold {
    fileprivate struct Month {
        var possiblyFirst = 0
        var largestSession = 0
        /// By number of the common gender, to the last one met.
        private(set) var byGender: [Int] = []

        mutating func add(_ heads: Int, of gender: Int) {
            while byGender.count <= gender { byGender.append(0) }
            byGender[gender] += heads
        }
    }

    private var months: [RegisterMonth: Month] = [:]

    mutating func add(_ session: SessionFold, _ interner: CodeInterner) {
        guard !session.lines.isEmpty else { return }
        months[session.month, default: Month()].add(session.lines.span, interner)
    }

    /// What was counted so far. Each gender of the book has its heads, an own one those of the common one; where the common
    /// one is "not noted", nobody is left out.
    func visits(_ interner: CodeInterner, _ book: CodeBook) -> AssociationVisits {
        var visits = AssociationVisits()
        let genders = book.codes(.gender).map { ($0.code, common: book.common(.gender, $0.code)) }
        for (key, month) in months {
            var counted = AssociationVisits.Month()
            counted.possiblyFirst = month.possiblyFirst
            counted.largestSession = month.largestSession
            let known = Dictionary(
                month.byGender.enumerated().map { (interner.code(.gender, $0), $1) }, uniquingKeysWith: +)
            for (code, common) in genders {
                let heads =
                    common == Contact.unknown && code != common
                    ? month.possiblyFirst - (known[Contact.unknown] ?? 0) : known[common] ?? 0
                if heads > 0 { counted.possiblyFirstByGender[code] = heads }
            }
            visits.months[key] = counted
        }
        return visits
    }
}

extension AssociationFold.Month {
    /// Adds the lines of a session.
    fileprivate mutating func add(_ lines: Span<ContactFold>, _ interner: CodeInterner) {
        var heads = 0
        for position in lines.indices {
            heads += lines[position].count
            let possible = interner.attendance(of: lines[position]).possiblyFirst
            if possible > 0 { add(lines[position], possible, interner) }
        }
        largestSession = max(largestSession, heads)
    }

    /// Those of a gender who may be first of the year are of the heads of that gender or of none, and of the heads that may
    /// be first: what a gender may have beyond the heads of none is kept under it.
    private mutating func add(_ line: ContactFold, _ possible: Int, _ interner: CodeInterner) {
        possiblyFirst += possible
        guard line.hasMargin(.gender) else {
            return add(possible, of: interner.common(.gender, line.publicCodes.gender))
        }
        let none = interner.unknown[.gender]
        var heads: [Int: Int] = [:]
        for (code, count) in line.heads(by: .gender) { heads[interner.common(.gender, code), default: 0] += count }
        let ofNone = heads.removeValue(forKey: none) ?? 0
        add(min(ofNone, possible), of: none)
        for (code, count) in heads { add(min(ofNone + count, possible) - min(ofNone, possible), of: code) }
    }
}
