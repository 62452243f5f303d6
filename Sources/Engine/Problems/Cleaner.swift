import FoundationEssentials
import HTTP
import Values

/// Makes what another side said fit to be shown: no secret of this run, no control, not too long.
///
/// A secret is hidden in every form of ``SecretEcho``, and so is whatever `Basic` sends. Two kinds
/// are left as they are, because hiding them would tell them: a secret of fewer than 4 bytes, which
/// appears in ordinary words, and one that appears in a text that is shown anyway. A password that
/// equals the user's name, or is a part of it, would otherwise be told by the one name that is
/// hidden.
struct Cleaner: Sendable {
  /// Secrets that a server might repeat.
  private let secrets: [Secret]
  /// Texts that are shown anyway.
  private let visible: [String]

  /// Hides the given secrets; `visible` is what a person sees beside the texts that are cleaned
  /// here.
  init(hiding secrets: [Secret], visible: some Collection<String> = []) {
    self.visible = Array(visible)
    self.secrets = secrets.filter { secret in
      secret.count >= 4 && !visible.contains { Self.stands(secret, in: $0) }
    }
  }

  /// A cleaner that hides one more secret.
  func hiding(_ secret: Secret) -> Cleaner {
    Cleaner(hiding: secrets + [secret], visible: visible)
  }

  /// A text as one clean line of at most `limit` characters.
  func line(_ text: String, limit: Int = 200) -> String {
    TerminalText.line(hidden(text).trimmed, limit: limit)
  }

  /// A text as clean lines of at most `limit` characters in all.
  func block(_ text: String, limit: Int) -> String {
    let whole = TerminalText.block(hidden(text))
    return whole.count <= limit ? whole : String(whole.prefix(limit - 1)) + "…"
  }

  /// Whether a secret of this run appears in a text, so that it must not be recorded as it is.
  func hides(_ text: String) -> Bool { hidden(text) != text }

  /// The reason that an answer gives: Sling's JSON, Sling's or Granite's HTML, or a page's title.
  func message(of response: HTTPResponse) -> String {
    line(reason(in: response))
  }

  /// The time that a server asks to wait: seconds or a date, as it wrote it; nil when it does not
  /// ask.
  func retryAfter(of response: HTTPResponse) -> String? {
    response.header("Retry-After").map { value in
      line(value.allSatisfy(\.isNumber) ? "\(value) seconds" : "until \(value)", limit: 60)
    }
  }

  private func reason(in response: HTTPResponse) -> String {
    if let json = try? JSONValue(parsing: response.body) {
      let found =
        json["error"]?["message"]?.string ?? json["status.message"]?.string
        ?? json["message"]?.string
      return found ?? ""
    }
    // Hidden before anything is cut, so that no part of a secret is left at the edge.
    let text = hidden(String(response.text.prefix(100_000)))
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
    var text = text
    let masked = text.withUTF8 { bytes -> [UInt8]? in
      var ranges = Base64Run.credentials(in: bytes)
      for secret in secrets {
        ranges += secret.withBytes { SecretEcho(secret: $0, text: bytes).ranges }
      }
      guard !ranges.isEmpty else { return nil }
      var result: [UInt8] = []
      var end = 0
      for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
        if range.lowerBound >= end {
          result += bytes[end..<range.lowerBound]
          result += "•••".utf8
        }
        end = max(end, range.upperBound)
      }
      return result + bytes[end...]
    }
    return masked.map { String(decoding: $0, as: UTF8.self) } ?? text
  }

  private static func stands(_ secret: Secret, in text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      secret.withBytes { SecretEcho(secret: $0, text: bytes).isPlain }
    }
  }
}

extension OperationInputs {
  /// Shows texts from elsewhere without any secret of this run.
  var cleaner: Cleaner { Cleaner(hiding: Array(secrets.values), visible: texts.values) }
}

extension StringProtocol {
  fileprivate var untilElementEnds: String {
    for end in ["</div>", "</dd>", "</title>"] {
      if let range = firstRange(of: end) { return String(self[..<range.lowerBound]) }
    }
    return String(self)
  }
}
