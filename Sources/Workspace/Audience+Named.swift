import Interchange
import Reports

extension Audience {
    /// The audience of a name; without one, the association itself for what is shown, a funder for what is written to a
    /// file and may leave. Throws an `EntryProblem` (field `audience`).
    package init(named name: String?, isForFile: Bool) throws {
        guard let name else {
            self = isForFile ? .funder : .internal
            return
        }
        guard let known = Audience(rawValue: name) else {
            throw EntryProblem("audience", name, .notOneOf(Self.allCases.map(\.rawValue)))
        }
        self = known
    }
}
