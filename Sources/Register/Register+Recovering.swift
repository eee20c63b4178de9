import Files
import Foundation
import GRDB
import Mediation
import Nomenclature

/// What could be saved from a damaged register.
package struct Recovery: Sendable {
    /// Sessions taken, whole: their content is that of their digest.
    package internal(set) var sessions = 0
    /// Heads in their lines.
    package internal(set) var passages = 0
    /// Sessions read whose content is no longer what was recorded: not taken, to be looked at.
    package internal(set) var altered: [StoredSession] = []
    /// Rows of sessions, standing or not, and of setup that cannot be read; purges whose counts kept are lost.
    package internal(set) var unreadable = 0
    /// Numbers of sessions no row tells of any more.
    package internal(set) var missing: [Int] = []
    /// Places, mediators, codes… that sessions name and nothing tells of any more: made again with their code alone.
    package internal(set) var recreatedFromCode: [String] = []
}

extension Register {
    /// Saves into a new register what can still be read of a damaged one, which is not touched: the work is done on a
    /// copy. Only sessions that stand are taken, under their own numbers, and only when their digest holds; of the
    /// journal, the periods closed, and the purges with what they kept. Throws when not even the schema can be read.
    package static func recover(_ path: String, to target: String, by author: Author) throws -> Recovery {
        try refuseReserved(path)
        try refuseReserved(target)
        do {
            guard try FileState(at: path) != nil else { throw RegisterProblem.noFile(path: path) }
            let copy = try PartialFile(for: target, readers: .owner)
            defer {
                copy.discard()
                WholeFile.remove(copy.path + "-journal")
            }
            try copy.append(contentsOf: path)
            if try FileState(at: path + "-journal") != nil {
                let journal = try PartialFile(for: copy.path + "-journal", readers: .owner)
                try journal.append(contentsOf: path + "-journal")
                try journal.commit()
            }
            let digest = try digest(ofFile: copy.path)
            fillUp(copy.path)
            try mendSchema(copy.path)
            let source: Register
            let content: ReadableContent
            do {
                source = try Register(opening: copy.path, for: .reading)
                content = try ReadableContent(source)
            } catch let problem as RegisterProblem { throw problem.named(path) }
            let made = try Register(creating: target, association: content.association, by: author)
            do { return try made.take(content, from: (Folder.name(path), digest)) } catch {
                WholeFile.remove(target)
                throw error
            }
        } catch let failure as FileFailure { throw RegisterProblem(failure) }
    }

    /// Gives a file that was cut its length back, with zeros: SQLite reads nothing of a file shorter than its header says.
    private static func fillUp(_ path: String) {
        guard let handle = FileHandle(forUpdatingAtPath: path), let header = try? handle.read(upToCount: 32),
            header.count == 32
        else { return }
        defer { try? handle.close() }
        let bytes = [UInt8](header)
        // Page size at byte 16 (1 stands for 65,536), number of pages at byte 28, both big-endian.
        let pageSize = UInt64(bytes[16]) << 8 | UInt64(bytes[17])
        let pages = bytes[28...31].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        let length = (pageSize == 1 ? 65_536 : pageSize) * pages
        guard let size = try? handle.seekToEnd(), size < length, length < 1 << 36 else { return }
        try? handle.truncate(atOffset: length)
    }

    private func take(_ content: ReadableContent, from file: (name: String, digest: String)) throws -> Recovery {
        var recovery = content.recovery
        try write("recover", file.name, file: file, inBulk: true) { db, entry in
            for (table, row) in content.setup {
                // A row the schema refuses is lost; what points to it is made up below.
                do {
                    try db.inSavepoint {
                        try upsert(table, row.key(of: table), row.values, db, entry)
                        return .commit
                    }
                } catch is DatabaseError { recovery.unreadable += 1 }
            }
            let writer = try SessionWriter(db, entry: entry)
            for (stored, source) in content.sessions {
                let identity = Identity(uuid: stored.id, number: stored.number, version: stored.version)
                let prepared = PreparedSession(stored.session, today: stored.session.day)
                try writer.add(prepared, identity, source: source)
            }
            try writer.finish()
            for purge in content.purges { try purge.addSessions(db, since: entry) }
            recovery.recreatedFromCode = try makeUpMissing(db, entry)
        }
        for purge in content.purges {
            if purge.lostCounts { recovery.unreadable += 1 }
            try write("purge", purge.object, file: file, inBulk: true, evenClosed: true) { try purge.carryOut($0, $1) }
        }
        for period in content.closed { try close(period, reason: "recover") }
        return recovery
    }

    /// Makes again, with its code alone, what a row points to and nothing tells of any more.
    private func makeUpMissing(_ db: Database, _ entry: Int64) throws -> [String] {
        var made: [String] = []
        // What is made points to codes of its own: a second look finds them.
        for _ in 1...2 {
            for table in try String.fetchAll(db, sql: "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY 1")
            {
                for key in try db.foreignKeys(on: table) {
                    guard let parent = SetupTable.named(key.destinationTable), parent.keys == ["code"],
                        let column = key.mapping.first?.origin
                    else { continue }
                    let missing = try String.fetchAll(
                        db,
                        sql: """
                            SELECT DISTINCT \(column) FROM \(table) WHERE \(column) IS NOT NULL
                            AND \(column) NOT IN (SELECT code FROM \(parent.name)) ORDER BY 1
                            """)
                    for code in missing {
                        let values =
                            Self.bareValues[parent.name]
                            ?? ["label_fr", "label_en"].reduce(into: [:]) {
                                $0[$1] = code
                            }
                        let named = values.mapValues { ($0.isEmpty ? code : $0).databaseValue }
                        try upsert(
                            parent, ["code": code.databaseValue],
                            named.merging(["state": "active".databaseValue]) { $1 },
                            db, entry)
                        made.append("\(parent.name) \(code)")
                    }
                }
            }
        }
        return made
    }

