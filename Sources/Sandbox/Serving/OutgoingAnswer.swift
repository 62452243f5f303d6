import Values

/// What a service answers to one request.
struct OutgoingAnswer: Sendable {
  /// The status code.
  var status: Int
  /// Header fields in order.
  var headers: [(name: String, value: String)] = []
  /// The body.
  var body: [UInt8] = []
  /// Whether the request changed the state of the service.
  var changed = false

  /// An answer without a body.
  init(status: Int, headers: [(name: String, value: String)] = []) {
    self.status = status
    self.headers = headers
  }

  /// Text of a given type.
  init(status: Int = 200, type: String, text: String) {
    self.init(status: status, headers: [("Content-Type", type)])
    body = Array(text.utf8)
  }

  /// An HTML page.
  static func html(status: Int = 200, _ text: String) -> Self {
    Self(status: status, type: "text/html;charset=utf-8", text: text)
  }

  /// A JSON document that is text already.
  static func json(status: Int = 200, text: String) -> Self {
    Self(status: status, type: "application/json;charset=utf-8", text: text)
  }

  /// A JSON document.
  static func json(status: Int = 200, _ value: JSONValue) -> Self {
    // Encoding cannot fail: the values hold no infinite numbers.
    let bytes = (try? value.encoded()) ?? []
    return json(status: status, text: String(decoding: bytes, as: UTF8.self))
  }

  /// A redirection.
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

/// Text inside HTML.
enum HTMLText {
  /// Makes the five characters that HTML takes for its own harmless.
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
