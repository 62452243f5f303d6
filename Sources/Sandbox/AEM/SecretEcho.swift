import Values

/// An answer that repeats the password of the request in every form that an error page can have.
enum SecretEcho {
  /// Status 500, as JSON or HTML.
  static func answer(_ request: IncomingRequest) -> OutgoingAnswer {
    let field = request.header("Authorization") ?? ""
    let password = BasicCredentials.read(request)?.password ?? ""
    let bytes = Array(password.utf8)
    let forms = [
      field, password, Base64URL.encoded(bytes), Hexadecimal.encoded(bytes),
      Hexadecimal.encoded(bytes, before: "%"),
      bytes.map { "&#\($0);" }.joined(), Hexadecimal.encoded(bytes, before: "\\u00"),
    ]
    return SlingAnswers.problem(500, forms.joined(separator: " "), request: request)
  }
}
