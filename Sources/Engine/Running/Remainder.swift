/// A thing that an undo leaves as it is because nothing from here can restore it.
package struct Remainder: Equatable, Sendable, Codable {
  /// The thing that stays, as a path or a few words.
  package var what: String
  /// The steps that a person has to take, as whole sentences.
  package var act: String

  /// Describes what stays and what to do about it.
  package init(_ what: String, act: String) {
    self.what = what
    self.act = act
  }
}
