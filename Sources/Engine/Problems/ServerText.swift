import FoundationEssentials
import HTTP
import Values

/// Makes what another side said fit to be shown: no secret of this run, no control, not too long.
struct ServerText: Sendable {
  /// Secrets that a server might repeat.
  private let secrets: [Secret]

  /// Hides the given secrets.
  init(hiding secrets: [Secret]) {
    self.secrets = secrets.filter { $0.count >= 4 }
  }

  /// Hides one more.
  func hiding(_ secret: Secret) -> ServerText {
    ServerText(hiding: secrets + [secret])
  }

  /// One line.
  func line(_ text: String, limit: Int = 200) -> String {
    TerminalText.line(hidden(text).trimmed, limit: limit)
  }

  /// Several lines.
  func block(_ text: String, limit: Int) -> String {
    let whole = TerminalText.block(hidden(text))
    return whole.count <= limit ? whole : String(whole.prefix(limit - 1)) + "…"
  }

  /// Whether a secret of this run stands in a text, so that it must not be recorded as it is.
  func hides(_ text: String) -> Bool { hidden(text) != text }

  /// The reason that an answer gives: Sling's JSON, Sling's or Granite's HTML, or a page's title.
  func message(of response: HTTPResponse) -> String {
    line(Self.reason(in: response))
  }

  /// How long a server asks to wait: seconds or a date, as it wrote it; nil when it does not ask.
  func retryAfter(of response: HTTPResponse) -> String? {
    response.header("Retry-After").map { value in
      line(value.allSatisfy(\.isNumber) ? "\(value) seconds" : "until \(value)", limit: 60)
    }
  }

  private static func reason(in response: HTTPResponse) -> String {
    if let json = try? JSONValue(parsing: response.body) {
      let found =
        json["error"]?["message"]?.string ?? json["status.message"]?.string
        ?? json["message"]?.string
      return found ?? ""
    }
    let text = response.text
    for mark in [
      "id=\"Message\"", "foundation-form-response-status-message'>Message</dt", "<title",
    ] {
      guard let start = text.firstRange(of: mark) else { continue }
      let rest = text[start.upperBound...].drop { $0 != ">" }.dropFirst()
      let inner = HTMLText.plain(String(rest.prefix(2_000).untilElementEnds))
      if !inner.isEmpty { return inner }
    }
    return HTMLText.plain(String(text.prefix(2_000)))
  }

  private func hidden(_ text: String) -> String {
    var bytes = Array(text.utf8)
    for secret in secrets {
      secret.withBytes { plain in
        let encoded = PercentEncoding.component(String(decoding: plain, as: UTF8.self))
        for pattern in [Array(plain), Array(encoded.utf8)] {
          bytes.replace(pattern, with: Array("•••".utf8))
        }
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension OperationInputs {
  /// Shows texts from elsewhere without any secret of this run.
  var shown: ServerText { ServerText(hiding: Array(secrets.values)) }
}

extension StringProtocol {
  /// Without white space at both ends.
  var trimmed: String {
    let start = drop { $0.isWhitespace }
    guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(start[...last])
  }

  fileprivate var untilElementEnds: String {
    for end in ["</div>", "</dd>", "</title>"] {
      if let range = firstRange(of: end) { return String(self[..<range.lowerBound]) }
    }
    return String(self)
  }
}
