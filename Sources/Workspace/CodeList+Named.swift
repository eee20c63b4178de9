import Interchange
import Mediation
import Nomenclature

extension CodeList {
    /// The list of a name. Throws an `EntryProblem`.
    package init(named name: String, _ language: Language) throws {
        self = try Self.list(name, among: Self.allCases, language)
    }

    /// The list of a name, one that an association may change. Throws an `EntryProblem`.
    package init(changeable name: String, _ language: Language) throws {
        _ = try CodeList(named: name, language)
        self = try Self.list(name, among: Self.stored, language)
    }

    private static func list(_ name: String, among lists: [CodeList], _ language: Language) throws -> CodeList {
        guard let list = lists.first(where: { $0.rawValue == name }) else {
            throw EntryProblem(language.say("liste", "list"), name, .notOneOf(lists.map(\.rawValue)))
        }
        return list
    }
}
