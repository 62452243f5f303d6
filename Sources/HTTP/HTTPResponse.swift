/// What a server answered. Everything in it is the server's word: clean it before showing it.
public struct HTTPResponse: Sendable {
  /// The status code, 100 to 599.
  public var status: Int
  /// The header fields in the order they came; of a redirect only its own.
  public var headers: [HTTPHeader]
  /// The body, not decompressed, at most as long as the client's limit.
  public var body: [UInt8]

  /// An answer, for tests and fakes too.
  public init(status: Int, headers: [HTTPHeader] = [], body: [UInt8] = []) {
    self.status = status
    self.headers = headers
    self.body = body
  }

  /// The first value of a header field, whatever the case of its name.
  public func header(_ name: String) -> String? {
    headers.first { $0.name.lowercased() == name.lowercased() }?.value
  }

  /// The body as text; bytes that are no UTF-8 become U+FFFD.
  public var text: String { String(decoding: body, as: UTF8.self) }

  /// The media type without its parameters, in lower case; empty when none was sent.
  public var mediaType: String {
    let whole = header("Content-Type") ?? ""
    let type = whole.prefix { $0 != ";" }.lowercased()
    return String(type.filter { $0 != " " })
  }
}
