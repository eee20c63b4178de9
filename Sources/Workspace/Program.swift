/// The program as it names itself in journals, reports and exports.
package enum Program {
    /// Version of the program, as `MAJOR.MINOR.PATCH`.
    package static let version = "0.1.0"
    /// Name and version.
    package static let name = "relais \(version)"
}
