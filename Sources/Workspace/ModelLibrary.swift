import Files
import Foundation
import Interchange
import Mediation
import Register
import Sheets
import Valuation

/// Valuation models by name, or from a folder.
package enum ModelLibrary {
    /// The model used unless another is named.
    package static let usual = "prudent-v1"

    /// The files of a model compiled in, or of a folder, by name. Windows-1252 is read where the text is not UTF-8.
    /// Words that point to a person are refused: a valuation prints them.
    package static func files(_ nameOrFolder: String, _ language: Language) throws -> [String: String] {
        let known = ValuationModel.files(of: nameOrFolder)
        guard known.isEmpty else { return known }
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: nameOrFolder, isDirectory: &isFolder), isFolder.boolValue else {
            throw EntryProblem(
                language.say("modèle", "model"), nameOrFolder,
                .notOneOf(ValuationModel.names + ValuationModel.emptyNames))
        }
        var files: [String: String] = [:]
        for name in ValuationModel.fileNames {
            let path = nameOrFolder + "/" + name
            guard FileManager.default.fileExists(atPath: path) else { continue }
            let data = try FileContent.read(path)
            let text = String(data: data, encoding: .utf8) ?? String(data: data, encoding: .windowsCP1252)
            if let text { try WordGuard.checkLines(of: text, path) }
            files[name] = text
        }
        return files
    }

    /// A model fit for use: one with anything to refuse is refused at its first finding.
    package static func model(_ nameOrFolder: String, _ language: Language) throws -> ValuationModel {
        if ValuationModel.emptyNames.contains(nameOrFolder) { throw ModelProblem.empty(name: nameOrFolder) }
        let files = try files(nameOrFolder, language)
        if let first = ValuationModel.check(files).first(where: \.isRefusal) { throw first }
        return try ValuationModel(files: files)
    }

    /// SHA-256 of the files, in the order of their names.
    package static func digest(_ model: ValuationModel) -> String {
        Register.digest(model.files.sorted { $0.key < $1.key }.map { $0.key + "\n" + $0.value }.joined())
    }

    /// Writes the files of a model to a folder, over none that is there. Answers their names, in order.
    package static func export(_ nameOrFolder: String, to folder: String, _ language: Language) throws -> [String] {
        let files = try files(nameOrFolder, language)
        let names = files.keys.sorted()
        for name in names where FileManager.default.fileExists(atPath: folder + "/" + name) {
            throw ModelProblem.fileExists(path: folder + "/" + name)
        }
        for name in names {
            try OutputFile.write(Data((files[name] ?? "").utf8), to: folder + "/" + name, readers: .usual)
        }
        return names
    }
}

/// Why a model cannot be used or written.
package enum ModelProblem: Problem, Hashable {
    /// A set of rules that has its columns and no figure.
    case empty(name: String)
    /// A file that is there already is never written over.
    case fileExists(path: String)

    /// Stable code `E-…`.
    package var code: String {
        switch self {
        case .empty: "E-MODEL-EMPTY"
        case .fileExists: "E-FILE-EXISTS"
        }
    }
    /// What is wrong, and where.
    package var message: Sentence {
        switch self {
        case .empty(let name):
            Sentence(
                "Le modèle \(name) est vide : aucun chiffre n’en est connu ici.",
                "The model \(name) is empty: no figure of it is known here.")
        case .fileExists(let path): Sentence("\(path) existe déjà.", "\(path) exists already.")
        }
    }
    /// What to do about it.
    package var remedy: Remedy {
        switch self {
        case .empty:
            .advice(Sentence("Employez \(ModelLibrary.usual).", "Use \(ModelLibrary.usual)."))
        case .fileExists: .advice(Sentence("Choisissez un dossier vide.", "Choose an empty folder."))
        }
    }
    /// What kind of trouble it is.
    package var category: ProblemCategory {
        switch self {
        case .empty: .usage
        case .fileExists: .conflict
        }
    }
}
