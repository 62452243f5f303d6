/// The certificates that a file contains.
package struct CertificateFile: Equatable, Sendable {
  /// The forms in which certificates are kept.
  package enum Form: String, Equatable, Sendable {
    /// Text with `-----BEGIN CERTIFICATE-----`.
    case pem = "PEM"
    /// Binary data with exactly one certificate.
    case der = "DER"
    /// Certificates in a signature's frame.
    case pkcs7 = "PKCS#7"
    /// A keystore, which may have a private key too.
    case pkcs12 = "PKCS#12"
  }

  /// The certificates, at least one.
  ///
  /// In a PKCS#12 file that of the private key comes first.
  package let certificates: [Certificate]
  /// The form in which they are kept.
  package let form: Form
  /// Whether a private key lies in the same file.
  package let holdsPrivateKey: Bool
  /// Whether the file has nothing else around it.
  ///
  /// OpenSSL reads on where Java stops.
  package let isPlain: Bool
}
