/// Acts in another product's pages.
package struct Walkthrough: Equatable, Sendable {
  /// The place where the acts happen, such as `AEM, on the author`.
  package var place: String
  /// The name of what plays the acts where the other product is there for practice, such as
  /// `install-hotfix`; nil when nothing plays them.
  package var act: String?
  /// The acts in order.
  package var acts: [Act]

  /// Whether a name has the form of an act's: words of small letters with hyphens between.
  package static func isActName(_ name: String) -> Bool {
    name.wholeMatch(of: /[a-z]+(-[a-z]+)*/) != nil
  }

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
    /// The fields of the other product's page with the values to copy there.
    package var fields: [Field]
    /// The condition under which it is shown; nil always.
    package var when: Condition?

    /// Its texts that can name values.
    var texts: [String] {
      [act, see, otherwise, copy].compactMap(\.self) + fields.flatMap { [$0.label, $0.value] }
    }
  }

  /// A field of the other product's page.
  package struct Field: Equatable, Sendable {
    /// The label of the field there.
    package var label: String
    /// The value to copy there; may name values in braces.
    package var value: String
    /// The condition under which it is shown; nil always.
    package var when: Condition?
  }

  /// The values to copy, which may name values in braces.
  package var copied: [String] {
    acts.flatMap { [$0.copy].compactMap(\.self) + $0.fields.map(\.value) }
  }
}
