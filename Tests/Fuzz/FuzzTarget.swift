import CSV
import Foundation
import Interchange
import Mediation
import Nomenclature
import Reports
import Sheets
import Valuation

/// A reader of what people or files give, fed with anything: it answers or refuses, and never crashes nor hangs.
enum FuzzTarget: String, CaseIterable {
    case contact, effect, csv, table, sessions, model, map, dates, numbers, profile, definition

    /// The one this run is for.
    static let chosen: FuzzTarget = {
        let name = ProcessInfo.processInfo.environment["FUZZ_TARGET"] ?? ""
        guard let target = FuzzTarget(rawValue: name) else {
            print("FUZZ_TARGET: \(allCases.map(\.rawValue).joined(separator: " "))")
            exit(2)
        }
        return target
    }()

    /// Reads bytes as this target does. Refusals are what is expected; anything else ends the program.
    func read(_ bytes: UnsafeBufferPointer<UInt8>) {
        let text = String(decoding: bytes, as: UTF8.self)
        do {
            switch self {
            case .contact:
                let draft = try ContactDraft(typed: text)
                // What is given back when the disk refuses must be what was typed.
                if try ContactDraft(typed: draft.typed) != draft { Self.report(draft) }
                _ = try Self.entry.contact(draft, on: Self.today)
            case .effect:
                _ = try? EffectDraft(cell: text)
                var draft = SessionDraft()
                (draft.day, draft.kind, draft.place, draft.minutes) = ("2025-03-04", "permanence", "local", "60")
                draft.mediators = ["AB"]
                draft.effects = [try EffectDraft(typed: text)]
                _ = try Self.entry.session(draft)
            case .csv:
                for separator: Character in [",", ";", "\t"] {
                    _ = try CSVReader(separator: separator, cellBytes: 100_000, columns: 1_000).rows(of: text)
                }
            case .table: try Self.withFile(bytes) { try SheetFile($0, name: "table").read { _ in } }
            case .sessions: try Self.withFile(bytes) { try Self.readSessions($0) }
            case .model: try Self.readModel(text)
            case .map: try Self.readMap(text)
            case .dates: Self.readDates(text)
            case .numbers: Self.readNumbers(text)
            case .profile: _ = try Profile(yaml: text, file: "profil.yaml")
            case .definition: _ = try ReportDefinition(yaml: text, file: "rapport.yaml")
            }
        } catch {}
    }

    /// Ends the program, with what does not hold: to a fuzzer, a crash is a finding.
    private static func report(_ finding: Any) -> Never { fatalError("\(finding)") }

    static let today = CivilDate(iso: "2025-06-15")!
    private static let setup: AssociationSetup = {
        var setup = AssociationSetup()
        setup.mediators["AB"] = Mediator(code: "AB")
        setup.places["local"] = Place(code: "local", name: "Local", kind: "local_association")
        setup.partners["dept75"] = Partner(code: "dept75", name: "Département", kind: "departement")
        return setup
    }()
    private static let entry = EntryReader(.common, setup, today: today)

    /// A file in memory, one a process.
    private static let path = "/dev/shm/relais-fuzz-\(getpid())"

    private static func withFile(_ bytes: UnsafeBufferPointer<UInt8>, _ body: (String) throws -> Void) throws {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        guard descriptor >= 0 else { report(path) }
        _ = write(descriptor, bytes.baseAddress, bytes.count)
        close(descriptor)
        try body(path)
    }

    private static func readSessions(_ path: String) throws {
        let file = try SheetFile(path, name: "sessions.csv")
        let reading = try SessionReading(file, profile: nil, .common, setup, today: today)
        do { _ = try reading.read(SessionReading.Mode()) { _ in } } catch let again as SessionReading.ReadAgain {
            _ = try reading.read(again.mode) { _ in }
        }
    }

    /// The first line says which file of the model the rest takes the place of.
    private static func readModel(_ text: String) throws {
        var files = ValuationModel.files(of: "prudent-v1")
        let names = files.keys.sorted()
        let cut = text.firstIndex(of: "\n") ?? text.startIndex
        files[names[Int(text[..<cut].utf8.reduce(0) { $0 &+ UInt($1) } % UInt(names.count))]] = String(
            text[cut...].dropFirst())
        if ValuationModel.check(files).contains(where: \.isRefusal) { return }
        _ = try ValuationModel(files: files)
    }

    private static func readMap(_ text: String) throws {
        let map = try JSONDecoder().decode(ImpactMap.self, from: Data(text.utf8))
        _ = map.evaluated()
    }

    private static func readDates(_ text: String) {
        if let day = try? CivilDate(typed: text, today: today), CivilDate(iso: day.description) != day {
            report(day)
        }
        if let period = try? Period(typed: text) {
            let isBack = (try? Period(typed: period.description)) == period
            let isBefore = period.previous.map { $0.last < period.start } ?? true
            if !isBack || !isBefore || period.months.isEmpty { report(period) }
        }
        if let time = ClockTime(typed: text), ClockTime(typed: time.description) != time { report(time) }
        if let assertion = Assertion(typed: text), Assertion(typed: assertion.description) != assertion {
            report(assertion)
        }
    }

    private static func readNumbers(_ text: String) {
        if let hundredths = try? DecimalText.hundredths(text),
            (try? DecimalText.hundredths(DecimalText.text(hundredths: hundredths, padded: true))) != hundredths
        {
            report(hundredths)
        }
        if let minutes = Minutes(typed: text), minutes.value < 0 { report(minutes) }
        _ = try? entry.whole(text, "n", 0...5_000)
    }
}
