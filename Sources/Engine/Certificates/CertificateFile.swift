/// The certificates that a file holds.
package struct CertificateFile: Equatable, Sendable {
  /// The forms in which certificates are kept.
  package enum Form: String, Equatable, Sendable {
    /// Text with `-----BEGIN CERTIFICATE-----`.
    case pem = "PEM"
    /// Binary: one certificate.
    case der = "DER"
    /// Certificates in a signature's frame.
    case pkcs7 = "PKCS#7"
    /// A keystore.
    case pkcs12 = "PKCS#12"
  }

  /// The certificates, at least one. In a PKCS#12 file that of the private key comes first.
  package let certificates: [Certificate]
  /// The form.
  package let form: Form
  /// Whether a private key lies in the same file.
  package let holdsPrivateKey: Bool
  /// Whether the file holds nothing else around it. OpenSSL reads on where Java stops.
  package let isPlain: Bool
}