    /// What a row that must be made again says besides its code; an empty text stands for the code.
    private static let bareValues: [String: [String: String]] = [
        "mediator": ["post": "salarie"], "place": ["name": "", "kind": "autre"],
        "partner": ["name": "", "kind": "autre"],
        "funding": ["title": "", "funder": "?", "from_day": "1990-01-01", "to_day": "2199-12-31"],
    ]
}

/// What can be read of a damaged register, row by row.
private struct ReadableContent {
    let association: Mediation.Association
    var setup: [(table: SetupTable, row: SetupRow)] = []
    /// With, for those imported, their key in the file and the digest of their content there.
    var sessions: [(stored: StoredSession, source: (key: String, digest: String?)?)] = []
    var closed: [Period] = []
    /// In order.
    var purges: [RecoveredPurge] = []
    var recovery = Recovery()

    init(_ source: Register) throws {
        association = (try? source.association()) ?? Mediation.Association(code: "association", name: "?")
        closed = (try? source.closedPeriods()) ?? []
        try readSetup(source)
        try readSessions(source)
    }

    /// The rows as their past tells them, or else as they are. A table that cannot be read gives what its past tells.
    private mutating func readSetup(_ source: Register) throws {
        let history = (try? source.read { try SetupHistory($0) }) ?? SetupHistory()
        for table in SetupTable.all {
            var rows = history.rows(of: table)
            let present = (try? source.read { try SetupRow.all(of: table, $0) }) ?? []
            for row in present where !(table.isCodeList && row.isUntouchedCode) {
                if rows[row.keyText(table)] == nil { rows[row.keyText(table)] = row }
            }
            // What a lost cost was of says nothing any more.
            if table == .costFunding {
                let costs = Set(setup.filter { $0.table == .cost }.compactMap { $0.row.values["number"] })
                rows = rows.filter { $0.value.values["cost"].map(costs.contains) ?? false }
            }
            setup += rows.sorted { $0.key < $1.key }.map { (table, $0.value) }
        }
    }

    private mutating func readSessions(_ source: Register) throws {
        var numbers: Set<Int> = []
        var standing: Set<Int> = []
        var uuids: Set<String> = []
        var purges = RecoveredPurge.all(source)
        // Row by row: a page that cannot be read takes only its own rows along.
        let last = Self.lastRow(source)
        for id in 1...max(1, last) {
            do {
                guard let row = try source.read({ try Self.row(id, $0) }) else { continue }
                // No more numbers than rows: one above that is torn.
                let number = try row.number("number", within: 1...last)
                numbers.insert(number)
                if let until: Int64 = try row.read("until") {
                    purges[until]?.add(row)
                    continue
                }
                // Outside a transaction: what cannot be read would end it.
                let loaded = try source.queue.inDatabase { try StoredSession.all(of: [row], $0, isSalvaging: true) }
                guard let stored = loaded.first else { continue }
                // Who a session is, its digest does not tell.
                let isNamed = stored.version > 0 && UUID(uuidString: stored.id) != nil
                let isAlone = uuids.insert(stored.id).inserted && standing.insert(number).inserted
                if isNamed, isAlone, try row.read("digest") == Register.digest(stored.session.canonicalText) {
                    let key: String? = try row.read("source_key")
                    sessions.append((stored, try key.map { ($0, try row.read("source_digest")) }))
                    recovery.sessions += 1
                    recovery.passages += stored.session.passages
                } else {
                    recovery.altered.append(stored)
                }
            } catch { recovery.unreadable += 1 }
        }
        self.purges = purges.sorted { $0.key < $1.key }.map(\.value)
        recovery.missing = numbers.max().map { (1...$0).filter { !numbers.contains($0) } } ?? []
    }

    private static func row(_ id: Int64, _ db: Database) throws -> Row? {
        try Row.fetchOne(
            db.cachedStatement(sql: "SELECT * FROM session NOT INDEXED WHERE id = ?"), arguments: [id])
    }

    /// The last row there can be, by whatever still tells it.
    private static func lastRow(_ source: Register) -> Int64 {
        let ways = ["session NOT INDEXED", "session INDEXED BY session_since", "session INDEXED BY session_version"]
        let found = ways.compactMap { way in
            try? source.read { try Int64.fetchOne($0, sql: "SELECT max(id) FROM \(way)") }
        }
        let walked: Int64 =
            (try? source.read { db -> Int64 in
                var last: Int64 = 0
                let rows = try Int64.fetchCursor(db, sql: "SELECT id FROM session NOT INDEXED ORDER BY id")
                // An error ends the walk; what came before counts.
                while let id = try? rows.next() { last = id }
                return last
            }) ?? 0
        // A number torn by damage must not make the walk endless: no row takes fewer than a hundred bytes.
        let size = (try? FileManager.default.attributesOfItem(atPath: source.path)[.size] as? Int64) ?? 0
        let most = size / 100
        return min(max(found.filter { $0 <= most }.max() ?? 0, walked), most)
    }
}
