/// A procedure within a procedure.
package struct Call: Equatable, Sendable {
  /// The name of the procedure to go through.
  package var procedure: String
  /// Values to set before, by name.
  package var with: [String: String]?
  /// Names of the values that it must have given when it comes back.
  package var returns: [String]
}
