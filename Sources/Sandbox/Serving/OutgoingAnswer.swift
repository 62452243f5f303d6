import Values

/// The answer of a service to one request.
struct OutgoingAnswer: Sendable {
  /// The HTTP status code, such as 200.
  var status: Int
  /// Header fields in order.
  var headers: [(name: String, value: String)] = []
  /// The bytes of the body, without any encoding for the transfer.
  var body: [UInt8] = []
  /// Whether the request changed the state of the service.
  var changed = false

  /// Creates an answer without a body.
  init(status: Int, headers: [(name: String, value: String)] = []) {
    self.status = status
    self.headers = headers
  }

  /// Creates an answer with text of a given type.
  init(status: Int = 200, type: String, text: String) {
    self.init(status: status, headers: [("Content-Type", type)])
    body = Array(text.utf8)
  }

  /// An HTML page in UTF-8.
  static func html(status: Int = 200, _ text: String) -> Self {
    Self(status: status, type: "text/html;charset=utf-8", text: text)
  }

  /// A JSON document that is text already.
  static func json(status: Int = 200, text: String) -> Self {
    Self(status: status, type: "application/json;charset=utf-8", text: text)
  }

  /// The JSON document of a value.
  static func json(status: Int = 200, _ value: JSONValue) -> Self {
    // Encoding cannot fail: the values hold no infinite numbers.
    let bytes = (try? value.encoded()) ?? []
    return json(status: status, text: String(decoding: bytes, as: UTF8.self))
  }

  /// A redirection with status 302.
  static func redirect(to location: String) -> Self {
    Self(status: 302, headers: [("Location", location)])
  }

  /// A servlet container's error page.
  static func errorPage(_ status: Int, _ message: String, path: String) -> Self {
    html(
      status: status,
      """
      <html>
      <head><title>Error \(status) \(HTMLText.escaped(message))</title></head>
      <body><h2>HTTP ERROR \(status) \(HTMLText.escaped(message))</h2>
      <table>
      <tr><th>URI:</th><td>\(HTMLText.escaped(path))</td></tr>
      <tr><th>STATUS:</th><td>\(status)</td></tr>
      <tr><th>MESSAGE:</th><td>\(HTMLText.escaped(message))</td></tr>
      </table>
      </body>
      </html>

      """)
  }
}

/// Escapes text for its use in HTML.
enum HTMLText {
  /// Escapes the five characters that have a meaning in HTML.
  static func escaped(_ text: String) -> String {
    text.reduce(into: "") { result, character in
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      default: result.append(character)
      }
    }
  }
}
