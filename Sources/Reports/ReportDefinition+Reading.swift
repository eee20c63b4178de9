import Mediation
import Nomenclature
import Yams

extension ReportDefinition {
    /// Reads the text of a definition file. Throws a `ReportDefinitionProblem` at the first thing wrong.
    /// - Parameter file: its name, for messages; the kind is that name without folder and ending.
    package init(yaml: String, file: String) throws {
        let name = String(file.split(separator: "/").last ?? "")
        let root: Node?
        do { root = try Yams.compose(yaml: yaml) } catch let error as YamlError {
            throw ReportDefinitionProblem(
                file: name, line: error.line,
                why: Sentence("ce n’est pas du YAML lisible", "this is not readable YAML"))
        }
        let reader = DefinitionReader(file: name)
        guard let root, let top = root.mapping else {
            throw ReportDefinitionProblem(
                file: name, line: 1,
                why: Sentence("il faut « title » et « sections »", "“title” and “sections” are needed"))
        }
        try reader.known(top, ["title", "one_page", "scope", "funders", "sections"])
        kind =
            name.hasSuffix(".yaml")
            ? String(name.dropLast(5)) : name.hasSuffix(".yml") ? String(name.dropLast(4)) : name
        title = try reader.sentence(try reader.needed(top, "title", root))
        isOnePage = try top["one_page"].map(reader.flag) ?? false
        if let node = top["scope"] { (scope, isOfFundingAsked) = try reader.scope(node) }
        funders = try top["funders"].map(reader.list)?.map(reader.text) ?? []
        sections = try reader.list(try reader.needed(top, "sections", root)).map(reader.section)
        guard !sections.isEmpty else {
            throw reader.problem(root, "il faut au moins une section", "at least one section is needed")
        }
        var seen: Set<String> = []
        for table in tables where !seen.insert(table.code).inserted {
            throw ReportDefinitionProblem(
                file: name, line: table.line,
                why: Sentence(
                    "deux tableaux ont le code « \(table.code) » : donnez un « code » à l’un d’eux",
                    "two tables have the code “\(table.code)”: give one of them a “code”"))
        }
    }
}

extension YamlError {
    fileprivate var line: Int {
        switch self {
        case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _): mark.line
        default: 0
        }
    }
}

/// Reads nodes, naming the line of what is wrong.
private struct DefinitionReader {
    let file: String

    func problem(_ node: Node, _ french: String, _ english: String) -> ReportDefinitionProblem {
        ReportDefinitionProblem(file: file, line: node.mark?.line ?? 0, why: Sentence(french, english))
    }

    func known(_ mapping: Node.Mapping, _ keys: [String]) throws {
        for (key, _) in mapping where !keys.contains(key.string ?? "") {
            let names = keys.joined(separator: ", ")
            throw problem(
                key, "« \(key.string ?? "") » n’est pas connu ; connus ici : \(names)",
                "“\(key.string ?? "")” is not known; known here: \(names)")
        }
    }

    func needed(_ mapping: Node.Mapping, _ key: String, _ parent: Node) throws -> Node {
        guard let node = mapping[key] else { throw problem(parent, "il manque « \(key) »", "“\(key)” is missing") }
        return node
    }

    func list(_ node: Node) throws -> [Node] {
        guard let list = node.sequence else { throw problem(node, "il faut une liste", "a list is needed") }
        return Array(list)
    }

    func mapping(_ node: Node) throws -> Node.Mapping {
        guard let mapping = node.mapping else {
            throw problem(node, "il faut des clés et des valeurs", "keys and values are needed")
        }
        return mapping
    }

    func text(_ node: Node) throws -> String {
        guard let text = node.scalar?.string, !text.isEmpty else {
            throw problem(node, "il faut un texte", "a text is needed")
        }
        return text
    }

    func flag(_ node: Node) throws -> Bool {
        guard let flag = node.bool else { throw problem(node, "il faut true ou false", "true or false is needed") }
        return flag
    }

    /// A text, the same in both languages, or `{fr: …, en: …}`.
    func sentence(_ node: Node) throws -> Sentence {
        guard let mapping = node.mapping else {
            let text = try text(node)
            return Sentence(text, text)
        }
        try known(mapping, ["fr", "en"])
        let french = try text(try needed(mapping, "fr", node))
        return Sentence(french, try mapping["en"].map(text) ?? french)
    }

