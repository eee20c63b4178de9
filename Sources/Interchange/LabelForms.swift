import Mediation
import Nomenclature

/// The labels and codes of the common lists in the forms words are compared in, made once: each title and each cell is
/// compared with all of them. Those an association added are made when they are asked for.
enum LabelForms {
    /// What `Profile.key` makes of a label or a code.
    static func key(_ label: String) -> String { keys[label] ?? Profile.key(label) }

    /// The words of a label.
    static func words(_ label: String) -> [String] { words[label] ?? TitleWords(label).words }

    private static let labels = Set(
        CodeList.stored.flatMap(CodeBook.common.codes).flatMap { [$0.label.french, $0.label.english, $0.code] })
    private static let keys = Dictionary(uniqueKeysWithValues: labels.map { ($0, Profile.key($0)) })
    private static let words = Dictionary(uniqueKeysWithValues: labels.map { ($0, TitleWords($0).words) })
}
