import HTTP

extension CertificateDistrust {
  /// The words for a host whose certificate is not trusted.
  func words(host: ProblemWord) -> ProblemWords {
    switch self {
    case .expired: .init(.networkCertificateExpired, ["host": host])
    case .notYetValid: .init(.networkCertificateEarly, ["host": host])
    case .wrongHost: .init(.networkCertificateHost, ["host": host])
    case .unknownAuthority(nil): .init(.networkCertificateAuthority, ["host": host])
    case .unknownAuthority(let file?):
      .init(
        .networkCertificateAuthorityFile, ["host": host, "file": HTTPFailure.detail(file)])
    case .other(let detail):
      .init(.networkCertificate, ["host": host, "detail": HTTPFailure.detail(detail)])
    }
  }
}
