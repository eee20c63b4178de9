import CZip
import Foundation

/// A zip archive read through libzip, within `SheetLimits`: workbooks are such archives. Nothing is ever written out.
package final class ZipArchive {
    private let archive: OpaquePointer
    private var sizes: [String: UInt64] = [:]

    /// Opens an archive and looks at the list of its members. Throws `FileProblem.Reason`.
    package init(_ path: String) throws {
        var code: Int32 = 0
        guard let archive = zip_open(path, ZIP_RDONLY, &code) else { throw FileProblem.Reason.damagedArchive }
        self.archive = archive
        let count = zip_get_num_entries(archive, 0)
        guard count <= SheetLimits.members else { throw FileProblem.Reason.tooManyMembers }
        let fileSize = (try? FileManager.default.attributesOfItem(atPath: path)[.size] as? UInt64) ?? 0
        var total: UInt64 = 0
        for rank in 0..<UInt64(max(0, count)) {
            var status = zip_stat_t()
            guard zip_stat_index(archive, rank, 0, &status) == 0, let raw = status.name, status.comp_size <= fileSize
            else {
                throw FileProblem.Reason.damagedArchive
            }
            let name = String(cString: raw)
            let parts = name.split(whereSeparator: { $0 == "/" || $0 == "\\" })
            guard !name.hasPrefix("/"), !name.hasPrefix("\\"), !parts.contains("..") else {
                throw FileProblem.Reason.outsideMember(name)
            }
            total = total.addingReportingOverflow(status.size).partialValue
            let isSwollen = status.size > 1_000_000 && status.size / SheetLimits.ratio > status.comp_size
            guard status.size <= SheetLimits.unpackedBytes, total <= SheetLimits.unpackedBytes, !isSwollen else {
                throw FileProblem.Reason.unpackedTooLarge
            }
            sizes[name] = status.size
        }
    }

    deinit { zip_discard(archive) }

    /// Names of the members, sorted.
    package var names: [String] { sizes.keys.sorted() }

    /// Whether a member is there.
    func has(_ name: String) -> Bool { sizes[name] != nil }

    /// Passes on a member's bytes, chunk after chunk. More bytes than the archive declares is refused.
    func read(_ name: String, _ consume: (UnsafeRawBufferPointer) throws -> Void) throws {
        guard let size = sizes[name], let file = zip_fopen(archive, name, 0) else {
            throw FileProblem.Reason.damagedArchive
        }
        defer { zip_fclose(file) }
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 65_536, alignment: 16)
        defer { buffer.deallocate() }
        var total: UInt64 = 0
        while true {
            let count = zip_fread(file, buffer.baseAddress, UInt64(buffer.count))
            guard count >= 0 else { throw FileProblem.Reason.damagedArchive }
            guard count > 0 else { break }
            total += UInt64(count)
            guard total <= size else { throw FileProblem.Reason.unpackedTooLarge }
            try consume(UnsafeRawBufferPointer(rebasing: buffer[..<Int(count)]))
        }
        guard total == size else { throw FileProblem.Reason.damagedArchive }
    }

    /// A member as text.
    package func text(_ name: String) throws -> String {
        var bytes: [UInt8] = []
        try read(name) { bytes += $0 }
        return String(decoding: bytes, as: UTF8.self)
    }
}
