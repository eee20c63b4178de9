import Mediation

/// Why a report definition is refused.
package struct ReportDefinitionProblem: Problem, Hashable {
    /// Name of the file, without folder.
    package let file: String
    /// Line of the file, from 1; 0 for the whole file.
    package let line: Int
    /// What is wrong, without the place.
    package let why: Sentence

    /// One code for every fault of a definition.
    package var code: String { "E-REPORT-FILE" }
    /// The file and line, then what is wrong there.
    package var message: Sentence {
        line > 0
            ? Sentence("\(file), ligne \(line) : \(why.french).", "\(file), line \(line): \(why.english).")
            : Sentence("\(file) : \(why.french).", "\(file): \(why.english).")
    }
    /// Correct the file, then check it.
    package var remedy: Remedy { .checkDefinition }
    /// Wrong usage: the definition given is at fault.
    package var category: ProblemCategory { .usage }
}
