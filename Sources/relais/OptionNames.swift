import Interchange

/// How the command line names the fields of what is asked: by the options that give them.
enum OptionNames {
    /// How a field that rows lack is given when they are imported.
    static func set(_ field: String) -> String { "--set \(field)=…" }

    /// Runs a body; a problem with a field is named after its option (`kind` becomes `--kind`). A code is an
    /// argument, not an option: it keeps its name.
    static func naming<Value>(_ body: () throws -> Value) throws -> Value {
        do { return try body() } catch let problem as EntryProblem {
            let field = problem.field
            guard field != "code", !field.hasPrefix("--"),
                field.utf8.allSatisfy({ $0 == 0x5F || (0x61...0x7A).contains($0) })
            else {
                throw problem
            }
            throw problem.renamed("--" + field.replacing("_", with: "-"))
        }
    }
}
