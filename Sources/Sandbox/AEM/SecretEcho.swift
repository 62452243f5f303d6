import Values

/// An answer that repeats the password of the request in every form that an error page may have.
enum SecretEcho {
  /// Status 500, as JSON or HTML.
  static func answer(_ request: IncomingRequest) -> OutgoingAnswer {
    let field = request.header("Authorization") ?? ""
    let password = BasicCredentials.read(request)?.password ?? ""
    let bytes = Array(password.utf8)
    let forms = [
      field, password, Base64URL.encoded(bytes), joined(bytes, ""), joined(bytes, "%"),
      bytes.map { "&#\($0);" }.joined(), joined(bytes, "\\u00"),
    ]
    return SlingAnswers.problem(500, forms.joined(separator: " "), request: request)
  }

  private static func joined(_ bytes: [UInt8], _ mark: String) -> String {
    bytes.map { byte in
      mark + (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }.joined()
  }
}
