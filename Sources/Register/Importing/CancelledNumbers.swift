/// The numbers of the sessions an import cancelled because its table has them no more: the reason of its write holds them,
/// `parties du tableau, annulées : n° 3, 12-14`, so that who reads the journal sees them and `redo` finds them again.
struct CancelledNumbers {
    /// The numbers, the smallest first.
    let numbers: [Int]

    /// Of some numbers.
    init(_ numbers: [Int]) { self.numbers = numbers.sorted() }

    /// Those a reason holds; nil for the reason of another write.
    init?(reason: String) {
        guard reason.hasPrefix(Self.opening) else { return nil }
        var found: [Int] = []
        for part in reason.dropFirst(Self.opening.count).split(separator: ", ") {
            let ends = part.split(separator: "-").compactMap { Int($0) }
            guard let first = ends.first, let last = ends.last, first <= last, ends.count <= 2 else { return nil }
            found += first...last
        }
        self.init(found)
    }

    static let opening = "parties du tableau, annulées : n° "

    /// The reason that holds them.
    var reason: String {
        var runs: [ClosedRange<Int>] = []
        for number in numbers {
            if let last = runs.last, last.upperBound + 1 == number {
                runs[runs.count - 1] = last.lowerBound...number
            } else {
                runs.append(number...number)
            }
        }
        let shown = runs.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)" }
        return Self.opening + shown.joined(separator: ", ")
    }
}
