/// How many heads of a contact line came for the first time.
struct AttendanceHeads {
    /// Noted as first of the year, ever or not.
    var first = 0
    /// Noted as first ever.
    var firstEver = 0
    /// `first`, and those of unknown attendance.
    var possiblyFirst = 0
}
