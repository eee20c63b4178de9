import Files
import Foundation
import GRDB
import Mediation
import Testing

@testable import Register

/// Faults of the disk that no command can be made to meet at will.
@Suite struct RegisterProblemTests {
    @Test func `a full disk is named as such, and its category is storage`() {
        #expect(throws: RegisterProblem.full(path: "/dev/full")) {
            try Register.storing("/dev/full") { try WholeFile.write("text".utf8, to: "/dev/full", readers: .owner) }
        }
        let problem = RegisterProblem.full(path: "/dev/full")
        #expect(problem.code == "E-STORAGE-FULL" && problem.category == .storage)
    }

    @Test(
        arguments: [
            (.writing, .noSpace, "E-STORAGE-FULL"), (.writing, .notPermitted, "E-STORAGE-READONLY"),
            (.writing, .missing, "E-FOLDER-MISSING"), (.writing, .exists, "E-REGISTER-EXISTS"),
            (.writing, .isFolder, "E-REGISTER-EXISTS"), (.writing, .other("I/O"), "E-STORAGE"),
            (.reading, .missing, "E-FILE-MISSING"), (.reading, .notPermitted, "E-FILE-UNREADABLE"),
            (.reading, .other("I/O"), "E-STORAGE"),
        ] as [(FileFailure.Operation, FileFailure.Reason, String)])
    func `an error of the system has its code, and names the file`(
        operation: FileFailure.Operation, reason: FileFailure.Reason, code: String
    ) {
        let problem = RegisterProblem(FileFailure(operation, reason, path: "/a/copie.relais"))
        #expect(problem.code == code && problem.message.french.contains("/a/copie.relais"))
    }

    @Test func `an error of SQLite has its code, and no value in its words`() {
        let codes: [(ResultCode, String)] = [
            (.SQLITE_BUSY, "E-STORAGE-LOCKED"), (.SQLITE_FULL, "E-STORAGE-FULL"),
            (.SQLITE_READONLY, "E-STORAGE-READONLY"), (.SQLITE_READONLY_DBMOVED, "E-STORAGE-LOCKED"),
            (.SQLITE_CORRUPT, "E-REGISTER-DAMAGED"), (.SQLITE_IOERR_FSYNC, "E-STORAGE"),
            (.SQLITE_MISUSE, "E-UNEXPECTED"),
        ]
        for (result, code) in codes {
            let problem = RegisterProblem(DatabaseError(resultCode: result), path: "/a/test.relais")
            #expect(problem.code == code, "\(result)")
        }
    }

    @Test func `what nobody foresaw asks to be reported`() {
        let problem = RegisterProblem.unexpected(detail: "SQLite 21")
        #expect(problem.code == "E-UNEXPECTED" && problem.category == .unexpected)
        #expect(problem.message.english.contains("SQLite 21"))
    }
}
