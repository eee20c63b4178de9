import CZip

/// Reading one member of a zip archive (a workbook is one).
public enum ZipMember {
    /// The bytes of a member, as text; nil when the archive or the member cannot be read, or is over 16 MB unpacked.
    public static func text(_ name: String, of path: String) -> String? {
        var code: Int32 = 0
        guard let archive = zip_open(path, ZIP_RDONLY, &code) else { return nil }
        defer { zip_discard(archive) }
        var status = zip_stat_t()
        guard zip_stat(archive, name, 0, &status) == 0, status.size <= 16_000_000,
            let file = zip_fopen(archive, name, 0)
        else { return nil }
        defer { zip_fclose(file) }
        let size = Int(status.size)
        let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            count = max(0, Int(zip_fread(file, buffer.baseAddress, UInt64(size))))
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
