/// The result of making the changes.
package enum Applied: Sendable {
  /// They are made and verified.
  case done(Conclusion, memory: [String: String])
  /// The other side has moved since the look; nothing was changed.
  case outdated(Look)
}
