import Foundation
import Interchange
import Mediation
import Register
import Valuation

/// Valuation models by name, or from a folder.
enum ModelFiles {
    /// The files of a model compiled in, or of a folder. Windows-1252 is read where the text is not UTF-8.
    static func files(_ nameOrFolder: String) throws -> [String: String] {
        let known = ValuationModel.files(of: nameOrFolder)
        guard known.isEmpty else { return known }
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: nameOrFolder, isDirectory: &isFolder), isFolder.boolValue else {
            throw EntryProblem(
                say("modèle", "model"), nameOrFolder, .notOneOf(ValuationModel.names + ValuationModel.emptyNames))
        }
        var files: [String: String] = [:]
        for name in ValuationModel.fileNames {
            guard let data = FileManager.default.contents(atPath: nameOrFolder + "/" + name) else { continue }
            files[name] = String(data: data, encoding: .utf8) ?? String(data: data, encoding: .windowsCP1252)
        }
        return files
    }

    /// A model fit for use: one with anything to refuse is refused at its first finding.
    static func model(_ nameOrFolder: String) throws -> ValuationModel {
        if ValuationModel.emptyNames.contains(nameOrFolder) { throw EmptyModel(name: nameOrFolder) }
        let files = try files(nameOrFolder)
        if let first = ValuationModel.check(files).first(where: \.isRefusal) { throw first }
        return try ValuationModel(files: files)
    }

    /// Digest of the files, whatever their order.
    static func digest(_ model: ValuationModel) -> String {
        Register.digest(model.files.sorted { $0.key < $1.key }.map { $0.key + "\n" + $0.value }.joined())
    }
}

/// A rule set that has its columns and no figure.
struct EmptyModel: Problem {
    let name: String
    var code: String { "E-MODEL-EMPTY" }
    var message: Sentence {
        Sentence(
            "Le modèle \(name) est vide : aucun chiffre n’en est connu ici.",
            "The model \(name) is empty: no figure of it is known here.")
    }
    var remedy: Remedy { .advice(Sentence("Employez prudent-v1.", "Use prudent-v1.")) }
    var category: ProblemCategory { .usage }
}
