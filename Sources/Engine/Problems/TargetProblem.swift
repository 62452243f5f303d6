/// What can go wrong between an author and Adobe Target.
public enum TargetProblem: Equatable, Sendable {
  /// There is no configuration, or none of that name.
  case noConfiguration(name: String?)
  /// A value of the saved configuration is another one.
  case differs(what: String, wanted: String, found: String)
  /// AEM could not connect.
  case notConnected(reason: String)
}
