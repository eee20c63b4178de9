/// An exact share of a whole: `part` of `whole` equal parts.
package struct Share: Hashable, Sendable, Codable {
    /// From 0 to `whole`.
    package let part: Int
    /// 1 or more.
    package let whole: Int

    /// A share, in lowest terms; everything where `whole` is zero, for there is nothing to share between.
    package init(_ part: Int, of whole: Int) {
        var (divisor, rest) = (whole, part)
        while rest > 0 { (divisor, rest) = (rest, divisor % rest) }
        self.part = whole > 0 ? part / divisor : 1
        self.whole = whole > 0 ? whole / divisor : 1
    }

    /// Everything.
    package static let all = Share(1, of: 1)

    /// The share of a share.
    package static func * (left: Share, right: Share) -> Share {
        Share(left.part * right.part, of: left.whole * right.whole)
    }
}
