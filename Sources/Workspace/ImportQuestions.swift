import Files
import Foundation
import Interchange
import Mediation
import Nomenclature
import Output
import Register
import Sheets

/// Asks what a table leaves open, one question at a time, with what each answer changes. The answers become a profile,
/// kept beside the table for the next time.
package struct ImportQuestions {
    private let register: Register
    private let context: WorkContext
    private let advice: ProfileSuggestion.Advice
    private let ask: (_ question: Sentence, _ proposal: String) throws -> String
    private let tell: (Sentence) -> Void

    /// - Parameters:
    ///   - advice: what to do with the profile, written in it.
    ///   - ask: gives the answer to a question; the proposal where none is typed.
    ///   - tell: shows a line.
    package init(
        _ register: Register, _ context: WorkContext, advice: ProfileSuggestion.Advice,
        ask: @escaping (Sentence, String) throws -> String, tell: @escaping (Sentence) -> Void
    ) {
        self.register = register
        self.context = context
        self.advice = advice
        self.ask = ask
        self.tell = tell
    }

    /// Completes how to import: a profile for a table of another form, answers to its doubts, a difference accepted or not.
    /// Throws what `ask` throws.
    package func settle(_ options: inout FileImport.Options, _ source: ImportSource) throws {
        var suggestion: ProfileSuggestion?
        if options.profile == nil, let table = source.sessions.first, try !SessionReading.isOwnForm(table) {
            let (book, setup) = try register.snapshot { (try $0.codeBook(), try $0.setup()) }
            var proposed = try ProfileSuggestion(table, book, setup, today: context.today)
            for field in proposed.toFill { try proposed.complete(field, value(of: field)) }
            options.profile = proposed.profile
            suggestion = proposed
        }
        var asked: Set<String> = []
        while true {
            let outcome = try preview(options, source)
            let open = outcome.doubts.filter { $0.isBlocking || asked.insert($0.column + $0.question.french).inserted }
            guard !open.isEmpty else {
                try settleDifference(outcome, &options)
                break
            }
            for doubt in open {
                guard let choice = try answer(doubt) else { continue }
                let typed = "\(doubt.column)=\(choice)"
                options.answers.append(typed)
                try options.profile?.answer(typed)
                try suggestion?.take(answer: typed)
            }
        }
        if !options.isDryRun, let suggestion, let table = source.sessions.first { try keep(suggestion, table) }
    }

    /// What would be read, nothing written.
    private func preview(_ options: FileImport.Options, _ source: ImportSource) throws -> FileImport.Outcome {
        var options = options
        options.isDryRun = true
        options.onSession = {}
        return try FileImport(register, context, options).run(source)
    }

    private func value(of field: SessionColumn) throws -> String {
        let question = Sentence(
            "Le tableau ne dit pas \(words(field).french)", "The table does not tell \(words(field).english)")
        while true {
            let typed = try ask(question, "")
            if field == .minutes, Minutes(typed: typed) == nil { continue }
            if !typed.isEmpty { return typed }
        }
    }

    /// A field as a person would call it, with an example.
    private func words(_ field: SessionColumn) -> Sentence {
        switch field {
        case .minutes:
            Sentence(
                "la durée des séances (par exemple 120, ou 1h30)", "how long sessions were (for instance 120, or 1h30)")
        case .place: Sentence("le lieu des séances (son nom)", "the place of the sessions (its name)")
        case .mediators: Sentence("qui a reçu (par exemple AB)", "who received (for instance AB)")
        case .themes: Sentence("le motif de tous (le code d’un thème)", "the theme of all (the code of a theme)")
        default: Sentence(": \(field.frenchName)", ": \(field.name)")
        }
    }

    /// The name of the choice made; nil when the one taken without an answer is left.
    private func answer(_ doubt: Doubt) throws -> String? {
        let values = doubt.values.map { "« \($0.onOneLine) »" }.joined(separator: ", ")
        let title = "\n\(doubt.column)\(values.isEmpty ? "" : " (\(values))")\n"
        tell(Sentence(title + doubt.question.french, title + doubt.question.english))
        for (rank, choice) in doubt.choices.enumerated() {
            let name = "  \(rank + 1)  \(choice.name) : "
            tell(Sentence(name + choice.effect.french, name + choice.effect.english))
        }
        while true {
            let proposal = doubt.guess ?? ""
            let typed = try ask(Sentence("Réponse", "Answer"), proposal)
            if !proposal.isEmpty, typed == proposal { return nil }
            if let rank = Int(typed), doubt.choices.indices.contains(rank - 1) { return doubt.choices[rank - 1].name }
            if let choice = doubt.choices.first(where: { folded($0.name) == folded(typed) }) { return choice.name }
            let last = doubt.choices.count
            tell(Sentence("Répondez par un numéro de 1 à \(last).", "Answer with a number from 1 to \(last)."))
        }
    }

    private func settleDifference(_ outcome: FileImport.Outcome, _ options: inout FileImport.Options) throws {
        guard !outcome.reconciliation.agrees, !options.acceptsDifference else { return }
        outcome.reconciliation.sentences.forEach(tell)
        let typed = try ask(
            Sentence("Écrire malgré la différence ? oui, non", "Write in spite of the difference? yes, no"),
            context.language.say("non", "no"))
        options.acceptsDifference = ["oui", "yes", "o", "y"].contains(folded(typed))
    }

    private func keep(_ suggestion: ProfileSuggestion, _ table: SheetFile) throws {
        let stem = URL(fileURLWithPath: table.path).deletingPathExtension().path
        for rank in 1...100 {
            let path = "\(stem)-\(context.language.say("profil", "profile"))\(rank == 1 ? "" : "-\(rank)").yaml"
            do {
                try WholeFile.write(
                    suggestion.yaml(context.language, file: table.name, advice).utf8, to: path, readers: .usual,
                    replacing: false)
            } catch let failure {
                guard failure.reason != .exists else { continue }
                throw RegisterProblem(failure)
            }
            tell(Sentence("\nProfil gardé : \(path)", "\nProfile kept: \(path)"))
            return
        }
    }
}
