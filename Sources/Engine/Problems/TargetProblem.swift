/// The problems between an author and Adobe Target.
package enum TargetProblem: Equatable, Sendable {
  /// There is no configuration, or none of that name.
  case noConfiguration(name: String?)
  /// A value of the saved configuration is another one.
  case differs(what: String, wanted: String, found: String)
  /// AEM could not connect.
  case notConnected(reason: String)
  /// No framework is called so; the paths of those that there are.
  case noFramework(name: String, found: [String])
  /// More than one framework is called so; their paths.
  case severalFrameworks([String])
  /// What should be a page has no content of its own.
  case notPage(path: String)
}
