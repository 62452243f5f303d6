/// One HTTP request, read to its end.
struct IncomingRequest: Sendable {
  /// The method as sent.
  let method: String
  /// The path as sent, with its percent escapes.
  var rawPath: String
  /// The query as sent, without the question mark.
  let rawQuery: String
  /// Header fields in order.
  let headers: [(name: String, value: String)]
  /// The body; empty when it was too large.
  let body: [UInt8]
  /// Whether the body was above the limit.
  let isTooLarge: Bool

  /// Splits the target, which is absolute when a client takes the sandbox for a proxy.
  init(
    method: String, target: String, headers: [(name: String, value: String)], body: [UInt8] = [],
    isTooLarge: Bool = false
  ) {
    let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    self.method = method
    rawPath = parts.first.map(String.init) ?? "/"
    rawQuery = parts.count > 1 ? String(parts[1]) : ""
    self.headers = headers
    self.body = body
    self.isTooLarge = isTooLarge
  }

  /// The path without percent escapes.
  var path: String { PercentText.decoded(rawPath) }

  /// The first header field of that name.
  func header(_ name: String) -> String? {
    headers.first { $0.name.lowercased() == name.lowercased() }?.value
  }

  /// The fields of the query, then those of a form body.
  ///
  /// Without a `_charset_` field a form is read as ISO 8859-1, as Sling does; `charset` overrides
  /// that for services with other habits.
  func fields(charset: FormCharset? = nil) -> FormFields {
    var fields = FormFields(urlEncoded: Array(rawQuery.utf8))
    let type = MediaType(header("Content-Type") ?? "")
    switch type.name {
    case "application/x-www-form-urlencoded": fields.append(FormFields(urlEncoded: body))
    case "multipart/form-data":
      if let boundary = type.parameters["boundary"] {
        fields.append(FormFields(multipart: body, boundary: boundary))
      }
    default: break
    }
    fields.charset =
      charset ?? (fields.first("_charset_")?.lowercased() == "utf-8" ? .utf8 : .latin1)
    return fields
  }

  /// Whether the client says that it is a browser.
  var isFromBrowser: Bool {
    let agent = header("User-Agent") ?? ""
    return agent.contains("Mozilla") || agent.contains("Opera")
  }

  /// Whether the client prefers JSON to HTML.
  var prefersJSON: Bool {
    MediaPreference(header("Accept") ?? "").prefers("application/json", to: "text/html")
  }
}
