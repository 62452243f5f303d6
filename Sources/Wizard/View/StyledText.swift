/// Text of a screen with its two marks read: `**label**` of a product, and `` `value` `` exact.
package struct StyledText: Equatable, Sendable {
  /// The pieces in order.
  package var spans: [Span]

  /// A piece in one style.
  package struct Span: Equatable, Sendable {
    /// The text without its marks.
    package var text: String
    /// How it stands out.
    package var style: Style

    /// Pairs text with a style.
    package init(_ text: String, _ style: Style) {
      self.text = text
      self.style = style
    }
  }

  /// How a piece stands out.
  package enum Style: Equatable, Sendable {
    /// Running text, which does not stand out.
    case plain
    /// A label exactly as the other product shows it.
    case label
    /// A value, path or address to take over exactly.
    case value
  }

  /// Reads the marks; an unpaired mark stays as it is.
  package init(_ source: String) {
    spans = []
    var rest = source[...]
    var plain = ""
    while !rest.isEmpty {
      if let (inner, style, tail) = Self.marked(rest) {
        append(plain, .plain)
        plain = ""
        append(String(inner), style)
        rest = tail
      } else {
        let next = rest.dropFirst().firstIndex { $0 == "*" || $0 == "`" } ?? rest.endIndex
        plain += rest[..<next]
        rest = rest[next...]
      }
    }
    append(plain, .plain)
  }

  /// The text without marks.
  package var plain: String { spans.map(\.text).joined() }

  private mutating func append(_ text: String, _ style: Style) {
    if !text.isEmpty { spans.append(Span(text, style)) }
  }

  private static func marked(
    _ text: Substring
  ) -> (inner: Substring, style: Style, tail: Substring)? {
    for (mark, style) in [("**", Style.label), ("`", Style.value)] where text.hasPrefix(mark) {
      let body = text.dropFirst(mark.count)
      if let end = body.firstRange(of: mark), end.lowerBound > body.startIndex {
        return (body[..<end.lowerBound], style, body[end.upperBound...])
      }
    }
    return nil
  }
}
