/// What can go wrong with the keystore of an AEM user.
public enum KeystoreProblem: Equatable, Sendable {
  /// No home of a user with that id can be found, or seen.
  case noSuchUser(String)
  /// The user has no keystore.
  case noStore(user: String)
  /// What has to be typed to agree was not typed.
  case notConfirmed(alias: String)
  /// AEM refused a change.
  case refused(home: String, status: Int, message: String)
}
