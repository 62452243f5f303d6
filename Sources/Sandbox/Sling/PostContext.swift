/// The circumstances of a change: the user, the time, and the author's treatment of values.
struct PostContext: Sendable {
  let account: Account
  /// The time of the change, in milliseconds since 1970.
  let now: Int
  /// Encrypts a value that is marked `@Encrypted`; nil where the author ignores the mark.
  let protect: (@Sendable (String) -> String)?
  /// Whether the author stores another service URL than it received, for the fault of that name.
  let altersServiceURL: Bool
  /// The generation of Sling whose statuses and messages refusals have.
  var generation = SandboxGeneration.sling11
}
