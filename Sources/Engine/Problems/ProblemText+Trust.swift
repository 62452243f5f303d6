import HTTP
import Values

extension ProblemText {
  /// The certificate of a host is not trusted.
  static func certificate(_ host: String, _ flaw: CertificateDistrust) -> ProblemText {
    switch flaw {
    case .expired:
      return ProblemText(
        "network.certificate-expired",
        "The certificate of \(host) has expired, or one that it rests on has.",
        "Have the certificate of \(host) renewed.", "Check this machine's date and time.")
    case .notYetValid:
      return ProblemText(
        "network.certificate-early",
        "The certificate of \(host) is not valid yet, or one that it rests on is not.",
        "Check this machine's date and time.")
    case .wrongHost:
      return ProblemText(
        "network.certificate-host", "The certificate was issued for another host than \(host).",
        "Use the host name that the certificate was issued for.",
        "Otherwise have a certificate issued for \(host).")
    case .unknownAuthority(nil):
      return ProblemText(
        "network.certificate-authority",
        "The certificate of \(host) was not signed by an authority that this machine trusts.",
        "If your company signs its own certificates, enter the file of its authority (--ca-file).")
    case .unknownAuthority(let file?):
      let file = TerminalText.line(file, limit: 200)
      return ProblemText(
        "network.certificate-authority",
        "The certificate of \(host) was not signed by an authority in \(file).",
        "Enter the file of the authority that signed it (--ca-file, SSL_CERT_FILE).")
    case .other(let detail):
      return ProblemText(
        "network.certificate",
        "The certificate of \(host) is not trusted: \(TerminalText.line(detail, limit: 200)).",
        "Ask whoever runs \(host) to check its certificate.")
    }
  }

  /// A file of trusted authorities cannot be used.
  static func authorityFile(_ path: String, _ flaw: AuthorityFileFlaw) -> ProblemText {
    let reason =
      switch flaw {
      case .missing: "is not there"
      case .unreadable: "cannot be read"
      case .notRegular: "is no ordinary file"
      case .empty: "is empty"
      case .tooLarge(let limit): "is larger than \(ByteCount.text(limit))"
      case .noCertificate: "has no certificate in PEM, or a damaged one"
      }
    return ProblemText(
      "network.authority-file", "The file of trusted authorities \(path) \(reason).",
      "Check the path (--ca-file, SSL_CERT_FILE).",
      "Enter a PEM file: its certificates start with -----BEGIN CERTIFICATE-----.")
  }

  /// A proxy answered in place of a system.
  static func proxyAnswer(_ system: String, _ proxy: String, _ status: Int) -> ProblemText {
    if status == 407 {
      return ProblemText(
        "network.proxy-login", "The proxy \(proxy) requires credentials (407).",
        "Enter them in the proxy's address (--proxy, http_proxy, https_proxy).",
        "Put hosts that need no proxy into no_proxy.")
    }
    return ProblemText(
      "network.proxy-answer",
      "The proxy \(proxy) answered \(status) in place of \(system). The request may have arrived.",
      "Check that the proxy can reach \(system).", "Put hosts that need no proxy into no_proxy.",
      "Run the step again: it starts by looking at what is there.")
  }
}
