/// Why the bytes of a file are no session to be trusted.
package enum SessionDamage: Error, Equatable, Sendable {
  /// There is nothing in it.
  case empty
  /// It is no JSON, or it stops in the middle.
  case notJSON
  /// It is JSON of another program.
  case notASession
  /// Its checksum is missing or does not fit: a byte has changed.
  case checksum
  /// A member is missing or has another shape.
  case member(String)
}
