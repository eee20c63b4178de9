import GRDB
import Mediation
import Nomenclature

/// What an import has read, held in memory until all of it is known to be good: nobody is kept from writing meanwhile.
package final class ImportStage {
    /// Something set up, or a code changed, in the order of the file.
    enum SetupStep {
        case item(SetupItem, isRetired: Bool)
        case code(LocalCode)
    }

    private let register: Register
    private let today: CivilDate
    private var keys: SessionKeys
    /// The last write of the register when its keys were read.
    let basis: Int64
    private(set) var steps: [SetupStep] = []
    private(set) var sessions = PackedSessions()
    private(set) var codes = CodeUse()
    /// Numbers of the contact lines of sessions added whole.
    private var known: [Contact: Int32] = [:]
    /// By position of the session.
    private var fates: [SessionKeys.Fate] = []
    /// Heads of each session, by position.
    private var heads: [Int32] = []

    /// For sessions recorded today into a register.
    package init(_ register: Register, today: CivilDate) throws {
        (self.register, self.today) = (register, today)
        (keys, basis) = try register.read { db in
            (
                try SessionKeys(db, own: OwnSessions(register)),
                try Int64.fetchOne(db, sql: "SELECT max(id) FROM entry") ?? 0
            )
        }
    }

    /// Whether no earlier import brought any session.
    package var isFirst: Bool { !keys.hasStored }

    /// The sessions that stand and that earlier imports brought in a period.
    package func imported(in period: Period) throws -> [ImportedOrigin] {
        isFirst ? [] : try register.read { try ImportedOrigin.all(in: period, before: basis + 1, $0) }
    }

    /// Whether keys are free, for a reading done on another thread.
    package struct KeyCheck: Sendable {
        fileprivate let keys: SessionKeys

        /// The day of the session a key stands for already, when it is another day than the one given.
        package func otherDay(of key: String, _ day: CivilDate) throws -> CivilDate? {
            try keys.otherDay(of: key, day)
        }
    }

    /// Checks keys against those of the register and of what was added so far.
    package var keyCheck: KeyCheck { KeyCheck(keys: keys) }

    /// Adds a contact line not met before, for sessions to name it by its number: the order in which such lines come, from
    /// 0.
    package func add(_ line: Contact) {
        sessions.add(line)
        codes.add(line)
    }

    /// The lines so far are named no more: numbers begin at 0 again.
    package func endLines() {
        sessions.endLines()
        known.removeAll()
    }

    /// Adds a session whose contacts are lines added before, under its key in the file. Throws `ReusedKey` when the key
    /// stands for a session of another day: ask `keyCheck` first.
    /// - Parameters:
    ///   - session: without its contacts.
    ///   - lines: the numbers of its contact lines, in order.
    ///   - isDerived: whether the key was made from the row, so that several sessions may have it; they are then told apart
    ///     by their content.
    package func add(_ session: Session, _ lines: [Int32], key: String, isDerived: Bool = false) throws {
        let digest = sessions.digest(session, lines)
        let fingerprint = StoredFingerprint(digest: digest, day: session.day)
        fates.append(try keys.take(key, isDerived: isDerived, fingerprint, position: fates.count))
        var (passages, countsHeads) = (0, false)
        for line in lines {
            let own = sessions.lines.heads(line)
            (passages, countsHeads) = (passages + own, countsHeads || own > 1)
        }
        sessions.add(
            session, lines, digest, PackedSessions.Header(key: key, isDerived: isDerived, fingerprint: fingerprint),
            entryMode: session.entryMode(recordedOn: today, countsHeads: countsHeads))
        heads.append(Int32(clamping: passages))
    }

    /// Adds a session with its contacts. Not to be mixed with lines added otherwise.
    package func add(_ session: Session, key: String, isDerived: Bool = false) throws {
        let lines = session.contacts.map { contact in
            if let number = known[contact] { return number }
            let number = Int32(known.count)
            known[contact] = number
            add(contact)
            return number
        }
        var session = session
        session.contacts = []
        try add(session, lines, key: key, isDerived: isDerived)
    }

    /// Adds or changes something set up, the targets of a funding with it.
    package func setUp(_ item: SetupItem, isRetired: Bool = false) {
        steps += item.withTargets.map { .item($0, isRetired: isRetired) }
    }

    /// Adds an own code, or retires or merges one.
    package func change(_ code: LocalCode) { steps.append(.code(code)) }

    /// What writing the stage would do.
    package var result: ImportResult { result(of: settled) }

    /// What becomes of each session, by position, as the register was when its keys were read.
    var settled: [SessionKeys.Fate] {
        var (keys, fates) = (keys, fates)
        for (position, fate) in keys.settle() { fates[position] = fate }
        return fates
    }

    /// What becomes of each session as a connection sees the register now.
    func settled(_ db: Database) throws -> [SessionKeys.Fate] {
        var keys = try SessionKeys(db, own: OwnSessions(db))
        var fates: [SessionKeys.Fate] = []
        fates.reserveCapacity(self.fates.count)
        try sessions.forEachHeader {
            fates.append(try keys.take($0.key, isDerived: $0.isDerived, $0.fingerprint, position: fates.count))
        }
        for (position, fate) in keys.settle() { fates[position] = fate }
        return fates
    }

    func result(of fates: [SessionKeys.Fate]) -> ImportResult {
        var result = ImportResult()
        result.setUp = steps.count
        for (position, fate) in fates.enumerated() {
            switch fate {
            case .added:
                result.sessions += 1
                result.contacts += Int(heads[position])
            case .unchanged: result.unchanged += 1
            case .changed, .pending: break
            }
        }
        guard fates.contains(.changed) else { return result }
        var position = 0
        sessions.forEachHeader {
            if fates[position] == .changed { result.changed.append($0.key) }
            position += 1
        }
        return result
    }

    /// Gives each session in order, and lets its memory go; that of the keys first.
    func removeSessions(_ body: (PackedSessions.Header, PreparedSession) throws -> Void) rethrows {
        keys.removeAll()
        try sessions.removeAll(body)
    }
}
