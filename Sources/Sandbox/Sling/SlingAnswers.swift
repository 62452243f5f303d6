import Values

/// Answers in the manner of Sling's engine.
enum SlingAnswers {
  /// Header fields that every Sling answer has.
  static let headers: [(name: String, value: String)] = [
    ("X-Content-Type-Options", "nosniff"), ("X-Frame-Options", "SAMEORIGIN"),
  ]

  /// The default error handler's answer: JSON for clients that prefer it, else HTML.
  static func problem(
    _ status: Int, _ message: String, request: IncomingRequest
  ) -> OutgoingAnswer {
    if request.prefersJSON {
      return .json(
        status: status,
        [
          "status": .integer(status), "message": .string(message),
          "requestUri": .string(request.path),
        ])
    }
    let text = HTMLText.escaped(message)
    return .html(
      status: status,
      """
      <!DOCTYPE HTML PUBLIC "-//IETF//DTD HTML 2.0//EN">
      <html>
      <head><title>\(status) \(text)</title></head>
      <body>
      <h1>\(text) (\(status))</h1>
      <p>The requested URL \(HTMLText.escaped(request.path)) resulted in an error.</p>
      </body>
      </html>

      """)
  }

  /// The 404 for a path without a node that the user can see.
  static func notFound(_ request: IncomingRequest) -> OutgoingAnswer {
    problem(404, "Resource at '\(request.path)' not found: No resource found", request: request)
  }
}
