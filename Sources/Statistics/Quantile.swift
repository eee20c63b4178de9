/// The quantile of a sample by linear interpolation between order statistics (Hyndman & Fan type 7, the default of R
/// and NumPy); nil for an empty sample.
/// - Parameter probability: 0 (smallest) to 1 (largest); values beyond are taken as these.
package func quantile(_ sample: [Double], _ probability: Double) -> Double? {
    let sorted = sample.sorted()
    guard let first = sorted.first else { return nil }
    let position = Double(sorted.count - 1) * min(max(probability, 0), 1)
    let rank = Int(position)
    guard rank + 1 < sorted.count else { return sorted.last ?? first }
    return sorted[rank] + (position - Double(rank)) * (sorted[rank + 1] - sorted[rank])
}
