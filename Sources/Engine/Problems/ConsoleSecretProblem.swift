/// The problems with the client secrets of a credential.
package enum ConsoleSecretProblem: Equatable, Sendable {
  /// Neither the download nor the list of secrets carries the client secret.
  case notGiven(url: String)
  /// A credential has two secrets at most.
  case two
  /// A secret was created, and its value did not arrive.
  case lost(id: String)
  /// The secret to be deleted is the only one.
  case last
  /// The secret to be deleted is the newest one.
  case newest
  /// The secret to be deleted was used, and the newest one not yet, or not since.
  case inUse(lastUsed: String)
}
