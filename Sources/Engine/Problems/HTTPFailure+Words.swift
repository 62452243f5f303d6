import HTTP
import Values

extension HTTPFailure {
  /// The words for no answer from a system.
  func words(from system: RemoteSystem) -> ProblemWords {
    switch self {
    case .unresolved(let host):
      .init(.networkUnresolved, ["system": system.word, "host": Self.detail(host)])
    case .unreachable(let host, let port):
      .init(
        .networkUnreachable,
        ["system": system.word, "host": Self.detail(host), "port": .number(port)])
    case .proxy(let proxy, let text):
      .init(
        .networkProxy,
        ["system": system.word, "proxy": Self.detail(proxy), "detail": Self.detail(text)])
    case .proxyAnswer(let proxy, 407):
      .init(.networkProxyLogin, ["proxy": Self.detail(proxy)])
    case .proxyAnswer(let proxy, let status):
      .init(
        .networkProxyAnswer,
        ["system": system.word, "proxy": Self.detail(proxy), "status": .number(status)])
    case .handshake(let host, let text):
      .init(
        system == .author ? .networkHandshake : .networkHandshakeProxy,
        ["host": Self.detail(host), "detail": Self.detail(text)])
    case .certificate(let host, let flaw): flaw.words(host: Self.detail(host))
    case .authorityFile(let path, let flaw):
      .init(.networkAuthorityFile, ["path": Self.detail(path), "reason": flaw.word])
    case .timedOut(let limit, let seconds, let sent):
      .init(
        Self.code(limit, sent), ["system": system.word, "time": Self.time(seconds)])
    case .dropped(let sent):
      .init(sent ? .networkDropped : .networkDroppedUnsent, ["system": system.word])
    case .tooLarge(let limit):
      .init(
        .networkTooLarge, ["system": system.word, "size": .text(ByteCount.text(limit))])
    case .malformed(let text):
      .init(.networkMalformed, ["system": system.word, "detail": Self.detail(text)])
    case .unsafeHeader(let header):
      .init(.networkUnsafeHeader, ["header": Self.detail(header)])
    case .cancelled: .init(.runCancelled)
    }
  }

  /// Text of the other side or of a library, on one line.
  static func detail(_ text: String) -> ProblemWord {
    .text(TerminalText.line(text, limit: 200))
  }

  private static func code(_ limit: HTTPTimeLimit, _ sent: Bool) -> ProblemCode {
    switch limit {
    case .connecting: .networkConnectTimeout
    case .stalled, .total: sent ? .networkTimeout : .networkTimeoutUnsent
    }
  }

  private static func time(_ seconds: Double) -> ProblemWord {
    let number = seconds == seconds.rounded() ? String(Int(seconds)) : String(seconds)
    return number == "1"
      ? .phrase(.timeSecond) : .phrase(.timeSeconds, ["count": .text(number)])
  }
}
