/// The client secrets of a credential.
struct ConsoleSecretList: Sendable {
  /// The place of the credential.
  var place: ConsolePlace
  /// The organization it belongs to.
  var organization: ConsoleOrganization
  /// The secrets, newest first; one of unknown age counts as the newest.
  var newestFirst: [ConsoleSecret]
}
