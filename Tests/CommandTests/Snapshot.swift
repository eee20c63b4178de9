import Foundation
import Testing

/// What a command printed, kept in a file of `Snapshots/` that a person can read.
///
/// A missing file is written and fails the test once; `RELAIS_RECORD_SNAPSHOTS=1` writes every file again, and fails.
struct Snapshot {
    static let folder = TestFiles.here.appending(path: "Snapshots")
    static let isRecording = ProcessInfo.processInfo.environment["RELAIS_RECORD_SNAPSHOTS"] == "1"

    /// Path under `Snapshots/`; the ending `.json` asks for a comparison cell by cell.
    let file: String

    /// Fails with the first places where `printed` differs from the file.
    func expect(_ printed: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
        let printed = Self.masked(printed)
        let url = Self.folder.appending(path: file)
        guard !Self.isRecording, let data = try? Data(contentsOf: url) else {
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(printed.utf8).write(to: url)
            Issue.record("recorded \(file): read it, then run again", sourceLocation: sourceLocation)
            return
        }
        let kept = String(decoding: data, as: UTF8.self)
        if kept.utf8.elementsEqual(printed.utf8) { return }
        let differences =
            file.hasSuffix(".json")
            ? try JSONDifferences(kept: kept, printed: printed).found : LineDifferences(kept, printed).found
        #expect(
            differences.isEmpty, "\(file)\n\(differences.prefix(20).joined(separator: "\n"))",
            sourceLocation: sourceLocation)
    }

    /// The text without what changes from one run to the next: identifiers, instants, digests of a register, version.
    static func masked(_ text: String) -> String {
        volatile.reduce(text) { $0.replacingOccurrences(of: $1.0, with: $1.1, options: .regularExpression) }
    }

    private static let volatile = [
        ("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "<uuid>"),
        (#"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z"#, "<instant>"),
        (
            #"("(?:registerDigest|chainDigest)" : "|relais-register-digest |Empreinte du registre : )[0-9a-f]{64}"#,
            "$1<digest>"
        ),
        (#"(registre|register) [0-9a-f]{12}\b"#, "$1 <digest>"),
        (#"relais \d+\.\d+\.\d+"#, "relais <version>"),
    ]
}

/// The first lines that two texts do not share, as a diff shows them.
struct LineDifferences {
    let found: [String]

    init(_ kept: String, _ printed: String) {
        func lines(_ text: String) -> [String] {
            text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        }
        // As bytes: two strings are equal in Swift when their accents are only written another way.
        let changes = lines(printed).difference(from: lines(kept)) { $0.utf8.elementsEqual($1.utf8) }
        let removed = changes.removals.map { ($0.place, "line \($0.place + 1) - \($0.line)") }
        let added = changes.insertions.map { ($0.place, "line \($0.place + 1) + \($0.line)") }
        found = (removed + added).sorted { ($0.0, $1.1) < ($1.0, $0.1) }.map(\.1)
    }
}

extension CollectionDifference<String>.Change {
    fileprivate var place: Int {
        switch self {
        case .insert(let offset, _, _), .remove(let offset, _, _): offset
        }
    }

    fileprivate var line: String {
        switch self {
        case .insert(_, let line, _), .remove(_, let line, _): line
        }
    }
}
