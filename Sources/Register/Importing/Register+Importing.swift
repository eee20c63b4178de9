import Foundation
import GRDB
import Mediation

extension Register {
    /// Writes what an import has read and cancels what it replaces, all of it or nothing, in one short write that one `undo`
    /// takes back. When nothing of it is new, nothing is written. The stage is empty afterwards.
    ///
    /// Throws `RegisterProblem.locked` when another program took a key for another day since it was read: read again.
    /// - Parameters:
    ///   - file: name of the file, for the journal.
    ///   - digest: SHA-256 of the file.
    ///   - vanished: sessions of earlier imports to be cancelled. Throws `.alreadyCancelled` for one that stands no more.
    ///   - checkpoint: called now and then; what it throws takes everything back.
    package func importing(
        _ stage: ImportStage, file: String, digest: String, cancelling vanished: [ImportedOrigin] = [],
        checkpoint: () throws -> Void = {}
    ) throws -> ImportResult {
        struct NothingNew: Error { let result: ImportResult }
        let planned = stage.result
        guard planned.sessions + planned.setUp + vanished.count > 0 else { return planned }
        let reason = vanished.isEmpty ? nil : CancelledNumbers(vanished.map(\.number)).reason
        do {
            return try write("import", file, reason: reason, file: (file, digest), inBulk: true) { db, entry in
                // Another program may have written since the keys were read.
                let fates = entry == stage.basis + 1 ? stage.settled : try stage.settled(db)
                let result = stage.result(of: fates)
                guard result.sessions + result.setUp + vanished.count > 0 else { throw NothingNew(result: result) }
                for origin in vanished { try cancel(origin, db, entry) }
                for step in stage.steps { try write(step, db, entry) }
                try write(stage, fates, db, entry, checkpoint)
                try stage.codes.check(db)
                return result
            }
        } catch let nothing as NothingNew {
            return nothing.result
        } catch is ReusedKey { throw RegisterProblem.locked(path: path) }
    }

    private func cancel(_ origin: ImportedOrigin, _ db: Database, _ entry: Int64) throws {
        try db.execute(
            sql: "UPDATE session SET until = ? WHERE until IS NULL AND uuid = ?", arguments: [entry, origin.id])
        guard db.changesCount == 1 else { throw RegisterProblem.alreadyCancelled(number: origin.number) }
    }

    private func write(_ step: ImportStage.SetupStep, _ db: Database, _ entry: Int64) throws {
        switch step {
        case .code(let code): try put(code, db, entry)
        case .item(var item, let isRetired):
            // A cost gets its number here, so that a retired one can be found again.
            if case .cost(var cost) = item, cost.number == 0 {
                cost.number = try Int.fetchOne(db, sql: "SELECT coalesce(max(number), 0) + 1 FROM cost") ?? 1
                item = .cost(cost)
            }
            _ = try put(item, isNew: nil, db, entry)
            if isRetired { try upsert(item.table, item.key, ["state": "retired".databaseValue], db, entry) }
        }
    }

    private func write(
        _ stage: ImportStage, _ fates: [SessionKeys.Fate], _ db: Database, _ entry: Int64,
        _ checkpoint: () throws -> Void
    ) throws {
        let writer = try SessionWriter(db, entry: entry, texts: stage.sessions.texts.bytes)
        var number = try nextNumber(db)
        var random = OrderedUUIDs()
        var position = 0
        try stage.removeSessions { header, session in
            defer { position += 1 }
            if position % 256 == 0 { try checkpoint() }
            guard case .added(let rank) = fates[position] else { return }
            let key = rank == 0 ? header.key : "\(header.key)\(SessionKeys.rankMark)\(rank)"
            // A key that is a UUID is the session's own, from an export: it keeps it.
            let own = OwnSessions.uuid(key) == nil ? nil : key.lowercased()
            let identity = Identity(
                uuid: own ?? random.next(), number: number, version: try own.map { try nextVersion($0, db) } ?? 1)
            try writer.add(session, identity, source: (key, nil))
            number += 1
        }
        try writer.finish()
    }
}
