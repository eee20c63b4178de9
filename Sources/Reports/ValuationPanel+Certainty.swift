import Mediation
import Valuation

extension ValuationPanel {
    /// How many figures the tornado and the switching values show.
    private static var shown: Int { 10 }

    // MARK: - Beside the total

    var benefits: [Report.Block] {
        let lines = valuation.lines.filter { $0.excludedBy == nil && ($0.kind == .benefit || $0.kind == .scenario) }
        guard !lines.isEmpty else {
            return [
                .text([
                    Sentence(
                        "Ni gain des personnes ni hypothèse de long terme sur la période.",
                        "No gain of the people and no long-term hypothesis in the period.")
                ])
            ]
        }
        var table = ReportTable(
            code: "valuation_benefits",
            title: Sentence("À part : gains des personnes et hypothèses", "Apart: gains of the people and hypotheses"),
            unit: .euros,
            rows: lines.map {
                ReportTable.Heading(
                    $0.rule, Sentence("\($0.rule) \($0.label.french)", "\($0.rule) \($0.label.english)"))
            },
            columns: [ReportTable.Heading("kind", Sentence("Nature", "Kind"), unit: .text)] + Self.readingColumns,
            cells: lines.map {
                [.text(Self.kind($0.kind))]
                    + (isSmall($0) ? [.masked, .masked, .masked] : row($0.presentValue))
            })
        table.suppressed = table.cells.joined().count { $0 == .masked }
        table.notes = [
            Sentence(
                "Hors du coût évité et du ratio. Un gain de la personne est un transfert : ce qu’elle gagne, un autre le paie.",
                "Out of the avoided cost and of the ratio. A gain of the person is a transfer: what one gains, another pays."
            )
        ]
        return [.table(table)]
    }

    var unpriced: [Report.Block] {
        let lines = valuation.lines.filter { $0.kind == .count && $0.excludedBy == nil }
        var blocks: [Report.Block] = []
        if !lines.isEmpty {
            var table = ReportTable(
                code: "valuation_unpriced", title: Sentence("Compté sans euros", "Counted without euros"),
                unit: .number,
                rows: lines.map { ReportTable.Heading($0.rule, $0.label) },
                columns: [
                    ReportTable.Heading("quantity", Sentence("Quantité", "Quantity")),
                    ReportTable.Heading("unit", Sentence("Unité", "Unit"), unit: .text),
                ],
                cells: lines.map { [isSmall($0) ? .masked : .number($0.quantity), .text(Self.unit($0.unit))] })
            table.suppressed = table.cells.joined().count { $0 == .masked }
            blocks.append(.table(table))
        }
        var sentences = [
            Sentence(
                "Ce qui est compté sans euros importe autant : aucun coût unitaire fiable n’existe. L’écoute, la confiance, la dignité, la prévention n’ont pas de prix ici.",
                "What is counted without euros matters as much: no reliable unit cost exists. Listening, trust, dignity, prevention have no price here."
            )
        ]
        let aside = valuation.lines.filter { $0.excludedBy != nil && !isSmall($0) }.map {
            Sentence(
                "\($0.rule), déjà compté par \($0.excludedBy ?? "")",
                "\($0.rule), counted already by \($0.excludedBy ?? "")")
        }
        if !aside.isEmpty {
            sentences.append(
                Sentence(
                    "Mis de côté : " + aside.map(\.french).joined(separator: " ; ") + ".",
                    "Set aside: " + aside.map(\.english).joined(separator: "; ") + "."))
        }
        blocks.append(
            .text(
                sentences
                    + valuation.unvalued.map {
                        Sentence(
                            "\($0.label.french) : sans valeur, il manque \($0.missing.joined(separator: ", ")).",
                            "\($0.label.english): without a value, \($0.missing.joined(separator: ", ")) is missing.")
                    }))
        return blocks
    }

    // MARK: - What weighs, what would overturn

