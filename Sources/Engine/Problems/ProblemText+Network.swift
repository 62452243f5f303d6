import HTTP
import Values

extension ProblemText {
  /// No answer came from a system.
  static func noAnswer(_ system: RemoteSystem, _ failure: HTTPFailure) -> ProblemText {
    let name = name(system)
    func detail(_ text: String) -> String { TerminalText.line(text, limit: 200) }
    switch failure {
    case .unresolved(let host):
      return ProblemText(
        "network.unresolved",
        "The host of \(name) cannot be found: \(detail(host)) has no address.",
        "Check the spelling of the host.", "Check the VPN and the name server of this machine.")
    case .unreachable(let host, let port):
      return ProblemText(
        "network.unreachable", "Nothing answers for \(name) at \(detail(host)) on port \(port).",
        "Check that it is running and that host and port are right.",
        "Check the firewall and the VPN between this machine and it.")
    case .proxy(let proxy, let text):
      return ProblemText(
        "network.proxy",
        "The proxy \(detail(proxy)) does not let the request to \(name) through"
          + (text.isEmpty ? "." : ": \(detail(text))."),
        "Check the proxy's address and credentials (--proxy, http_proxy, https_proxy).",
        "Put hosts that need no proxy into no_proxy.")
    case .proxyAnswer(let proxy, let status): return proxyAnswer(name, detail(proxy), status)
    case .handshake(let host, let text):
      return ProblemText(
        "network.handshake",
        "No protected connection to \(detail(host)) came about: \(detail(text)).",
        system == .author
          ? "Check that the port is the one for https."
          : "A company's proxy that opens protected connections does this: have it let the host "
            + "pass.",
        "Ask whoever runs \(system == .author ? "it" : "the network") which TLS versions are "
          + "allowed.")
    case .certificate(let host, let flaw): return certificate(detail(host), flaw)
    case .authorityFile(let path, let flaw): return authorityFile(detail(path), flaw)
    case .timedOut(let limit, let seconds, let sent): return timedOut(name, limit, seconds, sent)
    case .dropped(let sent):
      return ProblemText(
        "network.dropped",
        "The connection to \(name) ended before the answer was complete."
          + arrival(sent),
        "Run the step again: it starts by looking at what is there.",
        "See whether it was restarted, or a load balancer gave up.")
    case .tooLarge(let limit):
      return ProblemText(
        "network.too-large", "The answer of \(name) is larger than \(ByteCount.text(limit)).",
        "Check that the address is that of \(name) itself.")
    case .malformed(let text):
      return ProblemText(
        "network.malformed", "What answers for \(name) does not speak HTTP: \(detail(text)).",
        "Check host and port, and http against https.")
    case .unsafeHeader(let header):
      return ProblemText(
        "network.unsafe-header", "The header \(detail(header)) would contain a line break.",
        "Check the values for line breaks.")
    case .cancelled: return ProblemText(.cancelled)
    }
  }

  private static func timedOut(
    _ name: String, _ limit: HTTPTimeLimit, _ seconds: Double, _ sent: Bool
  ) -> ProblemText {
    let number = seconds == seconds.rounded() ? String(Int(seconds)) : String(seconds)
    let time = number == "1" ? "1 second" : "\(number) seconds"
    switch limit {
    case .connecting:
      return ProblemText(
        "network.timeout", "No connection to \(name) came about within \(time).",
        "Check host, port and VPN: a firewall that drops packets looks like this.",
        "Give it more time (--timeout).")
    case .stalled, .total:
      return ProblemText(
        "network.timeout", "No answer came from \(name) within \(time)." + arrival(sent),
        "Run the step again: it starts by looking at what is there.",
        "Give it more time (--timeout).")
    }
  }

  private static func arrival(_ sent: Bool) -> String {
    sent ? " The request may have arrived." : " The request did not go out."
  }

  private static func name(_ system: RemoteSystem) -> String {
    switch system {
    case .author: "the AEM author"
    case .ims: "Adobe's identity service"
    case .developerConsole: "Adobe Developer Console"
    }
  }
}
