/// Puts values into texts that name them in braces, such as `{aem.url}`.
package enum Interpolation {
  /// The text with every named value put in; an unknown one becomes an ellipsis.
  package static func fill(_ text: String, _ value: (String) -> String?) -> String {
    guard text.utf8.contains(UInt8(ascii: "{")) else { return text }
    var result = ""
    for piece in pieces(text) {
      switch piece {
      case .text(let text): result += text
      case .name(let name): result += value(name) ?? "…"
      }
    }
    return result
  }

  /// The values that a text names.
  static func names(in text: String) -> [String] {
    pieces(text).compactMap { piece in
      if case .name(let name) = piece { name } else { nil }
    }
  }

  private enum Piece {
    case text(String)
    case name(String)
  }

  private static func pieces(_ text: String) -> [Piece] {
    var pieces: [Piece] = []
    var rest = text[...]
    while let open = rest.firstIndex(of: "{") {
      let inside = rest[rest.index(after: open)...]
      let name = inside.prefix { $0.isLetter || $0.isNumber || $0 == "." || $0 == "-" }
      if !name.isEmpty, name.endIndex < rest.endIndex, rest[name.endIndex] == "}" {
        pieces += [.text(String(rest[..<open])), .name(String(name))]
        rest = rest[rest.index(after: name.endIndex)...]
      } else {
        pieces.append(.text(String(rest[...open])))
        rest = inside
      }
    }
    return pieces + [.text(String(rest))]
  }
}