    /// Parameters that tell nothing of a rule fired by a handful of events.
    private var tellable: [Parameter] {
        let grouped = grouped
        let rules = material.model.rules.filter { rule in avoided.contains { $0.rule == rule.code } }
        let hidden = Set(
            rules.filter { grouped.contains($0.code) }.flatMap { $0.terms.compactMap(\.price.proxy) }
        ).subtracting(rules.filter { !grouped.contains($0.code) }.flatMap { $0.terms.compactMap(\.price.proxy) })
        return valuation.parameters.filter { parameter in
            let rule = parameter.code.split(separator: ".").first.map(String.init) ?? ""
            return !grouped.contains(rule) && !hidden.contains(parameter.code)
        }
    }

    var tornado: ReportTable? {
        let swings = valuation.map.tornado(tellable).prefix(Self.shown)
        guard !swings.isEmpty else { return nil }
        var table = ReportTable(
            code: "valuation_tornado",
            title: Sentence("Ce qui pèse le plus sur le résultat", "What weighs most on the result"),
            unit: .euros,
            rows: swings.map { ReportTable.Heading($0.parameter.code, Self.label($0.parameter)) },
            columns: [
                ReportTable.Heading("low", Sentence("Coût évité, borne basse", "Avoided cost, low end")),
                ReportTable.Heading("high", Sentence("Coût évité, borne haute", "Avoided cost, high end")),
                ReportTable.Heading("from", Sentence("Borne basse", "Low end"), unit: .text),
                ReportTable.Heading("to", Sentence("Borne haute", "High end"), unit: .text),
            ],
            cells: swings.map { swing in
                [
                    .number(swing.valueAtLow), .number(swing.valueAtHigh),
                    .text(Self.figure(swing.parameter.value.low, swing.parameter.role)),
                    .text(Self.figure(swing.parameter.value.high, swing.parameter.role)),
                ]
            })
        table.notes = [
            Sentence(
                "Chaque chiffre est mis seul à sa borne basse, puis haute. * : bornes non documentées, erreur connue de la note de preuve.",
                "Each figure alone at its low end, then high. *: ends not documented, known error of the grade of evidence."
            ),
            Sentence(
                "Centre : \(Rounded.euros(valuation.avoidedCost.central, .french)).",
                "Centre: \(Rounded.euros(valuation.avoidedCost.central, .english))."),
        ]
        return table
    }

    var switching: [Report.Block] {
        guard valuation.ratio != nil else {
            return [
                .text([Sentence("Pas de ratio, donc pas de valeur de bascule.", "No ratio, so no switching value.")])
            ]
        }
        let values = valuation.map.switchingValues(tellable)
        let found = values.filter { $0.value != nil }
        let none = values.count - found.count
        let nothing = Sentence(
            "Pour \(none) chiffres, aucune valeur possible ne mène à un ratio de 1.",
            "For \(none) figures, no value in the possible range leads to a ratio of 1.")
        guard !found.isEmpty else { return [.text([nothing])] }
        func distance(_ value: SwitchingValue) -> Double {
            let current = value.parameter.value.central
            return current == 0 ? .infinity : abs((value.value ?? 0) / current - 1)
        }
        let nearest = found.sorted {
            (distance($0), $0.parameter.code) < (distance($1), $1.parameter.code)
        }.prefix(Self.shown)
        let table = ReportTable(
            code: "valuation_switching",
            title: Sentence("Valeurs de bascule, pour un ratio de 1", "Switching values, for a ratio of 1"),
            unit: .text,
            rows: nearest.map { ReportTable.Heading($0.parameter.code, Self.label($0.parameter)) },
            columns: [
                ReportTable.Heading("used", Sentence("Retenu", "Used")),
                ReportTable.Heading("switching", Sentence("Bascule", "Switching")),
            ],
            cells: nearest.map {
                [
                    .text(Self.figure($0.parameter.value.central, $0.parameter.role)),
                    .text(Self.figure($0.value ?? 0, $0.parameter.role)),
                ]
            })
        return [.table(table)] + (none > 0 ? [.text([nothing])] : [])
    }

