import Foundation
import Interchange
import Mediation
import Nomenclature
import Output
import Register
import Sheets
import Workspace

/// Asks on a terminal what a table leaves open, one question at a time, with what each answer changes. The answers become
/// a profile, kept beside the table for the next time.
struct ImportQuestions {
    private let register: Register
    private let context: WorkContext

    init(_ register: Register, _ context: WorkContext) { (self.register, self.context) = (register, context) }

    /// Completes how to import: a profile for a table of another form, answers to its doubts, a difference accepted or not.
    func settle(_ options: inout FileImport.Options, _ source: ImportSource) throws {
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
        let question = say(
            "Le tableau ne dit pas : \(field.frenchName). Pour toutes ses lignes",
            "The table does not tell: \(field.name). For all its rows")
        while true {
            guard let typed = Console.ask(question) else { throw ExitWith(status: .interrupted) }
            if !typed.isEmpty { return typed }
        }
    }

    /// The name of the choice made; nil when the one taken without an answer is left.
    private func answer(_ doubt: Doubt) throws -> String? {
        let values = doubt.values.map { "« \($0.onOneLine) »" }.joined(separator: ", ")
        Console.err("\n\(doubt.column)\(values.isEmpty ? "" : " (\(values))")\n\(doubt.question.text(.current))\n")
        for (rank, choice) in doubt.choices.enumerated() {
            Console.err("  \(rank + 1)  \(choice.name) : \(choice.effect.text(.current))\n")
        }
        while true {
            let proposal = doubt.guess ?? ""
            guard let typed = Console.ask(say("Réponse", "Answer"), proposal: proposal) else {
                throw ExitWith(status: .interrupted)
            }
            if !proposal.isEmpty, typed == proposal { return nil }
            if let rank = Int(typed), doubt.choices.indices.contains(rank - 1) { return doubt.choices[rank - 1].name }
            if let choice = doubt.choices.first(where: { folded($0.name) == folded(typed) }) { return choice.name }
        }
    }

    private func settleDifference(_ outcome: FileImport.Outcome, _ options: inout FileImport.Options) throws {
        guard !outcome.reconciliation.agrees, !options.acceptsDifference else { return }
        for sentence in outcome.reconciliation.sentences { Console.err(sentence.text(.current) + "\n") }
        let question = say("Écrire malgré la différence ? oui, non", "Write in spite of the difference? yes, no")
        guard let typed = Console.ask(question, proposal: say("non", "no")) else {
            throw ExitWith(status: .interrupted)
        }
        options.acceptsDifference = ["oui", "yes", "o", "y"].contains(folded(typed))
    }

    private func keep(_ suggestion: ProfileSuggestion, _ table: SheetFile) throws {
        let stem = URL(fileURLWithPath: table.path).deletingPathExtension().path
        for rank in 1...100 {
            let path = "\(stem)-\(say("profil", "profile"))\(rank == 1 ? "" : "-\(rank)").yaml"
            guard !FileManager.default.fileExists(atPath: path) else { continue }
            try Data(suggestion.yaml(.current, file: table.name, .commandLine).utf8)
                .write(to: URL(fileURLWithPath: path), options: .withoutOverwriting)
            Console.err(say("\nProfil gardé : \(path)\n", "\nProfile kept: \(path)\n"))
            return
        }
    }
}
