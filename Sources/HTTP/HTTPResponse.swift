/// The answer of a server.
///
/// Everything in it is the server's word: clean it before showing it.
package struct HTTPResponse: Sendable {
  /// The status code, 100 to 599.
  package var status: Int
  /// The header fields in the order they came; of a redirect only its own.
  package var headers: [HTTPHeader]
  /// The body, not decompressed, at most as long as the client's limit.
  package var body: [UInt8]

  /// An answer, for tests and fakes too.
  package init(status: Int, headers: [HTTPHeader] = [], body: [UInt8] = []) {
    self.status = status
    self.headers = headers
    self.body = body
  }

  /// The first value of a header field, whatever the case of its name.
  package func header(_ name: String) -> String? {
    headers.first { $0.name.lowercased() == name.lowercased() }?.value
  }

  /// Whether a proxy that passed a request on wrote this itself.
  ///
  /// AEM answers 503 too, but neither 407, 502 nor 504, and signs no answer as a proxy does.
  var isOfProxy: Bool {
    switch status {
    case 407, 502, 504: true
    case 403, 503: header("X-Squid-Error") != nil || header("Proxy-Status") != nil
    default: false
    }
  }

  /// The body as text; bytes that are no UTF-8 become U+FFFD.
  package var text: String { String(decoding: body, as: UTF8.self) }

  /// The media type without its parameters, in lowercase; empty when none was sent.
  package var mediaType: String {
    let whole = header("Content-Type") ?? ""
    let type = whole.prefix { $0 != ";" }.lowercased()
    return String(type.filter { $0 != " " })
  }
}