    var readings: ReportTable? {
        let grouped = grouped
        let changes = material.changes.filter { !grouped.contains($0.rule) }
        guard !changes.isEmpty else { return nil }
        return ReportTable(
            code: "valuation_readings",
            title: Sentence("Trois lectures : ce qui change", "Three readings: what changes"),
            unit: .text,
            rows: changes.map {
                ReportTable.Heading(
                    "\($0.rule).\($0.role.rawValue)",
                    Sentence("\($0.rule) \($0.role.words.french)", "\($0.rule) \($0.role.words.english)"))
            }, columns: Self.readingColumns,
            cells: changes.map { change in
                [change.prudent, change.central, change.favourable].map { .text(Self.figure($0, change.role)) }
            })
    }

    var grades: [Report.Block] {
        let shares = valuation.gradeShares.sorted { $0.key < $1.key }
        guard !shares.isEmpty else { return [.text([Self.nothing])] }
        var table = ReportTable(
            code: "valuation_grades", title: Sentence("Preuves des valeurs unitaires", "Evidence of the unit values"),
            unit: .share,
            rows: shares.map {
                ReportTable.Heading(
                    $0.key,
                    material.model.grades[$0.key].map { Sentence("\($0.french)", $0.english) } ?? Sentence("", ""))
            },
            columns: [
                ReportTable.Heading("grade", Sentence("Note", "Grade"), unit: .text),
                ReportTable.Heading("share", Sentence("Part du coût évité", "Share of the avoided cost")),
                ReportTable.Heading("bias", Sentence("Correction d’optimisme", "Optimism correction")),
            ],
            cells: shares.map {
                [
                    .text(Sentence($0.key, $0.key)), .number($0.value),
                    .number(material.model.optimismBias[$0.key] ?? 0),
                ]
            })
        table.notes = [
            Sentence(
                "Part du coût évité dont une part retirée est une hypothèse : \(Rounded.percent(valuation.assumedShare, .french)).",
                "Share of the avoided cost with a deduction that is an assumption: \(Rounded.percent(valuation.assumedShare, .english))."
            )
        ]
        return [.table(table)]
    }

    var guards: ReportTable {
        ReportTable(
            code: "valuation_guards",
            title: Sentence("Doubles comptes : ce qui a été regardé", "Counting twice: what was looked at"),
            unit: .text, rows: valuation.guards.map { ReportTable.Heading(String($0.number), $0.title) },
            columns: [
                ReportTable.Heading("state", Sentence("État", "State")),
                ReportTable.Heading("finding", Sentence("Constat", "Finding")),
            ],
            cells: valuation.guards.map { check in
                [
                    .text(check.state == .passed ? Sentence("tenu", "held") : Sentence("à voir", "look at")),
                    .text(audience == .interne || check.number != 3 ? check.finding : Self.short(check.finding)),
                ]
            })
    }

    /// A finding without the sessions it names.
    private static func short(_ finding: Sentence) -> Sentence {
        func cut(_ text: String, _ mark: String) -> String {
            text.firstRange(of: mark).map { String(text[..<$0.lowerBound]) } ?? text
        }
        return Sentence(cut(finding.french, ", dont "), cut(finding.english, ", among "))
    }

    var simulation: [Report.Block] {
        guard let simulation = material.simulation else {
            return [.text([Sentence("Pas de ratio, donc pas de simulation.", "No ratio, so no simulation.")])]
        }
        let rows: [(String, Sentence, Double, ReportUnit)] = [
            (
                "p5", Sentence("Une fois sur vingt au-dessous de (P5)", "Once in twenty below (P5)"), simulation.p5,
                .number
            ),
            ("p50", Sentence("Médiane (P50)", "Median (P50)"), simulation.p50, .number),
            (
                "p95", Sentence("Une fois sur vingt au-dessus de (P95)", "Once in twenty above (P95)"), simulation.p95,
                .number
            ),
            ("mean", Sentence("Moyenne", "Mean"), simulation.mean, .number),
            (
                "standardError", Sentence("Erreur type de la moyenne", "Standard error of the mean"),
                simulation.standardError, .number
            ),
            (
                "probabilityAtLeastOne",
                Sentence("Probabilité d’un ratio d’au moins 1", "Probability of a ratio of 1 or more"),
                simulation.probabilityAtLeastOne, .share
            ),
        ]
        var table = ReportTable(
            code: "valuation_simulation", title: Sentence("Simulation du ratio", "Simulation of the ratio"),
            unit: .text,
            rows: rows.map { ReportTable.Heading($0.0, $0.1) },
            columns: [ReportTable.Heading("value", Sentence("Valeur", "Value"))],
            cells: rows.map { row in
                [
                    .text(
                        row.3 == .share
                            ? Sentence(Rounded.percent(row.2, .french), Rounded.percent(row.2, .english))
                            : Sentence(Rounded.decimal(row.2, 3, .french), Rounded.decimal(row.2, 3, .english)))
                ]
            })
        table.notes = [
            Sentence(
                "\(simulation.draws) tirages, graine \(simulation.seed). Parts : loi PERT ; valeurs unitaires : lognormale, ou PERT quand une seule borne est connue ; tarifs fixes. Un chiffre employé à plusieurs endroits est tiré une fois.",
                "\(simulation.draws) draws, seed \(simulation.seed). Shares: PERT; unit values: lognormal, or PERT with one known end; tariffs fixed. A figure used in several places is drawn once."
            )
        ]
        return [.table(table)]
    }