    func section(_ node: Node) throws -> ReportDefinition.Section {
        let mapping = try mapping(node)
        try known(mapping, ["title", "blocks"])
        return ReportDefinition.Section(
            title: try sentence(try needed(mapping, "title", node)),
            blocks: try list(try needed(mapping, "blocks", node)).map(block))
    }

    private static let blocks = ["indicators", "table", "text", "narrative", "valuation", "targets", "quality"]

    func block(_ node: Node) throws -> ReportDefinition.Block {
        if let word = node.scalar?.string {
            switch word {
            case "targets": return .targets
            case "quality": return .quality
            default: throw unknownBlock(node, word)
            }
        }
        let mapping = try mapping(node)
        guard let (key, value) = mapping.first(where: { Self.blocks.contains($0.key.string ?? "") }) else {
            throw unknownBlock(node, mapping.first?.key.string ?? "")
        }
        switch key.string ?? "" {
        case "indicators": return .indicators(try indicators(mapping, value))
        case "table": return .table(try table(mapping, value))
        case "text":
            try known(mapping, ["text"])
            return .text(try sentence(value))
        case "narrative":
            try known(mapping, ["narrative", "needed"])
            return .narrative(try sentence(value), isNeeded: try mapping["needed"].map(flag) ?? false)
        case "targets": return .targets
        case "quality": return .quality
        default:
            try known(mapping, ["valuation"])
            return .valuation(try list(value).map { try choice($0, ReportDefinition.ValuationPart.allCases) })
        }
    }

    private func unknownBlock(_ node: Node, _ word: String) -> ReportDefinitionProblem {
        let names = Self.blocks.joined(separator: ", ")
        return problem(
            node, "« \(word) » n’est pas un bloc ; connus : \(names)", "“\(word)” is no block; known: \(names)")
    }

    private func choice<Choice: RawRepresentable>(_ node: Node, _ all: [Choice]) throws -> Choice
    where Choice.RawValue == String {
        let word = try text(node)
        guard let choice = all.first(where: { $0.rawValue == word }) else {
            let names = all.map(\.rawValue).joined(separator: ", ")
            throw problem(node, "« \(word) » n’est pas dans : \(names)", "“\(word)” is none of: \(names)")
        }
        return choice
    }

    private func indicators(_ mapping: Node.Mapping, _ value: Node) throws -> ReportDefinition.IndicatorsBlock {
        try known(mapping, ["indicators", "where", "thresholds"])
        var block = ReportDefinition.IndicatorsBlock(codes: [])
        block.condition = try mapping["where"].map(condition) ?? LineCondition()
        let known = Indicator.all.filter { $0.canHaveCondition || block.condition.isEmpty }.map(\.code)
        block.codes = try list(value).map { node in
            let word = try text(node)
            guard let code = IndicatorCode(rawValue: word), known.contains(code) else {
                let names = known.map(\.rawValue).joined(separator: ", ")
                let (fr, en) = block.condition.isEmpty ? ("", "") : (" avec « where »", " with “where”")
                throw problem(
                    node, "« \(word) » n’est pas un indicateur\(fr) ; connus : \(names)",
                    "“\(word)” is no indicator\(en); known: \(names)")
            }
            return code
        }
        for (key, node) in try mapping["thresholds"].map(self.mapping) ?? Node.Mapping([]) {
            guard let number = node.float, let code = key.string.flatMap(IndicatorCode.init),
                block.codes.contains(code)
            else {
                throw problem(
                    node, "il faut le code d’un indicateur de ce bloc et un nombre",
                    "the code of an indicator of this block and a number are needed")
            }
            block.thresholds[code] = number
        }
        return block
    }

