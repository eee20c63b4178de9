import Foundation
import Synchronization
import SystemPackage
import Testing

@testable import Files

/// A folder of its own, removed with the value.
final class TemporaryFolder {
    let path = FileManager.default.temporaryDirectory.appending(path: "relais-\(UUID().uuidString)").path

    init() throws { try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true) }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func file(_ name: String) -> String { path + "/" + name }

    func text(_ name: String) throws -> String { try String(contentsOfFile: file(name), encoding: .utf8) }

    var names: [String] { Folder.names(in: path) }
}

@Suite struct FilesTests {
    @Test func `a file is written with the rights asked, and nothing is left beside`() throws {
        let folder = try TemporaryFolder()
        try WholeFile.write("é\n".utf8, to: folder.file("a.txt"), readers: .owner)
        #expect(try folder.text("a.txt") == "é\n")
        #expect(try FileState(at: folder.file("a.txt"))?.rights == 0o600)
        try WholeFile.write("b".utf8, to: folder.file("a.txt"), readers: .owner)
        #expect(try folder.text("a.txt") == "b" && folder.names == ["a.txt"])
    }

    @Test func `a link is followed, and stays a link`() throws {
        let folder = try TemporaryFolder()
        try Data("old".utf8).write(to: URL(fileURLWithPath: folder.file("real")))
        symlink("real", folder.file("link"))
        try WholeFile.write("new".utf8, to: folder.file("link"), readers: .owner)
        #expect(try folder.text("real") == "new")
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder.file("link")) == "real")
    }

    @Test func `what must not be replaced is not`() throws {
        let folder = try TemporaryFolder()
        try WholeFile.write("a".utf8, to: folder.file("a"), readers: .owner, replacing: false)
        #expect(throws: FileFailure(.writing, .exists, path: folder.file("a"))) {
            try WholeFile.write("b".utf8, to: folder.file("a"), readers: .owner, replacing: false)
        }
        #expect(try folder.text("a") == "a" && folder.names == ["a"])
    }

    @Test func `failures say what was refused`() throws {
        let folder = try TemporaryFolder()
        func failure(_ body: () throws -> Void) -> FileFailure? {
            do { try body() } catch { return error as? FileFailure }
            return nil
        }
        let inNothing = folder.file("no/where")
        #expect(
            failure { try WholeFile.write([], to: inNothing, readers: .owner) }
                == FileFailure(.writing, .missing, path: inNothing))
        #expect(
            failure { try WholeFile.write([], to: folder.path, readers: .owner) }
                == FileFailure(.writing, .isFolder, path: folder.path))
        #expect(
            failure { try WholeFile.write("x".utf8, to: "/dev/full", readers: .owner) }
                == FileFailure(.writing, .noSpace, path: "/dev/full"))
        #expect(
            failure { _ = try FileReading.start(of: inNothing, count: 1) }
                == FileFailure(.reading, .missing, path: inNothing))
        let reasons: [(Errno, FileFailure.Reason)] = [
            (.diskQuotaExceeded, .noSpace), (.readOnlyFileSystem, .notPermitted), (.permissionDenied, .notPermitted),
            (.notDirectory, .missing),
        ]
        for (error, reason) in reasons { #expect(FileFailure.Reason(error) == reason) }
    }

    @Test func `a file that is not finished leaves what was there, and goes`() throws {
        let folder = try TemporaryFolder()
        try WholeFile.write("old".utf8, to: folder.file("a"), readers: .owner)
        do {
            let partial = try PartialFile(for: folder.file("a"), readers: .owner)
            try partial.append("new")
            #expect(folder.names.count == 2)
        }
        #expect(try folder.text("a") == "old" && folder.names == ["a"])
    }

    @Test func `two files of one name being made are two, and one left over is removed by the next`() throws {
        let folder = try TemporaryFolder()
        let target = folder.file("a")
        let one = try PartialFile(for: target, readers: .owner)
        let other = try PartialFile(for: target, readers: .owner)
        #expect(one.path != other.path && folder.names.count == 2)
        // Left by a program that was killed: nobody holds it.
        let left = folder.file(".a.00112233445566aa.partial")
        try Data("half".utf8).write(to: URL(fileURLWithPath: left))
        // Of another file, or no partial of ours: not touched.
        for name in [".ab.00112233445566aa.partial", ".a.note.partial", "a.partial"] {
            try Data().write(to: URL(fileURLWithPath: folder.file(name)))
        }
        try one.append("1")
        try other.append("2")
        let third = try PartialFile(for: target, readers: .owner)
        #expect(try FileState(at: left) == nil)
        #expect(folder.names.count == 6)
        try one.commit()
        try other.commit()
        third.discard()
        #expect(try folder.text("a") == "2")
        #expect(folder.names == [".a.note.partial", ".ab.00112233445566aa.partial", "a", "a.partial"])
    }

    @Test func `a folder takes its place whole, and one left over is removed by the next`() throws {
        let folder = try TemporaryFolder()
        let left = folder.file(".a.00112233445566aa.partial")
        for name in ["a", ".a.00112233445566aa.partial"] {
            try Folder.make(folder.file(name), readers: .owner)
            try Data("old".utf8).write(to: URL(fileURLWithPath: folder.file(name + "/old")))
        }
        do {
            let partial = try PartialFolder(for: folder.file("a"), readers: .owner)
            #expect(try FileState(at: left) == nil && FileState(at: partial.path)?.rights == 0o700)
            try WholeFile.write("new".utf8, to: partial.path + "/new", readers: .usual)
            try partial.commit()
        }
        #expect(folder.names == ["a"] && Folder.names(in: folder.file("a")) == ["new"])
        do {
            let partial = try PartialFolder(for: folder.file("a"), readers: .owner)
            try WholeFile.write("half".utf8, to: partial.path + "/half", readers: .usual)
        }
        #expect(folder.names == ["a"] && Folder.names(in: folder.file("a")) == ["new"])
    }

    @Test func `a large file grows chunk by chunk and is copied whole`() throws {
        let folder = try TemporaryFolder()
        let line = String(repeating: "0123456789", count: 1_000)
        let partial = try PartialFile(for: folder.file("a"), readers: .owner)
        for _ in 0..<100 { try partial.append(line) }
        try partial.commit()
        let copy = try PartialFile(for: folder.file("b"), readers: .owner)
        try copy.append("begin")
        try copy.append(contentsOf: folder.file("a"))
        try copy.append("end")
        try copy.commit()
        #expect(try folder.text("b") == "begin" + String(repeating: line, count: 100) + "end")
        #expect(try FileReading.start(of: folder.file("b"), count: 7) == Array("begin01".utf8))
        #expect(try FileReading.start(of: folder.file("b"), count: 9_999_999).count == 1_000_008)
    }

    @Test func `folders are made down to the last, each with the rights asked`() throws {
        let folder = try TemporaryFolder()
        try Folder.make(folder.file("a/b/c"), readers: .owner)
        #expect(try FileState(at: folder.file("a/b"))?.rights == 0o700)
        try Folder.make(folder.file("a/b/c"), readers: .owner)
        try WholeFile.write([], to: folder.file("f"), readers: .owner)
        #expect(throws: FileFailure(.writing, .exists, path: folder.file("f"))) {
            try Folder.make(folder.file("f"), readers: .owner)
        }
        #expect(Folder.above("a") == "." && Folder.above("/a") == "/" && Folder.above("a/b") == "a")
        #expect(Folder.name("a/b.c") == "b.c")
    }

    @Test func `a file keeps the rights of the one it replaces`() throws {
        let folder = try TemporaryFolder()
        try WholeFile.write([], to: folder.file("a"), readers: .owner)
        chmod(folder.file("a"), 0o640)
        let before = try #require(try FileState(at: folder.file("a")))
        let partial = try PartialFile(for: folder.file("a"), readers: .owner)
        try partial.adopt(before)
        try partial.commit()
        let after = try #require(try FileState(at: folder.file("a")))
        #expect(after.rights == 0o640 && after.owner == before.owner && after.inode != before.inode)
    }

    @Test func `a change of the content shows in the state`() throws {
        let folder = try TemporaryFolder()
        try WholeFile.write("a".utf8, to: folder.file("a"), readers: .owner)
        let before = try FileState(at: folder.file("a"))
        #expect(try FileState(at: folder.file("a")) == before)
        try Data("bb".utf8).write(to: URL(fileURLWithPath: folder.file("a")))
        #expect(try FileState(at: folder.file("a")) != before)
        #expect(try FileState(at: folder.file("nothing")) == nil)
        #expect(FileState.isSame(folder.file("a"), folder.path + "/./a"))
        #expect(!FileState.isSame(folder.file("a"), folder.file("nothing")))
    }
}
