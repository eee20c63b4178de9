import Files
import Mediation
import Register

/// A file a person asked for: made whole or not at all, never over a register.
enum OutputFile {
    /// Writes a file; its folder is made if need be. A link is followed; a device or a pipe gets the bytes as they are.
    /// Throws an `OutputFileProblem` over an SQLite file, a `RegisterProblem` when the disk refuses.
    static func write(_ bytes: some Collection<UInt8>, to path: String, readers: Readers) throws {
        do {
            if try FileState(at: path)?.isFile == true {
                guard try FileReading.start(of: path, count: 16) != Array("SQLite format 3\0".utf8) else {
                    throw OutputFileProblem(path: path)
                }
            } else {
                try Folder.make(Folder.above(path), readers: .usual)
            }
            try WholeFile.write(bytes, to: path, readers: readers)
        } catch let failure as FileFailure { throw RegisterProblem(failure) }
    }

    /// Writes a text.
    static func write(_ text: String, to path: String, readers: Readers) throws {
        try write(text.utf8, to: path, readers: readers)
    }
}

/// A register, or any other SQLite file, where a file was to be written.
package struct OutputFileProblem: Problem {
    let path: String
    /// Stable code.
    package var code: String { "E-FILE-DATABASE" }
    /// Which file.
    package var message: Sentence {
        Sentence(
            "\(path) est un registre ou une autre base SQLite : rien n’y a été écrit.",
            "\(path) is a register or another SQLite file: nothing was written to it.")
    }
    /// Choose another name.
    package var remedy: Remedy {
        .advice(Sentence("Choisissez un autre nom de fichier.", "Choose another file name."))
    }
    /// The file that is there stands against the request.
    package var category: ProblemCategory { .conflict }
}
