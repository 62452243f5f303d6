/// Acts in another product's pages.
package struct Walkthrough: Equatable, Sendable {
  /// The place where the acts happen, such as `AEM, on the author`.
  package var place: String
  /// The acts in order.
  package var acts: [Act]

  /// One act of a walkthrough: what to do, and what then appears.
  package struct Act: Equatable, Sendable {
    /// What to do, in one imperative sentence.
    package var act: String
    /// What appears once the act is done.
    package var see: String?
    /// The advice for when something else appears.
    package var otherwise: String?
    /// The value to copy there; may name values in braces.
    package var copy: String?
  }
}
