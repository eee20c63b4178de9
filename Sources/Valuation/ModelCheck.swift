import CSV
import Mediation
import Nomenclature

/// Something to mend or to look at in a model.
package struct ModelFinding: Problem, Hashable {
    /// Whether the model is refused for it; a warning otherwise.
    package let isRefusal: Bool
    /// Name of the file, e.g. `rules.csv`.
    package let file: String
    /// Physical line, 1 for the header; 0 for the whole file.
    package let line: Int
    /// Title of the column, or the key `model.csv` lacks; empty for a whole file.
    package let column: String
    /// What is wrong, without the place.
    package let why: Sentence

    /// One code, for refusals and warnings alike.
    package var code: String { "E-MODEL" }
    /// The place, then what is wrong there.
    package var message: Sentence {
        guard line > 0 else {
            let place = column.isEmpty ? file : "\(file) \(column)"
            return Sentence("\(place) : \(why.french).", "\(place): \(why.english).")
        }
        return Sentence(
            "\(file), ligne \(line), colonne \(column) : \(why.french).",
            "\(file), line \(line), column \(column): \(why.english).")
    }
    /// Says to correct the cell.
    package var remedy: Remedy { .advice(Sentence("Corrigez cette cellule.", "Correct that cell.")) }
    /// Wrong usage: the model given is at fault.
    package var category: ProblemCategory { .usage }
}

extension ValuationModel {
    /// The files a model is made of.
    package static let fileNames = ["model.csv", "proxies.csv", "rules.csv", "price-index.csv", "grades.csv"]
    /// Sets without any figure, to be filled by whoever holds the study.
    package static let emptyNames = ["kimso-2016", "observatoire-national"]

    /// The files of a model compiled in, by name; empty for an unknown one.
    package static func files(of name: String) -> [String: String] {
        Dictionary(
            uniqueKeysWithValues: Embedded.files.filter { $0.key.hasPrefix(name + "/") }
                .map { (String($0.key.dropFirst(name.count + 1)), $0.value) })
    }

    /// Everything wrong or doubtful in the files of a model, in order of file and line. The thresholds of the
    /// warnings: 10th percentiles of 154 SROI reports (deadweight 5.2 %, attribution and drop-off 10 %),
    /// machine-extracted, https://github.com/jcmunozmora/sroi-meta-analysis.
    package static func check(_ files: [String: String]) -> [ModelFinding] {
        var check = ModelCheck(files)
        check.run()
        return check.findings
    }
}

private struct ModelCheck {
    private let files: [String: String]
    private(set) var findings: [ModelFinding] = []

    init(_ files: [String: String]) { self.files = files }

    mutating func run() {
        let settings = table("model.csv")
        let grades = Set(table("grades.csv").map { $0["grade"] })
        let proxies = table("proxies.csv")
        let rules = table("rules.csv")
        let prices = table("price-index.csv")
        check(settings: settings)
        for row in prices { needs(["year", "index", "source"], row, "price-index.csv") }
        for row in table("grades.csv") {
            needs(["grade", "meaning_fr", "optimism_bias", "known_error", "source"], row, "grades.csv")
        }
        unique("proxies.csv", proxies)
        unique("rules.csv", rules)
        for row in proxies { check(proxy: row, grades) }
        let codes = Set(rules.map { $0["code"] })
        for row in rules { check(rule: row, Set(proxies.map { $0["code"] }), codes) }
        let coefficients = Set(
            rules.filter { $0["kind"] != "count" }.map { $0["deadweight"] + "/" + $0["attribution"] })
        if rules.count > 2, coefficients.count == 1 {
            warn(
                "rules.csv", 0, "deadweight", "les mêmes parts pour toutes les règles", "the same shares in every rule")
        }
    }

    // MARK: - What is said

    private mutating func refuse(_ file: String, _ line: Int, _ column: String, _ french: String, _ english: String) {
        findings.append(
            ModelFinding(isRefusal: true, file: file, line: line, column: column, why: Sentence(french, english)))
    }

    private mutating func warn(_ file: String, _ line: Int, _ column: String, _ french: String, _ english: String) {
        findings.append(
            ModelFinding(isRefusal: false, file: file, line: line, column: column, why: Sentence(french, english)))
    }

    private mutating func table(_ name: String) -> [Table.Row] {
        guard let text = files[name] else {
            if !findings.contains(where: { $0.file == name }) {
                refuse(name, 0, "", "le fichier manque", "the file is missing")
            }
            return []
        }
        do { return try Table(csv: text).rows } catch {
            if !findings.contains(where: { $0.file == name }) {
                refuse(name, 0, "", "le fichier ne se lit pas comme un tableau", "the file does not read as a table")
            }
            return []
        }
    }

    private mutating func needs(_ columns: [String], _ row: Table.Row, _ file: String) {
        for column in columns where row[column].isEmpty {
            refuse(file, row.line, column, "il faut une valeur", "a value is needed")
        }
    }

    private mutating func unique(_ file: String, _ rows: [Table.Row]) {
        var seen: Set<String> = []
        for row in rows where !seen.insert(row["code"]).inserted {
            refuse(file, row.line, "code", "« \(row["code"]) » est là deux fois", "“\(row["code"])” is there twice")
        }
    }

    // MARK: - What is looked at

