import Mediation

/// How a command ends.
enum ExitStatus: Int32, Sendable, Hashable {
    case fine = 0
    case unexpected = 1
    case usage = 2
    case findings = 3
    case nothing = 4
    case unusableFile = 5
    case storage = 6
    case notAllowed = 7
    case interrupted = 130

    /// The status of a problem.
    init(_ category: ProblemCategory) {
        self =
            switch category {
            case .usage, .conflict: .usage
            case .notFound: .nothing
            case .busy, .storage: .storage
            case .unusableFile: .unusableFile
            case .forbidden: .notAllowed
            case .interrupted: .interrupted
            case .unexpected: .unexpected
            }
    }
}
