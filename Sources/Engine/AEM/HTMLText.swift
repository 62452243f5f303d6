/// The words of a web page, for servers that answer in HTML where data was asked for.
enum HTMLText {
  /// The text between the tags; cells and blocks end a line, scripts and styles are left out.
  static func plain(_ html: String) -> String {
    var result = ""
    var rest = html[...]
    while let open = rest.firstIndex(of: "<") {
      result += rest[..<open]
      rest = rest[open...]
      let name = rest.dropFirst().prefix { $0.isLetter || $0 == "/" || $0 == "!" }.lowercased()
      if name == "script" || name == "style" {
        rest = rest.firstRange(of: "</\(name)").map { rest[$0.lowerBound...] } ?? ""
      }
      guard let close = rest.firstIndex(of: ">") else { return tidy(result) }
      rest = rest[rest.index(after: close)...]
      result += blocks.contains(name) ? "\n" : " "
    }
    return tidy(result + rest)
  }

  private static let blocks: Set<String> = [
    "br", "/p", "/div", "/tr", "/h1", "/h2", "/h3", "/li", "/title", "/dt", "/dd",
  ]

  private static func tidy(_ text: String) -> String {
    var decoded = text
    for (entity, character) in [
      ("&nbsp;", " "), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"),
      ("&apos;", "'"), ("&amp;", "&"),
    ] {
      decoded = decoded.replacing(entity, with: character)
    }
    return decoded.split(whereSeparator: \.isNewline)
      .map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
      .filter { !$0.isEmpty }.joined(separator: "\n")
  }
}
