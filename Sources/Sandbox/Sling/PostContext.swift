/// Who changes the repository, when, and what the author does to values on the way.
struct PostContext: Sendable {
  let account: Account
  /// Milliseconds since 1970.
  let now: Int
  /// Encrypts a value that is marked `@Encrypted`; nil where the mark is ignored.
  let protect: (@Sendable (String) -> String)?
  /// Stores another service URL than was sent, for the fault of that name.
  let altersServiceURL: Bool
  /// Whose statuses and messages refusals have.
  var generation = SandboxGeneration.sling11
}
