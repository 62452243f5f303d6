/// Something that happened while a session was opened and that its owner should hear of.
package enum SessionNotice: Equatable, Sendable {
  /// The file could not be trusted, or was gone (no damage); the previous generation goes on.
  /// `keptAs` is where the damaged file now is; nil when it was only read.
  case recovered(path: String, damage: SessionDamage?, keptAs: String?)
  /// The session was in an older format; the original is kept.
  case migrated(path: String, from: Int, keptAs: String)
}
