/// What can be done about a problem: plain advice, or an act that each front end offers in its own way (a command, a
/// link).
package enum Remedy: Sendable, Hashable {
    /// Advice that needs no act of the program; names no command, option or route.
    case advice(Sentence)
    /// Make a register, or say where it is.
    case createRegister
    /// Say which register to use.
    case chooseRegister
    /// See whether the write is there before doing it again: the disk may be faulty.
    case lookBeforeRepeating
    /// See whether what was asked is done: it may have been, although no answer was given.
    case lookWhetherRecorded
    /// Correct the session, or cancel it.
    case correctSession
    /// Correct what is recorded, or no longer keep the assertion.
    case correctAssertion
    /// Make a backup.
    case makeBackup
    /// Something outside the program changed the register: keep it, and compare it with the last backup.
    case compareWithBackup
    /// See the sessions and their numbers.
    case listSessions
    /// See the session and the numbers of its lines.
    case showSession
    /// See what is set up.
    case listSetup(SetupKind)
    /// Take back a write of someone else.
    case undoAnyone
    /// Correct or cancel instead of taking back.
    case correctInstead
    /// Choose another code, or amend the one that is there.
    case chooseOtherCode
    /// See what exists under that name.
    case listExisting
    /// See the codes of a list of the nomenclature; `nearest` is the code probably meant, nil when none is near.
    case seeCodes(list: String, nearest: String?)
    /// Reopen the closed period.
    case reopenPeriod
    /// Have a profile proposed for the table; `expected` are the columns otherwise needed, in words.
    case suggestProfile(expected: String)
    /// Read the import guide, or start again from a proposed profile.
    case readImportGuide
    /// Give values for fields the table lacks, by their names in French and in English, as many of each.
    case giveValues(french: [String], english: [String])
    /// Correct the report definition, then check it.
    case checkDefinition
    /// Give a file that is a report made by the program.
    case giveReport
    /// Leave the choice of mediators out, or keep the report within the association.
    case leaveOutMediators

    /// The kinds of set-up a person may be sent to look at.
    package enum SetupKind: String, Sendable, Hashable {
        case mediator, place, partner, funding
    }
}
