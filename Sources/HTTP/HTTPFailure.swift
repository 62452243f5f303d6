/// Why there is no answer at all.
///
/// Closed; the words for it live with the engine's problems. `sent` tells whether the request may
/// have reached the server: only when it is false is it safe to send a changing request again
/// without looking first.
package enum HTTPFailure: Error, Equatable, Sendable {
  /// The name has no address.
  case unresolved(host: String)
  /// Nothing listens there, or the network refuses.
  case unreachable(host: String, port: Int)
  /// The proxy has no address, refuses or asks for credentials: nothing reached the server.
  case proxy(name: String, detail: String)
  /// The proxy answered in place of the server, which it may have asked.
  case proxyAnswer(name: String, status: Int)
  /// The TLS handshake failed: protocol or cipher.
  case handshake(host: String, detail: String)
  /// The certificate is not trusted.
  case certificate(host: String, CertificateDistrust)
  /// The file of trusted authorities cannot be used.
  case authorityFile(path: String, AuthorityFileFlaw)
  /// A limit of time ran out: connecting, stalling or in total, in seconds.
  case timedOut(HTTPTimeLimit, seconds: Double, sent: Bool)
  /// The connection ended before the answer was complete.
  case dropped(sent: Bool)
  /// The answer is larger than the limit, in bytes.
  case tooLarge(limit: Int)
  /// The answer is no HTTP.
  case malformed(detail: String)
  /// A header name or value that could smuggle another header.
  case unsafeHeader(name: String)
  /// The caller cancelled before the whole answer came.
  case cancelled(sent: Bool)
}

/// Which limit of time ran out.
package enum HTTPTimeLimit: String, Equatable, Sendable {
  /// Until the connection is open, TLS included.
  case connecting
  /// No byte for too long.
  case stalled
  /// The whole exchange took too long.
  case total
}
