/// One change, as it is shown before it is made and recorded afterwards.
package struct Change: Equatable, Sendable, Codable {
  /// The thing that changes: a path, a property, a setting.
  package var what: String
  /// The value now; nil when there is none.
  ///
  /// A secret is never shown, only described.
  package var before: String?
  /// The value afterwards; nil when it is removed.
  package var after: String?

  /// Describes a change; nil stands for no value.
  package init(_ what: String, before: String?, after: String?) {
    self.what = what
    self.before = before
    self.after = after
  }
}
