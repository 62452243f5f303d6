/// A certificate that belongs to a service account.
struct BoundCertificate: Equatable, Sendable {
  /// SHA-1 of the certificate, 40 lowercase hexadecimal digits.
  var fingerprint: String
  /// The last day, `2026-03-01`; what the file says when that is no date.
  var lastDay: String
}
