import Mediation
import Reports

/// A picture of a table as inline SVG: direct labels, shades of grey-safe blue with patterns, zero-based bars, a title
/// for who does not see it. The table stands beside it.
struct ChartSVG {
    private let chart: ReportChart
    private let table: ReportTable
    private let words: ReportWords
    private static let width = 720.0
    private static let row = 26.0
    private static let label = 250.0
    private static let ink = "#1d1d1f"
    /// Lightness steps of at least a fifth, dark to light.
    private static let shades = ["#1f3a5f", "#6d8fb8", "#c3d3e6", "#3d5f8d", "#98b3d1", "#e4ebf3"]

    init(_ chart: ReportChart, _ words: ReportWords) {
        self.chart = chart
        table = chart.table
        self.words = words
    }

    /// The `<svg>` element.
    var document: String {
        let (body, height) = drawing
        let title = table.title.text(words.language)
        return """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(Self.number(Self.width)) \(Self.number(height))" role="img" aria-label="\(MarkupText.escaped(title + ". " + reading))" font-family="DejaVu Sans, Verdana, sans-serif" font-size="13" fill="\(Self.ink)">
            <title>\(MarkupText.escaped(title + ". " + reading))</title>
            \(body.joined(separator: "\n"))
            </svg>
            """
    }

    /// One sentence for who does not see the picture.
    private var reading: String {
        let magnitudes = table.rows.indices.compactMap { row in magnitude(row).map { (row, $0) } }
        guard let most = magnitudes.max(by: { $0.1 < $1.1 }), chart.kind != .tornado, chart.kind != .range else {
            return words.language.say("Les chiffres sont dans le tableau.", "The figures are in the table.")
        }
        let label = table.rows[most.0].label.text(words.language)
        return words.language.say(
            "Le plus grand : \(label). Les chiffres sont dans le tableau.",
            "Largest: \(label). The figures are in the table.")
    }

    private var drawing: ([String], Double) {
        switch chart.kind {
        case .bars: bars
        case .columns: columns
        case .stacked: stacked
        case .range: range
        case .tornado: tornado
        }
    }

    // MARK: - Kinds

    private var bars: ([String], Double) {
        let largest = max(1, table.rows.indices.compactMap(magnitude).max() ?? 1)
        let room = Self.width - Self.label - 100
        var body: [String] = []
        for row in table.rows.indices {
            let y = Double(row) * Self.row
            body.append(rowLabel(row, y))
            let cell = table.isCrossed ? table.rowTotals[row] : table.cells[row][0]
            let length = (magnitude(row) ?? 0) / largest * room
            body.append(Self.rect(Self.label, y + 4, length, Self.row - 8, Self.shades[0]))
            body.append(Self.text(Self.label + length + 6, y + 17, words.cell(cell, table.unit)))
        }
        return (body, Double(table.rows.count) * Self.row + 4)
    }

    private var columns: ([String], Double) {
        let largest = max(1, table.rows.indices.compactMap(magnitude).max() ?? 1)
        let height = 200.0
        let step = (Self.width - 20) / Double(max(1, table.rows.count))
        var body = [Self.line(10, height + 24, Self.width - 10, height + 24)]
        for row in table.rows.indices {
            let tall = (magnitude(row) ?? 0) / largest * height
            let x = 10 + Double(row) * step
            let cell = table.isCrossed ? table.rowTotals[row] : table.cells[row][0]
            body.append(Self.rect(x + step * 0.15, height + 24 - tall, step * 0.7, tall, Self.shades[0]))
            body.append(Self.text(x + step / 2, height + 19 - tall, words.cell(cell, table.unit), anchor: "middle"))
            let label = table.rows[row].label.text(words.language)
            body.append(
                Self.text(
                    x + step / 2, height + 42, table.rows.count > 6 ? Self.abbreviated(label) : label, anchor: "middle")
            )
        }
        return (body, height + 52)
    }

