import ArgumentParser

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
        // A word that is no command takes no option: the parser must speak of the word.
        let isCommand = rest.first.map { commands.contains($0) || $0.hasPrefix("-") } ?? false
        var arranged = joined(Array(rest) + (isCommand ? hoisted : []))
        if let position = arranged.firstIndex(of: "--again") {
            let next = position + 1 < arranged.count ? arranged[position + 1] : "--"
            if next.hasPrefix("-") { arranged.insert("last", at: position + 1) }
        }
        return arranged
    }

    /// The value of an option, wherever it stands before `--`; nil when it is not given.
    static func value(of option: String, in arguments: [String]) -> String? {
        let options = arguments.prefix { $0 != "--" }
        if let position = options.firstIndex(of: option), position + 1 < options.endIndex {
            return options[position + 1]
        }
        return options.first { $0.hasPrefix(option + "=") }.map { String($0.dropFirst(option.count + 1)) }
    }

    /// The names of the commands, in both languages.
    private static var commands: Set<String> {
        Set(
            Relais.configuration.subcommands.flatMap { command in
                [command.configuration.commandName ?? ""] + command.configuration.aliases
            } + ["help"])
    }

    /// Parts the values of one option that were joined.
    private static let separator: Character = "\u{1E}"

    /// The parser takes a time that grows with the square of the number of options: a session of 30,000 contacts took
    /// minutes. So the values of an option repeated more than a hundred times are joined into one, at the place of the
    /// first; `values(_:)` parts them again. A value the parser would not take for one stays where it is, for the parser
    /// to refuse.
    private static func joined(_ arguments: [String]) -> [String] {
        var joined = arguments
        for option in ["--contact", "--effect"] where joined.count(where: { $0 == option }) > 100 {
            var kept: [String] = []
            var values: [String] = []
            var place: Int?
            var rest = joined[...]
            while let argument = rest.first, argument != "--" {
                rest = rest.dropFirst()
                guard argument == option, let value = rest.first, !value.hasPrefix("-"), !value.contains(separator)
                else {
                    kept.append(argument)
                    continue
                }
                rest = rest.dropFirst()
                values.append(value)
                place = place ?? kept.count
            }
            kept += rest
            if let place {
                kept.insert(contentsOf: [option, values.joined(separator: String(separator))], at: place)
            }
            joined = kept
        }
        return joined
    }

    /// The values of a repeated option, some of them joined.
    static func values(_ parsed: [String]) -> [String] {
        parsed.flatMap { $0.split(separator: separator, omittingEmptySubsequences: false).map(String.init) }
    }
}
