/// An event while a session was opened that the person should know about.
package enum SessionNotice: Equatable, Sendable {
  /// The file could not be trusted, or was gone (no damage); the previous generation continues.
  ///
  /// `keptAs` is where the damaged file now is; nil when it was only read.
  case recovered(path: String, damage: SessionDamage?, keptAs: String?)
  /// The session was in an older format; the original is kept.
  case migrated(path: String, from: Int, keptAs: String)
}
