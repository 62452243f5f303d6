/// The person's choice on the home screen.
package enum HomeChoice: Equatable, Sendable {
  /// A procedure, by name.
  case start(String)
  /// A session, by its file's path.
  case resume(String)
  /// The list of documents to follow.
  case guides
  /// A document to follow, by name.
  case follow(String)
  /// The home screen, from the list of documents.
  case home
  /// No choice: exit the program.
  case leave
}
