/// Arguments put in the order the parser wants.
enum CommandArguments {
    /// Options of everywhere that come before the command go after it; `--again` without a session means the last.
    static func arranged(_ arguments: [String]) -> [String] {
        var hoisted: [String] = []
        var rest = arguments[...]
        while let first = rest.first,
            ["--register", "--lang", "--today"].contains(where: { first == $0 || first.hasPrefix($0 + "=") })
        {
            let length = first.contains("=") ? 1 : 2
            hoisted += rest.prefix(length)
            rest = rest.dropFirst(length)
        }
        while let first = rest.first, first == "--json" {
            hoisted.append(first)
            rest = rest.dropFirst()
        }
        var arranged = Array(rest) + (rest.isEmpty ? [] : hoisted)
        if let position = arranged.firstIndex(of: "--again") {
            let next = position + 1 < arranged.count ? arranged[position + 1] : "--"
            if next.hasPrefix("-") { arranged.insert("last", at: position + 1) }
        }
        return arranged
    }
}
