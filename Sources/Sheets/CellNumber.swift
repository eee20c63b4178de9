import Foundation
import Mediation

/// What a number of a workbook stands for, as its format shows it.
enum NumberForm: Sendable {
    case number, day, timeOfDay, dayAndTime, elapsed

    /// The form of a format code such as `dd/mm/yyyy` or `[h]:mm`.
    init(formatCode code: String) {
        var letters = ""
        var isQuoted = false
        var bracket: String?
        var isElapsed = false
        var isEscaped = false
        for character in code.lowercased() {
            if isEscaped {
                isEscaped = false
            } else if character == "\"" {
                isQuoted.toggle()
            } else if isQuoted {
                continue
            } else if character == "\\" {
                isEscaped = true
            } else if character == ";" {
                break
            } else if character == "[" {
                bracket = ""
            } else if character == "]" {
                if let inside = bracket, !inside.isEmpty, inside.allSatisfy({ "hms".contains($0) }) { isElapsed = true }
                bracket = nil
            } else if bracket != nil {
                bracket?.append(character)
            } else {
                letters.append(character)
            }
        }
        if letters.contains("general") || letters.contains("standard") { letters = "" }
        let hasDay = letters.contains { "dyj".contains($0) }
        let hasTime = isElapsed || letters.contains { "hs".contains($0) }
        switch (hasDay, hasTime) {
        case (true, true): self = .dayAndTime
        case (true, false): self = .day
        case (false, true): self = isElapsed ? .elapsed : .timeOfDay
        // `mmm` alone is a month of a day.
        case (false, false): self = letters.contains("mmm") ? .day : .number
        }
    }

    /// The form of a format every workbook knows by number (ECMA-376, 18.8.30); nil for one it must define.
    init?(builtIn number: Int) {
        switch number {
        case 14...17, 27...31, 34...36, 50...54, 57, 58: self = .day
        case 18...21, 32, 33, 55, 56: self = .timeOfDay
        case 22: self = .dayAndTime
        case 45, 46, 47: self = .elapsed
        case 0..<164: self = .number
        default: return nil
        }
    }
}

/// Numbers of a workbook as text.
struct CellNumber {
    /// Whether days are counted from 1904, as old Macintosh workbooks do.
    var countsFrom1904 = false

    /// The text people would type: `12`, `12.5`, `2025-03-04`, `09:30`, `2025-03-04 09:30`.
    func text(_ raw: String, _ form: NumberForm) -> String {
        if form == .number, raw.utf8.count <= 15, raw.utf8.allSatisfy({ (0x30...0x39).contains($0) }) { return raw }
        guard let value = Double(raw), value.isFinite else { return raw }
        switch form {
        case .number: return plain(value)
        case .day: return day(value) ?? plain(value)
        case .timeOfDay: return value < 1 ? time(value) : dayAndTime(value)
        case .dayAndTime: return value < 1 ? time(value) : dayAndTime(value)
        case .elapsed: return time(value)
        }
    }

    /// Fifteen significant digits, as spreadsheets show: 0.1 + 0.2 is 0.3.
    private func plain(_ value: Double) -> String {
        let rounded = Double(String(format: "%.15g", value)) ?? value
        guard rounded == rounded.rounded(), abs(rounded) < 1e15 else { return "\(rounded)" }
        return String(Int64(rounded))
    }

    private func day(_ serial: Double) -> String? {
        guard (367..<105_000).contains(serial) else { return nil }
        // Counted from 1 January 2000, day 36,526 (35,064 from 1904): days before 1900 are no days of ours.
        let days = Int(serial) - (countsFrom1904 ? 35_064 : 36_526)
        return CivilDate(year: 2000, month: 1, day: 1)?.adding(days: days)?.description
    }

    private func dayAndTime(_ value: Double) -> String {
        guard let day = day(value) else { return plain(value) }
        let minutes = Int((value - value.rounded(.down)) * 1440 + 0.5)
        return minutes % 1440 == 0 ? day : "\(day) \(time(Double(minutes) / 1440))"
    }

    private func time(_ value: Double) -> String {
        guard value >= 0, value < 10_000 else { return plain(value) }
        let minutes = Int((value * 1440).rounded())
        return "\(minutes / 60 < 10 ? "0" : "")\(minutes / 60):\(minutes % 60 < 10 ? "0" : "")\(minutes % 60)"
    }
}
