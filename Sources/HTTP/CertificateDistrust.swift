/// Why the certificate of a server is not trusted.
package enum CertificateDistrust: Equatable, Sendable {
  /// It, or one that is between it and an authority, has expired.
  case expired
  /// It, or one that is between it and an authority, begins later than now.
  case notYetValid
  /// It was issued for another host.
  case wrongHost
  /// None of the trusted authorities has signed it; carries the file of authorities in use, nil for
  /// the system's.
  case unknownAuthority(file: String?)
  /// Something else, in OpenSSL's words.
  case other(detail: String)
}
