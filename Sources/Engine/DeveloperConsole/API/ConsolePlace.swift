/// The place of a credential in the console.
struct ConsolePlace: Equatable, Sendable {
  /// The project's number, as paths have it.
  let project: String
  /// The credential's number, as paths have it.
  let credential: String
}
