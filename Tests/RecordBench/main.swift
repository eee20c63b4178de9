import Foundation
import GRDB
import Mediation
import Register

// Recording through Relais, with its journal, its chain and its digests, against the same rows put in by the same library
// with none of them: `record-bench FOLDER ROUNDS` prints the median of the ratios of rounds of fifty sessions each.

let words = CommandLine.arguments
guard words.count == 3, let rounds = Int(words[2]), rounds > 0 else {
    print("usage: record-bench FOLDER ROUNDS")
    exit(2)
}
let today = CivilDate(iso: "2025-06-15")!
let ours = try Register(
    creating: words[1] + "/with.relais", association: Association(code: "banc", name: "Banc"),
    by: Author(program: "record-bench"))
try ours.setUp(
    "set up",
    [
        .mediator(Mediator(code: "M1")),
        .place(Place(code: "local", name: "Local", kind: "local_association")),
    ], isNew: true)
try FileManager.default.copyItem(atPath: words[1] + "/with.relais", toPath: words[1] + "/without.relais")

var session = Session(
    day: CivilDate(iso: "2025-03-04")!, minutes: Minutes(120), kind: "permanence", place: "local", mediators: ["M1"])
var contact = Contact(themes: ["sante/couverture"])
contact.gender = "femme"
contact.ageBand = "26_39"
contact.actions = ["information"]
session.contacts = [contact]

/// The same settings as the register's own connection.
var configuration = Configuration()
configuration.prepareDatabase { db in
    try db.execute(sql: "PRAGMA synchronous = EXTRA; PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON")
}
let plain = try DatabaseQueue(path: words[1] + "/without.relais", configuration: configuration)

func recordPlainly() throws {
    try plain.writeWithoutTransaction { db in
        try db.inTransaction(.immediate) {
            let number = try Int.fetchOne(db, sql: "SELECT coalesce(max(number), 0) + 1 FROM session") ?? 1
            try db.cachedStatement(
                sql: """
                    INSERT INTO session (uuid, number, version, since, day, minutes, kind, place, entry_mode, digest)
                    VALUES (?, ?, 1, 1, '2025-03-04', 120, 'permanence', 'local', 'rattrapage', ?)
                    """
            ).execute(arguments: [UUID().uuidString.lowercased(), number, String(repeating: "0", count: 64)])
            let id = db.lastInsertedRowID
            try db.cachedStatement(sql: "INSERT INTO session_mediator VALUES (?, 'M1')").execute(arguments: [id])
            try db.cachedStatement(
                sql: """
                    INSERT INTO contact VALUES (?, 1, 1, 'sante/couverture', NULL, NULL, 'femme', '26_39',
                    'non_renseigne', 'non_renseigne', 'non_renseigne', 'non_renseigne', NULL)
                    """
            ).execute(arguments: [id])
            try db.cachedStatement(sql: "INSERT INTO contact_action VALUES (?, 1, 'information')").execute(
                arguments: [id])
            return .commit
        }
    }
}

func seconds(_ body: () throws -> Void) rethrows -> Double {
    let begun = DispatchTime.now().uptimeNanoseconds
    for _ in 1...50 { try body() }
    return Double(DispatchTime.now().uptimeNanoseconds - begun) / 1e9
}

var ratios: [Double] = []
for round in 0...rounds {
    let with = try seconds { _ = try ours.record(session, on: today) }
    let without = try seconds { try recordPlainly() }
    // The first round warms the caches.
    if round > 0 { ratios.append(with / without) }
}
ratios.sort()
let shown = [ratios[ratios.count / 2], ratios[0], ratios[ratios.count - 1]].map { String(format: "%.2f", $0) }
print(
    "recording with the journal and digests: \(shown[0])x recording without (\(shown[1]) to \(shown[2]), \(rounds) runs), goal at most 1.5x"
)
