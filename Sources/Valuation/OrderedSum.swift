extension Dictionary where Key: Comparable, Value == Double {
    /// The sum of the values, added in the order of their keys: a floating-point sum depends on its order, and a
    /// dictionary has another one at each run. 0 when empty.
    package var sumInKeyOrder: Double { sorted { $0.key < $1.key }.reduce(0) { $0 + $1.value } }
}
