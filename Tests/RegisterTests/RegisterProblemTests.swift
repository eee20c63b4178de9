import Foundation
import Mediation
import Testing

@testable import Register

/// Faults of the disk that no command can be made to meet at will.
@Suite struct RegisterProblemTests {
    @Test func `a full disk is named as such, and its category is storage`() {
        #expect(throws: RegisterProblem.full(path: "/dev/full")) { try FileOnDisk.write("text", to: "/dev/full") }
        let problem = RegisterProblem.full(path: "/dev/full")
        #expect(problem.code == "E-STORAGE-FULL" && problem.category == .storage)
    }

    @Test(arguments: [
        (ENOSPC, "E-STORAGE-FULL"), (EDQUOT, "E-STORAGE-FULL"), (EACCES, "E-STORAGE-READONLY"),
        (EROFS, "E-STORAGE-READONLY"), (ENOENT, "E-FOLDER-MISSING"), (EEXIST, "E-REGISTER-EXISTS"),
        (EIO, "E-STORAGE"),
    ])
    func `an error of the system has its code, and names the file meant`(errno: Int32, code: String) {
        let problem = RegisterProblem(errno: errno, path: "/a/copie.relais.partial")
        #expect(problem.code == code)
        #expect(problem.message.french.contains("/a/copie.relais") && !problem.message.french.contains("partial"))
    }

    @Test func `what nobody foresaw asks to be reported`() {
        let problem = RegisterProblem.unexpected(detail: "SQLite 21")
        #expect(problem.code == "E-UNEXPECTED" && problem.category == .unexpected)
        #expect(problem.message.english.contains("SQLite 21"))
    }
}
