import Values

/// The version that AEM's product information names.
struct ProductVersion: Equatable, Sendable {
  /// The version as AEM writes it, such as `6.5.20.0`.
  let text: String
  /// Its numbers; empty when the text is not made of dots and digits.
  let numbers: [Int]

  /// Finds `Adobe Experience Manager (…)` in the text of `status-productinfo.txt`.
  init?(productInfo: String) {
    let mark = "Adobe Experience Manager ("
    for line in productInfo.split(whereSeparator: \.isNewline) {
      let line = line.trimmed
      guard line.hasPrefix(mark), line.hasSuffix(")") else { continue }
      self.init(String(line.dropFirst(mark.count).dropLast()))
      return
    }
    return nil
  }

  /// Reads a version such as `6.5.20.0`; any text is accepted.
  init(_ text: String) {
    self.text = text
    let parts = text.split(separator: ".", omittingEmptySubsequences: false).map { Int($0) }
    numbers = parts.contains(nil) ? [] : parts.compactMap(\.self)
  }

  /// Whether it looks like `2020.2.2239.20200214T010959Z`: AEM as a Cloud Service.
  var isCloudService: Bool {
    guard let year = text.split(separator: ".").first.flatMap({ Int($0) }) else { return false }
    return year >= 2018
  }

  /// Whether it is older than 6.2, the first release that any procedure covers.
  var isTooOld: Bool {
    guard numbers.count >= 2, !isCloudService else { return false }
    return (numbers[0], numbers[1]) < (6, 2)
  }

  /// The release that it belongs to.
  var release: ProductRelease { ProductRelease(self) }

  /// The number of the service pack; empty when the version has none.
  var servicePack: String {
    numbers.count >= 3 && numbers[0] == 6 ? String(numbers[2]) : ""
  }

  /// The method by which Smart Tags are configured there.
  ///
  /// Service pack 21 of 6.5 and later use an IMS configuration, earlier ones the legacy cloud
  /// service. Whatever is neither 6.4 nor 6.5 is `other`.
  var generation: String {
    guard numbers.count >= 3, numbers[0] == 6 else { return "other" }
    switch (numbers[1], numbers[2]) {
    case (4, _), (5, ...20): return "sp20-or-older"
    case (5, _): return "sp21-or-newer"
    default: return "other"
    }
  }
}
