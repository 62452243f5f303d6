import Glibc

/// The key and the certificate that a listener needs to serve HTTPS.
struct TLSIdentity: Sendable {
  /// The private key of ``certificatePEM``, as PEM.
  let keyPEM: String
  let certificatePEM: String
}

/// A certificate authority created for one run, and the certificate that it issues to the
/// listeners.
struct TLSAuthority: Sendable {
  let identity: TLSIdentity
  /// The authority's own certificate, for clients to trust.
  let authorityPEM: String

  /// Creates the authority and the listeners' certificate, as the faults say.
  ///
  /// Both are valid by the computer's clock, whatever the sandbox's clock says.
  init(faults: Set<SandboxFault>) throws(SandboxFailure) {
    let day = 86_400
    let now = time(nil)
    let years = (now - 2 * day)..<(now + 365 * day)
    let server = faults.contains(.tlsExpired) ? (now - 2 * day)..<(now - day) : years
    let names =
      faults.contains(.tlsWrongHost)
      ? "DNS:other.sandbox.example" : "DNS:localhost,IP:127.0.0.1"
    guard let trusted = Self.authority("Sandbox authority", years),
      let issuer = faults.contains(.tlsUntrusted)
        ? Self.authority("Another sandbox authority", years) : trusted,
      let leaf = Identity(
        .p256, name: "localhost", alternatives: names, validity: server, issuer: issuer)
    else { throw .noCertificate }
    identity = TLSIdentity(keyPEM: leaf.keyPEM, certificatePEM: leaf.certificatePEM)
    authorityPEM = trusted.certificatePEM
  }

  private static func authority(_ name: String, _ validity: Range<Int>) -> Identity? {
    Identity(.p256, name: name, validity: validity, isAuthority: true)
  }
}
