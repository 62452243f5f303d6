/// The person's choice on the home screen.
package enum HomeChoice: Equatable, Sendable {
  /// A procedure, by name.
  case start(String)
  /// A session, by its file's path.
  case resume(String)
  /// No choice: exit the program.
  case leave
}
