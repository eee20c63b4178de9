import Mediation

extension JSON {
    /// A period: its first and its last day, both included.
    package static func period(_ period: Period) -> JSON {
        ["start": .text(period.start.description), "end": .text(period.last.description)]
    }
}
