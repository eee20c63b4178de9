import Mediation
import Nomenclature

/// One reading at a time. Where two must agree, take them from one `snapshot`.
extension Register {
    /// See `Snapshot.association`.
    package func association() throws -> Mediation.Association { try snapshot { try $0.association() } }
    /// See `Snapshot.codeBook`.
    package func codeBook() throws -> CodeBook { try snapshot { try $0.codeBook() } }
    /// See `Snapshot.localCodes`.
    package func localCodes() throws -> [LocalCode] { try snapshot { try $0.localCodes() } }
    /// See `Snapshot.setup`.
    package func setup() throws -> AssociationSetup { try snapshot { try $0.setup() } }
    /// See `Snapshot.tally`.
    package func tally(_ request: TallyRequest) throws -> Tally { try snapshot { try $0.tally(request) } }
    /// See `Snapshot.contentDigest`.
    package func contentDigest() throws -> String { try snapshot { try $0.contentDigest() } }
    /// See `Snapshot.sessions`.
    package func sessions(in period: Period? = nil, filter: SessionFilter = SessionFilter()) throws -> [StoredSession] {
        try snapshot { try $0.sessions(in: period, filter: filter) }
    }
    /// See `Snapshot.versions`.
    package func versions(of id: String) throws -> [SessionVersion] { try snapshot { try $0.versions(of: id) } }
    /// See `Snapshot.lastSession`.
    package func lastSession(mediator: String? = nil, kind: String? = nil) throws -> StoredSession? {
        try snapshot { try $0.lastSession(mediator: mediator, kind: kind) }
    }
    /// See `Snapshot.months`.
    package func months(in period: Period? = nil) throws -> [Period] { try snapshot { try $0.months(in: period) } }
    /// See `Snapshot.closedPeriods`.
    package func closedPeriods() throws -> [Period] { try snapshot { try $0.closedPeriods() } }
    /// See `Snapshot.lateEntries`.
    package func lateEntries(in period: Period) throws -> [Int] { try snapshot { try $0.lateEntries(in: period) } }
    /// See `Snapshot.journal`.
    package func journal() throws -> [JournalEntry] { try snapshot { try $0.journal() } }
    /// See `Snapshot.brokenLink`.
    package func brokenLink() throws -> BrokenLink? { try snapshot { try $0.brokenLink() } }
    /// See `Snapshot.assertions`.
    package func assertions() throws -> [String] { try snapshot { try $0.assertions() } }
    /// See `Snapshot.keepingFacts`.
    package func keepingFacts() throws -> KeepingFacts { try snapshot { try $0.keepingFacts() } }
    /// See `Snapshot.privacyFacts`.
    package func privacyFacts() throws -> PrivacyFacts { try snapshot { try $0.privacyFacts() } }
    /// See `Snapshot.clockIsBehind`.
    package func clockIsBehind() throws -> Bool { try snapshot { try $0.clockIsBehind() } }
    /// See `Snapshot.isOfThisVersion`.
    package func isOfThisVersion() throws -> Bool { try snapshot { try $0.isOfThisVersion() } }
}