    private func table(_ mapping: Node.Mapping, _ value: Node) throws -> TableDefinition {
        try known(mapping, ["table", "by", "title", "code", "where", "chart"])
        let measure = try choice(value, Measure.allCases)
        let byNode = try needed(mapping, "by", value)
        let byNodes = byNode.sequence.map { Array($0) } ?? [byNode]
        let dimensions = try byNodes.map { try choice($0, Dimension.allCases) }
        guard (1...2).contains(dimensions.count), Set(dimensions).count == dimensions.count else {
            throw problem(
                value, "il faut une ou deux dimensions différentes dans « by »",
                "one or two dimensions are needed in “by”")
        }
        if dimensions.contains(.mediator) {
            throw problem(
                byNode, "un rapport ne compte jamais par médiatrice", "a report never counts by mediator")
        }
        if (measure == .effects) != dimensions.contains(.effect) {
            throw problem(
                byNode, "« effects » et « effect » vont ensemble", "“effects” and “effect” go together")
        }
        if let odd = dimensions.first(where: { !measure.canBeCrossed(by: $0) }) {
            throw problem(
                byNode, "« timeSpent » ne se compte pas par « \(odd.rawValue) » : le temps n’est pas noté par personne",
                "“timeSpent” is not counted by “\(odd.rawValue)”: time is not recorded by person")
        }
        if measure == .people, dimensions.count > 1 {
            throw problem(
                byNode, "« people » se compte par une dimension", "“people” is counted by one dimension")
        }
        var table = TableDefinition(
            measure, by: dimensions, where: try mapping["where"].map(condition) ?? LineCondition(),
            code: try mapping["code"].map(text), title: try mapping["title"].map(sentence))
        table.line = value.mark?.line ?? 0
        table.chart = try mapping["chart"].map {
            try choice($0, [ReportChart.Kind.bars, .columns, .stacked])
        }
        if table.chart != nil, measure == .effects {
            throw problem(
                value, "« effects » n’a pas d’image : ses unités ne se comparent pas",
                "“effects” has no chart: its units do not compare")
        }
        if table.chart == .stacked, dimensions.count != 2 {
            throw problem(value, "« stacked » veut deux dimensions", "“stacked” wants two dimensions")
        }
        return table
    }

    private func condition(_ node: Node) throws -> LineCondition {
        let mapping = try mapping(node)
        try known(mapping, ["kind", "place_kind", "theme"])
        var condition = LineCondition()
        condition.kinds = try codes(mapping["kind"], .kind)
        condition.placeKinds = try codes(mapping["place_kind"], .placeKind)
        condition.themes = try codes(mapping["theme"], .theme)
        return condition
    }

    /// What a report covers, and whether it is of the fundings asked for.
    func scope(_ node: Node) throws -> (SessionFilter, isOfFundingAsked: Bool) {
        let mapping = try mapping(node)
        try known(mapping, ["kind", "place_kind", "theme", "post", "funding"])
        var scope = SessionFilter()
        scope.kinds = try codes(mapping["kind"], .kind)
        scope.placeKinds = try codes(mapping["place_kind"], .placeKind)
        scope.themes = try codes(mapping["theme"], .theme)
        scope.posts = try Set(
            items(mapping["post"]).map { item in
                let post = try text(item)
                guard Mediator.posts.contains(post) else {
                    let names = Mediator.posts.joined(separator: ", ")
                    throw problem(item, "« \(post) » n’est pas dans : \(names)", "“\(post)” is none of: \(names)")
                }
                return post
            })
        if let funding = mapping["funding"], try text(funding) != "asked" {
            throw problem(
                funding, "« funding » ne peut être que « asked » : celle que l’on demande en faisant le rapport",
                "“funding” can only be “asked”: the one asked for when the report is made")
        }
        return (scope, mapping["funding"] != nil)
    }

    /// One or several codes of a list; none without a node.
    private func codes(_ node: Node?, _ list: CodeList) throws -> Set<String> {
        try Set(
            items(node).map { item in
                let code = try text(item)
                guard CodeBook.common[list, code] != nil else {
                    let near = CodeBook.common.nearest(list, to: code)
                    throw problem(
                        item, "« \(code) » n’est pas un code" + (near.map { ", peut-être « \($0) »" } ?? ""),
                        "“\(code)” is no code" + (near.map { ", perhaps “\($0)”" } ?? ""))
                }
                return code
            })
    }

    /// The items of a list, or the one item that stands in place of a list.
    private func items(_ node: Node?) -> [Node] { node.map { $0.sequence.map { Array($0) } ?? [$0] } ?? [] }
}
