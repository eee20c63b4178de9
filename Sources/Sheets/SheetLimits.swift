/// How much a table may hold. What is over is refused before it costs time or memory: a session row is under 2 kB and
/// has some thirty columns, so no honest file comes near (ASVS 5.2.1 and 5.2.3 set the ones of archives).
package enum SheetLimits {
    /// Columns of a row.
    package static let columns = 1_000
    /// Bytes of a cell.
    package static let cellBytes = 32_768
    /// Bytes of one line of delimited text.
    package static let lineBytes = 1_048_576
    /// Rows of a sheet: what a spreadsheet program can hold.
    package static let rows = 1_048_576
    /// Bytes of a table on the standard input, which may never end.
    package static let pipedBytes = 2_000_000_000
    /// Bytes of a file read whole, such as a profile or an impact map.
    package static let wholeBytes = 64_000_000
    /// Members of an archive.
    static let members = 1_000
    /// Bytes of an archive's members once unpacked, all together.
    static let unpackedBytes: UInt64 = 200_000_000
    /// Unpacked bytes for one packed byte, for members over a million bytes.
    static let ratio: UInt64 = 100
    /// Bytes of a workbook's shared texts.
    static let sharedBytes = 64_000_000
    /// Elements within one another.
    static let depth = 200
}