    private mutating func check(settings: [Table.Row]) {
        let known = Dictionary(settings.map { ($0["key"], $0) }) { first, _ in first }
        for key in ["code", "version", "label_fr", "discount_rate", "timing", "deduction", "price_year_rule"] {
            guard let row = known[key], !row["value"].isEmpty else {
                refuse("model.csv", 0, key, "il faut une valeur", "a value is needed")
                continue
            }
            if ["discount_rate", "timing", "deduction", "price_year_rule"].contains(key), row["source"].isEmpty {
                refuse("model.csv", row.line, "source", "il faut la source de \(key)", "the source of \(key) is needed")
            }
        }
        if let row = known["timing"], Discounting.Timing(rawValue: row["value"]) == nil {
            refuse("model.csv", row.line, "value", "guide, mid_year ou end_year", "guide, mid_year or end_year")
        }
        if let row = known["deduction"], row["value"] != "multiplicative" {
            refuse("model.csv", row.line, "value", "seul multiplicative est admis", "multiplicative alone is allowed")
        }
        if let row = known["discount_rate"] {
            let rate = Double(decimal: row["value"])
            if rate.map({ !(0..<1).contains($0) }) ?? true {
                refuse("model.csv", row.line, "value", "un taux va de 0 à moins de 1", "a rate goes from 0 to below 1")
            } else if rate != 0.032 {
                warn(
                    "model.csv", row.line, "value", "ce n’est pas le taux officiel (0,032)",
                    "this is not the official rate (0.032)")
            }
        }
    }

    private mutating func check(proxy row: Table.Row, _ grades: Set<String>) {
        needs(["source", "price_year", "grade", "unit"], row, "proxies.csv")
        guard !row["value"].isEmpty else {
            return warn(
                "proxies.csv", row.line, "value", "pas de valeur : les règles qui l’emploient n’en donneront pas",
                "no value: the rules that use it will give none")
        }
        if !row["grade"].isEmpty, !grades.contains(row["grade"]) {
            refuse(
                "proxies.csv", row.line, "grade", "« \(row["grade"]) » n’est pas une note",
                "“\(row["grade"])” is no grade")
        }
        do {
            let value = try Proxy(row).value
            if value.low > value.central || value.central > value.high {
                refuse(
                    "proxies.csv", row.line, "low", "les bornes n’encadrent pas la valeur",
                    "the ends are not around the value")
            }
        } catch { add(error) }
    }

    private mutating func check(rule row: Table.Row, _ proxies: Set<String>, _ codes: Set<String>) {
        let file = "rules.csv"
        let rule: Rule
        do { rule = try Rule(row, proxies: proxies) } catch { return add(error) }
        needs(["reason_fr", "unconfirmed_source", "start"], row, file)
        for column in rule.missing where column != "start" {
            warn(
                file, row.line, column, "pas de chiffre : la règle ne donnera pas de valeur",
                "no figure: the rule will give no value")
        }
        let shares = [
            ("probability", rule.probability), ("deadweight", rule.deadweight), ("displacement", rule.displacement),
            ("attribution", rule.attribution), ("drop_off", rule.dropOff),
        ]
        for (name, share) in shares {
            if !row[name].isEmpty, row[name + "_source"].isEmpty {
                refuse(
                    file, row.line, name + "_source", "il faut la source, ou « hypothèse » et la raison",
                    "the source is needed, or “hypothèse” and the reason")
            }
            if share.low > share.central || share.central > share.high {
                refuse(
                    file, row.line, name + "_low", "les bornes n’encadrent pas la part",
                    "the ends are not around the share")
            }
        }
        for effect in rule.trigger.effects where CodeBook.common[.effect, effect] == nil {
            refuse(
                file, row.line, "effects", "« \(effect) » n’est pas un effet connu", "“\(effect)” is not a known effect"
            )
        }
        for code in rule.trigger.excludes where !codes.contains(code) {
            refuse(file, row.line, "excludes", "« \(code) » n’est pas une règle", "“\(code)” is no rule")
        }
        if rule.dropOff.central > 0, rule.durationYears == 1 {
            refuse(file, row.line, "drop_off", "une baisse sur une seule année", "a drop-off over one year only")
        }
        if rule.durationYears > 5 {
            warn(file, row.line, "duration", "plus de cinq ans", "over five years")
        }
        guard rule.terms.contains(where: { $0.kind == .cash || $0.kind == .capacity }) else { return }
        let isNet = rule.probability.central < 1
        if isNet, rule.deadweight.central > 0 {
            refuse(
                file, row.line, "deadweight", "l’effet est déjà net de ce qui serait arrivé (probability)",
                "the effect is already net of what would have happened (probability)")
        }
        if !isNet, rule.deadweight.central < 0.05 {
            warn(file, row.line, "deadweight", "part sans nous sous 5 %", "deadweight below 5%")
        }
        if rule.attribution.central < 0.1 {
            warn(file, row.line, "attribution", "part des autres sous 10 %", "attribution below 10%")
        }
        if rule.durationYears > 1, rule.dropOff.central < 0.1 {
            warn(file, row.line, "drop_off", "baisse sous 10 % par an", "drop-off below 10% a year")
        }
    }

    private mutating func add(_ error: any Error) {
        if let finding = error as? ModelFinding { findings.append(finding) }
    }
}

extension Double {
    /// A number with a dot, or with a comma as French spreadsheets save it; nil for any other text.
    init?(decimal text: some StringProtocol) {
        let parts = text.split(separator: ",", omittingEmptySubsequences: false)
        guard parts.count <= 2 else { return nil }
        self.init(parts.joined(separator: "."))
    }
}
