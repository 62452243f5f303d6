/// An API of the project, and the product profiles that the file names for it.
package struct InspectedService: Equatable, Sendable {
  /// Its code in Developer Console.
  package var code: String
  /// Its name; empty when the file has none.
  package var name: String
  /// Its product profiles; empty when the file names none.
  package var profiles: [String]
}
