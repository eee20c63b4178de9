/// Letters without case nor accent, words parted by `_`: how typed words are compared with codes and labels, and the
/// key French words are sorted by (no server has a French locale).
package func folded(_ text: String) -> String {
    var result = ""
    for scalar in text.lowercased().unicodeScalars {
        switch scalar {
        case "à", "â", "ä", "á", "ã": result += "a"
        case "ç": result += "c"
        case "é", "è", "ê", "ë": result += "e"
        case "î", "ï", "í", "ì": result += "i"
        case "ñ": result += "n"
        case "ô", "ö", "ó", "õ", "ò": result += "o"
        case "ù", "û", "ü", "ú": result += "u"
        case "ÿ": result += "y"
        case "œ": result += "oe"
        case "æ": result += "ae"
        case " ", "\u{A0}", "\u{202F}", "-", "'", "’": result += "_"
        default: result.unicodeScalars.append(scalar)
        }
    }
    return result
}

/// Letters to add, drop, change or swap with their neighbour to make one word of the other (Damerau-Levenshtein,
/// restricted).
func editDistance(_ left: String, _ right: String) -> Int {
    let left = Array(left.utf8)
    let right = Array(right.utf8)
    guard !left.isEmpty, !right.isEmpty else { return max(left.count, right.count) }
    var before: [Int] = []
    var previous = Array(0...right.count)
    for (i, byte) in left.enumerated() {
        var row = [i + 1]
        for (j, other) in right.enumerated() {
            var best = min(row[j] + 1, previous[j + 1] + 1, previous[j] + (byte == other ? 0 : 1))
            if i > 0, j > 0, byte == right[j - 1], left[i - 1] == other { best = min(best, before[j - 1] + 1) }
            row.append(best)
        }
        before = previous
        previous = row
    }
    return previous[right.count]
}