    // MARK: - How it was computed

    var sources: ReportTable? {
        let grouped = grouped
        let fired = material.model.rules.filter { rule in
            avoided.contains { $0.rule == rule.code } && !grouped.contains(rule.code)
        }
        let codes = Set(
            fired.flatMap { $0.terms.flatMap { [$0.price.proxy, $0.priceLow?.proxy, $0.priceHigh?.proxy] } }.compactMap
            { $0 })
        let proxies = codes.sorted().compactMap { material.model.proxies[$0] }
        guard !proxies.isEmpty else { return nil }
        return ReportTable(
            code: "valuation_sources", title: Sentence("Valeurs unitaires et sources", "Unit values and sources"),
            unit: .text,
            rows: proxies.map { ReportTable.Heading($0.code, $0.label) },
            columns: [
                ReportTable.Heading("value", Sentence("Valeur d’origine", "Original value")),
                ReportTable.Heading("year", Sentence("Année", "Year")),
                ReportTable.Heading("grade", Sentence("Note", "Grade")),
                ReportTable.Heading("source", Sentence("Source", "Source")),
            ],
            cells: proxies.map { proxy in
                [
                    .text(
                        Sentence(
                            "\(Rounded.decimal(proxy.value.central, 2, .french)) \(proxy.unit)",
                            "\(Rounded.decimal(proxy.value.central, 2, .english)) \(proxy.unit)")),
                    .text(Sentence(String(proxy.priceYear), String(proxy.priceYear))),
                    .text(Sentence(proxy.grade, proxy.grade)),
                    .text(Sentence("\(proxy.source) · \(proxy.address)", "\(proxy.source) · \(proxy.address)")),
                ]
            })
    }

    var conventions: ReportTable {
        let rate = valuation.discounting.rates.first ?? 0
        let rows: [(String, Sentence, Sentence)] = [
            (
                "model", Sentence("Modèle", "Model"),
                Sentence(
                    "\(valuation.modelCode) \(valuation.modelVersion), empreinte \(material.digest.prefix(12))",
                    "\(valuation.modelCode) \(valuation.modelVersion), digest \(material.digest.prefix(12))")
            ),
            (
                "deduction", Sentence("Déductions", "Deductions"),
                Sentence(
                    "en produit : sans nous, puis déplacé, puis part des autres",
                    "as a product: deadweight, then displacement, then attribution")
            ),
            (
                "timing", Sentence("Actualisation", "Discounting"),
                Sentence(
                    "\(Rounded.percent(rate, .french, 1)) par an, en euros constants ; l’année de l’activité n’est pas actualisée",
                    "\(Rounded.percent(rate, .english, 1)) a year, constant euros; the activity year is not discounted")
            ),
            (
                "dropOff", Sentence("Baisse", "Drop-off"),
                Sentence("à partir de la deuxième année de l’effet", "from the second year of the outcome")
            ),
            (
                "priceYear", Sentence("Prix", "Prices"),
                Sentence(
                    "euros de \(valuation.priceYear), tarifs non réévalués",
                    "euros of \(valuation.priceYear), tariffs as they are")
            ),
            (
                "rounding", Sentence("Arrondis", "Rounding"),
                Sentence(
                    "aucun pendant le calcul ; la somme des lignes affichées peut différer du total d’un euro",
                    "none while computing; displayed lines may differ from the total by one euro")
            ),
            (
                "perspective", Sentence("Point de vue", "Perspective"),
                Sentence("toutes collectivités confondues", "all public bodies together")
            ),
            (
                "counterfactual", Sentence("Option de référence", "Counterfactual"),
                Sentence(
                    "ce qui serait arrivé sans la médiation : part sans nous de chaque règle",
                    "what would have happened without mediation: deadweight of each rule")
            ),
        ]
        return ReportTable(
            code: "valuation_conventions", title: Sentence("Conventions de calcul", "Conventions"), unit: .text,
            rows: rows.map { ReportTable.Heading($0.0, $0.1) },
            columns: [ReportTable.Heading("convention", Sentence("Convention", "Convention"))],
            cells: rows.map { [.text($0.2)] })
    }

