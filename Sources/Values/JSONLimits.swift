/// The limits beyond which a JSON document is refused.
package struct JSONLimits: Equatable, Sendable {
  /// The most bytes, white space included.
  package var bytes: Int
  /// The most values, those inside others included.
  package var values: Int
  /// The most lists and objects inside each other.
  package var depth: Int

  /// Limits for a kind of document.
  package init(bytes: Int, values: Int, depth: Int = 64) {
    self.bytes = bytes
    self.values = values
    self.depth = depth
  }

  /// A server's answer: AEM's longest, its list of packages, has some 20,000 values.
  package static let answer = JSONLimits(bytes: 8 << 20, values: 200_000)
  /// A file that a person writes or downloads: answers, a credential, screens.
  package static let file = JSONLimits(bytes: 4 << 20, values: 50_000)
  /// A session, which this program wrote.
  package static let session = JSONLimits(bytes: 64 << 20, values: 1_000_000)
}
