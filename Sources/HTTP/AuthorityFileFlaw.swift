/// Why a file of trusted authorities cannot be used.
package enum AuthorityFileFlaw: Equatable, Sendable {
  /// Nothing has this path.
  case missing
  /// It may not be read.
  case unreadable
  /// A folder, a pipe or a device.
  case notRegular
  /// It has no bytes.
  case empty
  /// More bytes than the limit.
  case tooLarge(limit: Int)
  /// It has no PEM certificate, or a damaged one.
  case noCertificate
}