    var years: ReportTable? {
        let values = valuation.map.evaluated().yearlyValues.sorted { $0.key < $1.key }
        guard !values.isEmpty else { return nil }
        var table = ReportTable(
            code: "valuation_years", title: Sentence("Coût évité par année", "Avoided cost by year"), unit: .euros,
            rows: values.map {
                let year = String(valuation.period.mainYear + $0.key)
                return ReportTable.Heading(String($0.key), Sentence(year, year))
            },
            columns: [
                ReportTable.Heading("value", Sentence("Valeur", "Value")),
                ReportTable.Heading("present", Sentence("Valeur actuelle", "Present value")),
            ],
            cells: values.map { [.number($0.value), .number($0.value * valuation.discounting.factor(year: $0.key))] })
        table.columnTotals = [
            .number(values.reduce(0) { $0 + $1.value }), .number(valuation.avoidedCost.central),
        ]
        return table
    }

    // MARK: - Words

    private static func label(_ parameter: Parameter) -> Sentence {
        let mark = parameter.isDocumented ? "" : " *"
        return Sentence(parameter.label.french + mark, parameter.label.english + mark)
    }

    private static func figure(_ value: Double, _ role: Parameter.Role) -> Sentence {
        func text(_ language: Language) -> String {
            role.isShare || role == .discountRate
                ? Rounded.percent(value, language, 1) : Rounded.decimal(value, role == .duration ? 0 : 2, language)
        }
        return Sentence(text(.french), text(.english))
    }

    static func kind(_ kind: Rule.Kind) -> Sentence {
        switch kind {
        case .cash: Sentence("argent", "cash")
        case .capacity: Sentence("temps, places", "capacity")
        case .benefit: Sentence("gain des personnes", "benefit")
        case .scenario: Sentence("hypothèse", "scenario")
        case .count: Sentence("compté", "count")
        case .input: Sentence("apport", "input")
        }
    }

    static func unit(_ unit: String) -> Sentence {
        switch unit {
        case "minutes": Sentence("minutes", "minutes")
        case "events": Sentence("fois", "times")
        case "persons": Sentence("personnes", "people")
        default: Sentence("euros", "euros")
        }
    }
}

/// What payers are called.
public enum PayerNames {
    /// The name of a payer's code; the code itself for one nobody named.
    public static func name(_ code: String) -> Sentence { names[code] ?? Sentence(code, code) }

    private static let names: [String: Sentence] = [
        "etat": Sentence("État", "State"), "caf": Sentence("CAF", "Family benefits (CAF)"),
        "assurance_maladie": Sentence("Assurance maladie", "Health insurance"),
        "departement": Sentence("Département", "County"), "commune": Sentence("Commune", "Town"),
        "bailleur": Sentence("Bailleur", "Landlord"), "ecole": Sentence("École", "School"),
        "transporteur": Sentence("Transporteur", "Transport operator"), "employeur": Sentence("Employeur", "Employer"),
        "hopital": Sentence("Hôpital", "Hospital"), "habitant": Sentence("Habitant", "Resident"),
        "administrations": Sentence("Administrations", "Public offices"),
        "association": Sentence("Association", "Association"),
        "others": Sentence("Autres, regroupés", "Others, put together"),
    ]
}