    private var stacked: ([String], Double) {
        let sums = table.cells.map { $0.compactMap(\.magnitude).reduce(0, +) }
        let largest = max(1, sums.max() ?? 1)
        let room = Self.width - Self.label - 80
        var body: [String] = ["<defs>"]
        for series in table.columns.indices where series % 2 == 1 {
            body.append(
                "<pattern id=\"hatch-\(table.code)-\(series)\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\"><rect width=\"6\" height=\"6\" fill=\"\(shade(series))\"/><line x1=\"0\" y1=\"0\" x2=\"0\" y2=\"6\" stroke=\"#fff\" stroke-width=\"1.5\"/></pattern>"
            )
        }
        body.append("</defs>")
        var x = 0.0
        var legend = 0.0
        for (series, column) in table.columns.enumerated() {
            let label = column.label.text(words.language)
            let length = Double(label.count) * 8 + 34
            if x + length > Self.width {
                x = 0
                legend += 22
            }
            body.append(Self.rect(x, legend + 3, 14, 14, fill(series), stroke: true))
            body.append(Self.text(x + 20, legend + 15, label))
            x += length
        }
        let top = legend + 30
        for row in table.rows.indices {
            let y = top + Double(row) * Self.row
            body.append(rowLabel(row, y))
            var start = Self.label
            for (series, cell) in table.cells[row].enumerated() {
                let length = (cell.magnitude ?? 0) / largest * room
                if length > 0 { body.append(Self.rect(start, y + 4, length, Self.row - 8, fill(series), stroke: true)) }
                start += length
            }
            if table.isCrossed, table.rowTotals[row] != .void {
                body.append(Self.text(start + 6, y + 17, words.cell(table.rowTotals[row], table.unit)))
            }
        }
        return (body, top + Double(table.rows.count) * Self.row + 4)
    }

    private var range: ([String], Double) {
        let values = table.cells.joined().compactMap(\.magnitude)
        let (low, high) = (min(0, values.min() ?? 0), max(1, values.max() ?? 1))
        let room = Self.width - Self.label - 90
        func x(_ value: Double) -> Double { Self.label + (value - low) / (high - low) * room }
        let tall = 46.0
        var body: [String] = []
        for row in table.rows.indices {
            let y = Double(row) * tall
            let cells = table.cells[row].map { $0.magnitude ?? 0 }
            guard cells.count == 3 else { continue }
            body.append(rowLabel(row, y + 8))
            body.append(
                Self.rect(x(cells[0]), y + 14, max(1, x(cells[2]) - x(cells[0])), 10, Self.shades[2], stroke: true))
            body.append(Self.rect(x(cells[1]) - 2, y + 9, 4, 20, Self.shades[0]))
            // The three figures under their marks; the centre above where it would run into an end.
            let gap = 62.0
            let isTight = x(cells[1]) - x(cells[0]) < gap || x(cells[2]) - x(cells[1]) < gap
            if x(cells[2]) - x(cells[0]) > gap {
                body.append(
                    Self.text(
                        x(cells[0]), y + 38, words.cell(table.cells[row][0], table.unit), anchor: "middle", size: 11))
                body.append(
                    Self.text(
                        x(cells[2]), y + 38, words.cell(table.cells[row][2], table.unit), anchor: "middle", size: 11))
            } else {
                let ends = [0, 2].map { words.cell(table.cells[row][$0], table.unit) }.joined(separator: " – ")
                body.append(Self.text(x(cells[0]), y + 38, ends, size: 11))
            }
            body.append(
                Self.text(
                    x(cells[1]), isTight ? y + 6 : y + 38, words.cell(table.cells[row][1], table.unit),
                    anchor: "middle",
                    size: 11, isBold: true))
        }
        return (body, Double(table.rows.count) * tall + 2)
    }

