import Values

/// Refuses a request that could smuggle a header, before anything is sent.
enum RequestCheck {
  /// The longest header value, in bytes.
  static let valueLimit = 16 << 10

  /// Checks the address, all header fields and the credentials.
  static func check(_ request: HTTPRequest, _ options: HTTPOptions) throws(HTTPFailure) {
    guard request.address.text.utf8.allSatisfy({ isVisible($0) && $0 != 0x23 && $0 != 0x5C })
    else { throw .unsafeHeader(name: "URL") }
    try check(name: "User-Agent", value: options.userAgent)
    for header in request.headers {
      guard !framing.contains(header.name.lowercased()) else {
        throw .unsafeHeader(name: clean(header.name))
      }
      try check(name: header.name, value: header.value)
    }
    if let body = request.body { try check(name: "Content-Type", value: body.contentType) }
    guard isSafe(request.authorization) else { throw .unsafeHeader(name: "Authorization") }
  }

  /// A token as name; visible ASCII, spaces and tabs as value.
  static func check(name: String, value: String) throws(HTTPFailure) {
    let isToken = !name.isEmpty && name.utf8.count < 256 && name.utf8.allSatisfy(isTokenByte)
    let isPlain = value.utf8.allSatisfy { isVisible($0) || $0 == 0x20 || $0 == 0x09 }
    guard isToken, isPlain, value.utf8.count <= valueLimit else {
      throw .unsafeHeader(name: clean(name))
    }
  }

  /// The fields that say where a message ends or goes: libcurl writes them.
  private static let framing: Set<String> = [
    "connection", "content-length", "expect", "host", "transfer-encoding", "upgrade",
  ]

  /// RFC 7617 takes no control in either part and no colon in the name; a token goes out as it is.
  private static func isSafe(_ authorization: HTTPAuthorization) -> Bool {
    switch authorization {
    case .none: true
    case .basic(let user, let password):
      user.utf8.count <= valueLimit && password.count <= valueLimit
        && user.unicodeScalars.allSatisfy { scalar in
          switch scalar.value {
          case 0...0x1F, 0x3A, 0x7F...0x9F, 0x2028, 0x2029: false
          default: true
          }
        } && password.withBytes { $0.allSatisfy { $0 >= 0x20 && $0 != 0x7F } }
    case .bearer(let token):
      !token.isEmpty && token.count <= valueLimit
        && token.withBytes { $0.allSatisfy(isVisible) }
    }
  }

  private static func isVisible(_ byte: UInt8) -> Bool { (0x21...0x7E).contains(byte) }

  private static func isTokenByte(_ byte: UInt8) -> Bool {
    isVisible(byte) && !separators.contains(byte)
  }

  private static let separators = Set("\"(),/:;<=>?@[\\]{}".utf8)

  private static func clean(_ name: String) -> String { TerminalText.line(name, limit: 60) }
}
