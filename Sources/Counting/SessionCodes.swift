import Mediation

/// The codes of a session in the dimensions that are not of its contacts; its arrays are used again for the next one.
struct SessionCodes {
    private var codes = DimensionMap([Int]())
    /// Number of the kind.
    private(set) var kind = 0

    /// Takes the codes of a session in the dimensions needed.
    mutating func fill(
        _ session: SessionFold, _ interner: inout CodeInterner, _ setup: AssociationSetup, _ needs: [Dimension]
    ) {
        kind = session.kind
        let leading = session.lines.first?.themes.first
        for dimension in needs {
            switch dimension {
            case .kind: set(dimension, session.kind)
            case .place: set(dimension, session.place)
            case .placeKind:
                set(dimension, interner.number(.placeKind, place(session, interner, setup)?.kind ?? Tally.none))
            case .qpv: set(dimension, interner.number(.qpv, place(session, interner, setup)?.qpv ?? Tally.none))
            case .duration: set(dimension, interner.number(.duration, String(session.minutes)))
            case .month: set(dimension, interner.number(.month, session.monthCode))
            case .register, .citer, .mission:
                set(dimension, interner.derived(dimension, kind: session.kind, theme: leading))
            default:
                let listed = session.codeNumbers[dimension]
                if listed.isEmpty {
                    set(dimension, interner.number(dimension, Tally.none))
                } else {
                    codes[dimension] = listed
                }
            }
        }
    }

    private func place(_ session: SessionFold, _ interner: CodeInterner, _ setup: AssociationSetup) -> Place? {
        setup.places[interner.code(.place, session.place)]
    }

    private mutating func set(_ dimension: Dimension, _ number: Int) {
        codes[dimension].removeAll(keepingCapacity: true)
        codes[dimension].append(number)
    }

    subscript(dimension: Dimension) -> [Int] { codes[dimension] }
}