    private var tornado: ([String], Double) {
        let ends = table.cells.map { ($0[0].magnitude ?? 0, $0[1].magnitude ?? 0) }
        let values = ends.flatMap { [$0.0, $0.1] }
        guard let least = values.min(), let most = values.max(), most > least else { return ([], 10) }
        let label = 310.0
        let room = Self.width - label - 130
        func x(_ value: Double) -> Double { label + 65 + (value - least) / (most - least) * room }
        let tall = 30.0
        var body: [String] = []
        for (row, end) in ends.enumerated() {
            let y = Double(row) * tall
            body.append(
                Self.label(table.rows[row].label.text(words.language), x: label - 8, y: y + 18, most: 42, size: 12))
            let (left, right) = (min(end.0, end.1), max(end.0, end.1))
            body.append(Self.rect(x(left), y + 5, max(1, x(right) - x(left)), tall - 12, Self.shades[1], stroke: true))
            body.append(Self.text(x(left) - 5, y + 18, words.cell(.number(left), table.unit), anchor: "end", size: 11))
            body.append(Self.text(x(right) + 5, y + 18, words.cell(.number(right), table.unit), size: 11))
        }
        return (body, Double(ends.count) * tall + 4)
    }

    // MARK: - Pieces

    private func magnitude(_ row: Int) -> Double? {
        table.isCrossed ? table.rowTotals[row].magnitude : table.cells[row].first?.magnitude
    }

    private func shade(_ series: Int) -> String { Self.shades[series % Self.shades.count] }

    private func fill(_ series: Int) -> String {
        series % 2 == 1 ? "url(#hatch-\(table.code)-\(series))" : shade(series)
    }

    private func rowLabel(_ row: Int, _ y: Double) -> String {
        Self.label(table.rows[row].label.text(words.language), x: Self.label - 8, y: y + 17, most: 34, size: 13)
    }

    /// The first word, cut after four letters: `janv.`, `mars`.
    private static func abbreviated(_ text: String) -> String {
        let word = text.split(separator: " ").first.map(String.init) ?? text
        return word.count > 5 ? word.prefix(4) + "." : word
    }

    /// A label to the left of `x`, on two smaller lines where one would be over `most` characters: never cut.
    private static func label(_ text: String, x: Double, y: Double, most: Int, size: Int) -> String {
        guard text.count > most else { return Self.text(x, y, text, anchor: "end", size: size) }
        let words = text.split(separator: " ").map(String.init)
        var first = ""
        var rest = words[...]
        while let word = rest.first, first.isEmpty || first.count + 1 + word.count <= max(most, text.count / 2 + 4) {
            first += (first.isEmpty ? "" : " ") + word
            rest = rest.dropFirst()
        }
        let second = rest.joined(separator: " ")
        guard !second.isEmpty else { return Self.text(x, y, first, anchor: "end", size: size - 3) }
        return Self.text(x, y - 6, first, anchor: "end", size: size - 3)
            + Self.text(x, y + 5, second, anchor: "end", size: size - 3)
    }

    private static func rect(
        _ x: Double, _ y: Double, _ width: Double, _ height: Double, _ fill: String, stroke: Bool = false
    ) -> String {
        "<rect x=\"\(number(x))\" y=\"\(number(y))\" width=\"\(number(max(0, width)))\" height=\"\(number(max(0, height)))\" fill=\"\(fill)\"\(stroke ? " stroke=\"\(shades[0])\" stroke-width=\"0.75\"" : "")/>"
    }

    private static func line(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double) -> String {
        "<line x1=\"\(number(x1))\" y1=\"\(number(y1))\" x2=\"\(number(x2))\" y2=\"\(number(y2))\" stroke=\"\(ink)\"/>"
    }

    private static func text(
        _ x: Double, _ y: Double, _ text: String, anchor: String = "start", size: Int = 13, isBold: Bool = false
    ) -> String {
        "<text x=\"\(number(x))\" y=\"\(number(y))\" text-anchor=\"\(anchor)\" font-size=\"\(size)\"\(isBold ? " font-weight=\"bold\"" : "")>\(MarkupText.escaped(text))</text>"
    }

    /// Two decimals at most, so that the same picture is the same text.
    private static func number(_ value: Double) -> String {
        let hundredths = Int((value * 100).rounded())
        return hundredths % 100 == 0
            ? String(hundredths / 100)
            : "\(hundredths < 0 ? "-" : "")\(abs(hundredths) / 100).\(abs(hundredths) % 100 < 10 ? "0" : "")\(abs(hundredths) % 100)"
    }
}
