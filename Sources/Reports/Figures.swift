import Mediation
import Statistics

/// The counts the indicators are computed from, under one condition.
struct Figures {
    let sessions, minutes, passages, requests, participations, turnedAway: Int
    let firstTimes, attendanceUnknown: Int
    /// Heads by code.
    let territories, genders: [String: Int]
    /// Unknown answers over gender, age band, attendance and territory; nil under a condition.
    let unknownAnswers: Int?
    /// Sessions by length in minutes.
    let durations: [Int: Int]

    init(_ tally: Tally, _ condition: LineCondition) {
        func total(_ measure: Measure) -> Tally.Cell {
            tally.crossings[CrossingRequest(measure, by: [], where: condition).code]?.total ?? Tally.Cell()
        }
        func split(_ measure: Measure, _ dimension: Dimension) -> [String: Int] {
            let cells = tally.crossings[CrossingRequest(measure, by: [dimension], where: condition).code]?.cells ?? [:]
            return Dictionary(cells.map { ($0.key[0], $0.value.value) }) { $0 + $1 }
        }
        let isWhole = condition.isEmpty
        let totals = tally.totals
        sessions = isWhole ? totals.sessions : total(.sessions).value
        minutes = isWhole ? totals.minutes : total(.minutes).value
        passages = isWhole ? totals.passages : total(.passages).value
        requests = isWhole ? totals.requests : total(.requests).value
        participations = isWhole ? totals.participations : total(.participations).value
        turnedAway = isWhole ? totals.turnedAway : total(.turnedAway).value
        firstTimes = isWhole ? totals.firstTimes : total(.people).value
        attendanceUnknown = isWhole ? totals.attendanceUnknown : total(.people).unknown
        territories = split(.passages, .territory)
        genders = split(.passages, .gender)
        unknownAnswers = isWhole ? totals.unknownAnswers : nil
        durations = split(.sessions, .duration).reduce(into: [:]) { $0[Int($1.key) ?? 0, default: 0] += $1.value }
    }

    /// What the tally must count for the indicators of these codes.
    static func requests(_ codes: [String], _ condition: LineCondition) -> [CrossingRequest] {
        var requests: [CrossingRequest] = []
        if !condition.isEmpty {
            requests = [.sessions, .minutes, .passages, .people, .requests, .participations, .turnedAway].map {
                CrossingRequest($0, by: [], where: condition)
            }
        }
        if codes.contains("medianMinutes") || codes.contains("minutesQuartiles") {
            requests.append(CrossingRequest(.sessions, by: [.duration], where: condition))
        }
        return requests + shares(codes, condition).map(\.crossing)
    }

    /// Tables whose masks decide what the shares may show.
    static func shares(_ codes: [String], _ condition: LineCondition) -> [TableDefinition] {
        var dimensions: Set<Dimension> = []
        if codes.contains("qpvShare") { dimensions.insert(.territory) }
        if codes.contains("womenShare") { dimensions.insert(.gender) }
        if codes.contains("unknownShare") { dimensions.formUnion([.gender, .ageBand, .attendance, .territory]) }
        if codes.contains("people") { dimensions.insert(.attendance) }
        return Dimension.allCases.filter(dimensions.contains).map {
            TableDefinition(.passages, by: [$0], where: condition)
        }
    }

    /// A quantile of the lengths of sessions, in minutes; nil without sessions.
    func minutes(_ probability: Double) -> Double? {
        quantile(
            durations.sorted { $0.key < $1.key }.flatMap { Array(repeating: Double($0.key), count: $0.value) },
            probability)
    }
}
