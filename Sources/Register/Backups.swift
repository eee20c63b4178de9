import Files
import Foundation

/// The copies kept beside a register: made by SQLite's backup, checked, with their SHA-256. Older ones are deleted: the five
/// newest are kept, then the newest of each day, ten in all.
package struct Backups: Sendable {
    /// The register they are of.
    private let path: String

    /// The backups of the register at a path.
    package init(of path: String) { self.path = path }

    /// The folder they are in.
    package var folder: String { path + ".sauvegardes" }

    /// Names of the backups, the newest last: they begin with the day and hour they were made, UTC.
    package var names: [String] {
        let found = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return found.filter { $0.hasSuffix(".relais") && $0.prefixMatch(of: #/\d{8}-\d{9}-/#) != nil }.sorted()
    }

    /// Makes one more, and deletes those no longer kept. Answers its path.
    @discardableResult
    package func make(_ register: Register, because why: String) throws -> String {
        try Register.storing(folder) { try Folder.make(folder, readers: .owner) }
        let stamp = try register.utcStamp()
        var target = "\(folder)/\(stamp)-\(why).relais"
        var rank = 1
        while FileManager.default.fileExists(atPath: target) {
            rank += 1
            target = "\(folder)/\(stamp)-\(why)-\(rank).relais"
        }
        do { try register.backUp(to: target) } catch {
            Folder.removeIfEmpty(folder)
            throw error
        }
        rotate(keeping: Folder.name(target))
        return target
    }

    /// Keeps the five newest, then the newest of each day, ten in all; always the one just made, whose name is not the
    /// last where the clock went back.
    private func rotate(keeping made: String) {
        var kept: Set<String> = Set(names.suffix(5))
        kept.insert(made)
        var days: Set<String> = []
        for name in names.reversed() where kept.count < 10 && days.insert(String(name.prefix(8))).inserted {
            kept.insert(name)
        }
        for name in names where !kept.contains(name) {
            WholeFile.remove("\(folder)/\(name)")
            WholeFile.remove("\(folder)/\(name).sha256")
        }
    }
}
