import CSV
import Files
import Foundation
import Interchange
import Mediation
import Register

/// A recovery and the files it makes.
package enum RecoveryFiles {
    /// Recovers a damaged register; the damaged file is not touched.
    /// - Parameter target: the register to make; nil for a free name beside the damaged file.
    /// - Returns: what was recovered, the register made, and the table of what was read but changed (nil for none).
    package static func recover(
        _ file: String, to target: String?, by author: Author
    ) throws -> (recovery: Recovery, target: String, alteredFile: String?) {
        let target = target ?? freeName("\(file).recupere")
        let recovery = try Register.recover(file, to: target, by: author)
        guard !recovery.altered.isEmpty else { return (recovery, target, nil) }
        let altered = target + ".a-verifier.csv"
        try write(recovery.altered, to: altered)
        return (recovery, target, altered)
    }

    private static func freeName(_ base: String) -> String {
        var rank = 1
        while FileManager.default.fileExists(atPath: "\(base)-\(rank).relais") { rank += 1 }
        return "\(base)-\(rank).relais"
    }

    /// What is no longer what was recorded, as a table the coordinator can correct and import.
    private static func write(_ altered: [StoredSession], to path: String) throws {
        let rows: [[String]] = [SessionColumn.contract.map(\.name)] + altered.flatMap { SessionRows.rows($0) }
        let text = rows.map { CSVText.row($0.map { .text($0) }, separator: ";") }.joined()
        try OutputFile.write(text, to: path, readers: .owner)
    }
}
