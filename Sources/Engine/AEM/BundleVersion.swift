/// The version of a bundle, which OSGi orders by three numbers and then by the text behind them.
struct BundleVersion: Comparable, Sendable {
  /// The version as the console shows it, such as `5.12.27.CQ650-B0004`.
  let text: String
  private let numbers: [Int]
  private let qualifier: String

  /// Reads a version; what is no number counts as 0.
  init(_ text: String) {
    self.text = text
    let parts = text.split(separator: ".", maxSplits: 3, omittingEmptySubsequences: false)
    numbers = (0..<3).map { $0 < parts.count ? Int(parts[$0]) ?? 0 : 0 }
    qualifier = parts.count > 3 ? String(parts[3]) : ""
  }

  static func < (one: BundleVersion, other: BundleVersion) -> Bool {
    if one.numbers != other.numbers {
      return one.numbers.lexicographicallyPrecedes(other.numbers)
    }
    return one.qualifier < other.qualifier
  }

  static func == (one: BundleVersion, other: BundleVersion) -> Bool {
    one.numbers == other.numbers && one.qualifier == other.qualifier
  }
}
