import CXlsxWriter
import Mediation
import Reports

/// The formats of cells.
struct WorkbookFormats {
    /// Of the title of a sheet.
    let title: UnsafeMutablePointer<lxw_format>?
    /// Of the heads of rows and columns.
    let head: UnsafeMutablePointer<lxw_format>?
    /// Of text, several lines in a cell.
    let words: UnsafeMutablePointer<lxw_format>?
    /// Of `s`, `n.d.` and `///`.
    let mark: UnsafeMutablePointer<lxw_format>?
    private let count: UnsafeMutablePointer<lxw_format>?
    private let minutes: UnsafeMutablePointer<lxw_format>?
    private let decimal: UnsafeMutablePointer<lxw_format>?
    private let euros: UnsafeMutablePointer<lxw_format>?
    private let share: UnsafeMutablePointer<lxw_format>?
    /// Of an evolution, a share with its sign.
    let change: UnsafeMutablePointer<lxw_format>?
    private let duration: UnsafeMutablePointer<lxw_format>?
    private let events: UnsafeMutablePointer<lxw_format>?
    private let persons: UnsafeMutablePointer<lxw_format>?

    /// Makes the formats in a workbook, which owns them.
    init(_ book: UnsafeMutablePointer<lxw_workbook>, _ language: Language) {
        func number(_ format: String) -> UnsafeMutablePointer<lxw_format>? {
            let made = workbook_add_format(book)
            format_set_num_format(made, format)
            format_set_align(made, 8)  // top
            return made
        }
        title = workbook_add_format(book)
        format_set_bold(title)
        format_set_font_size(title, 14)
        head = workbook_add_format(book)
        format_set_bold(head)
        format_set_text_wrap(head)
        format_set_bottom(head, 1)
        words = workbook_add_format(book)
        format_set_text_wrap(words)
        format_set_align(words, 8)  // top
        mark = workbook_add_format(book)
        format_set_align(mark, 3)  // right
        format_set_align(mark, 8)  // top
        count = number("#,##0")
        minutes = number("#,##0 \"min\"")
        decimal = number("#,##0.##")
        euros = number("#,##0.00 \"€\"")
        share = number("0 %")
        change = number("+0 %;-0 %;0 %")
        duration = number("[h]:mm")
        events = number("#,##0 \"\(language.say("fois", "times"))\"")
        persons = number("#,##0 \"\(language.say("personnes", "people"))\"")
    }

    /// Of a quantity of an effect.
    func quantity(_ unit: ReportUnit) -> UnsafeMutablePointer<lxw_format>? {
        switch unit {
        case .minutes: duration
        case .events: events
        case .people: persons
        default: number(unit)
        }
    }

    /// Of a number of a unit.
    func number(_ unit: ReportUnit) -> UnsafeMutablePointer<lxw_format>? {
        switch unit {
        case .euros: euros
        case .share: share
        case .minutes: minutes
        case .number, .quantity: decimal
        default: count
        }
    }
}
