/// The findings of one check: a fault that came in with a whole file has thousands of them.
package struct FindingGroup: Sendable, Hashable {
    /// The check that found them.
    package let check: CheckName
    /// In the order found; at least one.
    package let findings: [Finding]

    /// Findings by check, in the order of the first of each.
    package static func groups(of findings: [Finding]) -> [FindingGroup] {
        var order: [CheckName] = []
        var byCheck: [CheckName: [Finding]] = [:]
        for finding in findings {
            if byCheck[finding.check] == nil { order.append(finding.check) }
            byCheck[finding.check, default: []].append(finding)
        }
        return order.map { FindingGroup(check: $0, findings: byCheck[$0] ?? []) }
    }
}
