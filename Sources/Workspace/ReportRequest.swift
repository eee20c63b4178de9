import Interchange
import Mediation
import Nomenclature
import Register
import Reports
import Valuation

/// What a report is asked for: takes from the register what the report is made of.
package struct ReportRequest: Sendable {
    /// Days the report tells of.
    package var period: Period
    /// Who it is for.
    package var audience: Audience
    /// Which sessions are meant.
    package var selection = SessionSelection()
    /// Period to compare with; nil for none.
    package var comparison: Period?
    /// Name or folder of the valuation model.
    package var model = ModelLibrary.usual
    /// Whether the ratio is given in spite of weak evidence.
    package var acceptsWeakEvidence = false
    /// Draws of the valuation's simulation.
    package var draws = 10_000
    /// Seed of the valuation's simulation.
    package var seed: UInt64 = 1
    /// The coordinator's own text; nil for none.
    package var narrative: Narrative?

    /// A report of every session of a period.
    package init(period: Period, audience: Audience) {
        self.period = period
        self.audience = audience
    }

    /// The period before this one, of the same length. Throws an `EntryProblem` (field `compare`) where it would begin
    /// before the calendar.
    /// - Parameter text: how it was asked for.
    package func previousPeriod(_ text: String) throws -> Period {
        guard let previous = period.previous else { throw EntryProblem("compare", text, .periodOutsideCalendar) }
        return previous
    }

    /// Makes the report. Throws a `SelectionProblem` without any session, or for a mediator's report that would leave.
    package func report(_ definition: ReportDefinition, _ register: Register, _ context: WorkContext) throws -> Report {
        try report(definition, register.snapshot { try counts(definition, $0, context) }, context)
    }

    /// What a report takes from a register, all of one instant.
    package struct Counts: Sendable {
        let association: Association
        let book: CodeBook
        let setup: AssociationSetup
        let filter: SessionFilter
        /// The day of the register's first session.
        let firstDay: CivilDate?
        let digest: String
        /// Of the period.
        let period: PeriodCounts
        /// Of the period compared with; nil for none.
        let comparison: PeriodCounts?
        /// The valuation model and what it asks to count; nil without a valuation.
        let valuation: (model: ValuationModel, tally: Tally)?
        /// Numbers of the sessions recorded or corrected after the period was closed.
        let late: [Int]
        /// What purges took out of the period and of that compared with.
        let purges: (own: [PurgedSessions], compared: [PurgedSessions])
    }

    /// Takes from a register what the report needs. Throws as `report` does.
    package func counts(
        _ definition: ReportDefinition, _ snapshot: Register.Snapshot, _ context: WorkContext
    ) throws -> Counts {
        let (book, setup) = (try snapshot.codeBook(), try snapshot.setup())
        let filter = try selection.filter(book, setup)
        guard audience == .internal || filter.mediators.isEmpty else { throw SelectionProblem.mediatorLeaves }
        var digest: String?
        func counts(_ period: Period) throws -> PeriodCounts {
            guard audience == .internal || period.isWholeMonths else {
                throw SelectionProblem.partOfMonthLeaves(period)
            }
            return try PeriodCounts(
                period, for: audience, of: definition, filter, costs: setup.costs, today: context.today
            ) { request in
                guard digest == nil else { return try snapshot.tally(request) }
                let (tally, seen) = try snapshot.tallyAndDigest(request, of: digestDays)
                digest = seen
                return tally
            }
        }
        let own = try counts(period)
        guard own.tally.totals.sessions > 0 || own.tally.gap != nil else {
            throw definition.scope.isEmpty
                ? SelectionProblem.nothingSelected(period) : SelectionProblem.nothingCovered(period)
        }
        let model = definition.hasValuation ? try ModelLibrary.model(model, context.language) : nil
        return Counts(
            association: try snapshot.association(), book: book, setup: setup, filter: filter,
            firstDay: try snapshot.firstDay(),
            digest: try digest ?? snapshot.contentDigest(of: digestDays), period: own,
            comparison: try comparison.map(counts),
            valuation: try model.map { model in
                (model, try snapshot.tally(model.request(period, filter, scope: definition.scope)))
            },
            late: try snapshot.lateEntries(in: period),
            purges: (try snapshot.purges(in: period), try comparison.map { try snapshot.purges(in: $0) } ?? []))
    }

    /// The days whose sessions the figures come from: each period told of, with the days of its year before it, which say
    /// who came for the first time.
    private var digestDays: [Period] {
        [period, comparison].compactMap { period in
            period.flatMap { period in
                CivilDate(year: period.start.year, month: 1, day: 1).flatMap { Period(first: $0, last: period.last) }
            }
        }
    }

    /// Makes the report of what was taken from a register; reads nothing more of it.
    package func report(_ definition: ReportDefinition, _ counts: Counts, _ context: WorkContext) -> Report {
        var material = ReportMaterial(
            association: counts.association, audience: audience, today: context.today,
            registerDigest: counts.digest, program: Program.name, book: counts.book, setup: counts.setup,
            counts: counts.period)
        material.digestDays = digestDays
        material.filter = counts.filter
        material.filters = selection.words(counts.book, counts.setup)
        material.comparison = counts.comparison
        if let compared = counts.comparison, let first = counts.firstDay, compared.period.start < first {
            if compared.tally.totals.sessions == 0, compared.period.last < first {
                material.comparisonGap = .beforeRegister(first)
            } else if first.dayNumber - compared.period.start.dayNumber > Self.quietDays {
                material.notes.append(Self.note(ofBeginning: first))
            }
        }
        material.narrative = narrative
        if let day = counts.valuation?.tally.purgedOnInAnyCount {
            material.valuationPurgedOn = day
        } else if let (model, tally) = counts.valuation {
            var request = ValuationRequest(period: period)
            request.acceptsWeakEvidence = acceptsWeakEvidence
            (request.draws, request.seed) = (draws, seed)
            let known = tally.publishingTriggers(
                model.rules, Labels(counts.book, counts.setup), for: audience)
            material.valuation = request.material(
                known, model, Inputs(counts.setup.costs, of: period, today: context.today, tally))
        }
        material.notes += Self.notes(of: counts.purges.own, counts.purges.compared)
        if !counts.late.isEmpty { material.notes.append(Self.note(of: counts.late)) }
        return definition.report(material)
    }

    /// Days without a session that a period compared with may begin with, holidays of a school term, before it is said.
    private static let quietDays = 14

    /// What is said where the register begins within the period compared with.
    private static func note(ofBeginning first: CivilDate) -> Sentence {
        Sentence(
            "La période d’avant n’est comptée qu’à partir du \(NumberText(.french).day(first)), jour de la première séance notée.",
            "The period before is counted from \(NumberText(.english).day(first)) only, the day of the first session recorded."
        )
    }

    /// What is said of sessions purged.
    private static func notes(of own: [PurgedSessions], _ compared: [PurgedSessions]) -> [Sentence] {
        func days(_ purges: [PurgedSessions], _ numbers: NumberText) -> String {
            purges.map { numbers.day($0.day) }.joined(separator: ", ")
        }
        func note(_ purges: [PurgedSessions], _ french: String, _ english: String) -> [Sentence] {
            guard !purges.isEmpty else { return [] }
            let sessions = purges.reduce(0) { $0 + $1.sessions }
            return [
                Sentence(
                    "\(sessions, fr: "séance de \(french) a été purgée", "séances de \(french) ont été purgées") (\(days(purges, NumberText(.french)))). Leurs nombres sont ceux gardés avant ; ce qui n’a pas été gardé est n.d.",
                    "\(sessions, en: "session of \(english) was purged", "sessions of \(english) were purged") (\(days(purges, NumberText(.english)))). Their counts are those kept before; what was not kept is not available."
                )
            ]
        }
        return note(own, "la période", "the period") + note(compared, "la période d’avant", "the period before")
    }

    /// What is said of sessions recorded or corrected after the closing: at most twenty numbers.
    private static func note(of late: [Int]) -> Sentence {
        let numbers = late.prefix(20).map(String.init).joined(separator: ", ") + (late.count > 20 ? "…" : "")
        return Sentence(
            "\(late.count, fr: "séance saisie ou corrigée", "séances saisies ou corrigées") après la clôture de la période : \(numbers).",
            "\(late.count, en: "session", "sessions") recorded or corrected after the closing of the period: \(numbers)."
        )
    }
}
