/// A text of the table with named places.
///
/// Such as `AEM did not delete {path}[: {message}].` Brackets surround a part that is left out when a
/// place in it is empty.
package struct Template: Equatable, Sendable {
  /// The text as the table has it.
  package let text: String

  /// A text with its places in braces.
  package init(_ text: String) {
    self.text = text
  }

  /// A piece of the text.
  private enum Part {
    case text(String)
    case place(String)
    case optional([Part])
  }

  /// The names of all places.
  package var places: Set<String> { Self.places(in: parts) }

  /// The names of the places that always appear: an empty value would leave a gap.
  package var requiredPlaces: Set<String> {
    Self.places(in: parts.filter { if case .optional = $0 { false } else { true } })
  }

  /// The name of the place that is the whole text, if it is one.
  package var onlyPlace: String? {
    let parts = parts
    return if parts.count == 1, case .place(let name) = parts[0] { name } else { nil }
  }

  /// The text with its places filled; one without a value becomes an ellipsis.
  package func filled(_ values: [String: String]) -> String {
    Self.filled(parts, values)
  }

  private var parts: [Part] {
    var rest = text[...]
    return Self.parts(of: &rest, until: nil)
  }

  private static func filled(_ parts: [Part], _ values: [String: String]) -> String {
    parts.map { part in
      switch part {
      case .text(let text): text
      case .place(let name): values[name] ?? "…"
      case .optional(let parts):
        places(in: parts).contains { values[$0]?.isEmpty == true } ? "" : filled(parts, values)
      }
    }.joined()
  }

  private static func places(in parts: [Part]) -> Set<String> {
    parts.reduce(into: []) { names, part in
      switch part {
      case .text: break
      case .place(let name): names.insert(name)
      case .optional(let parts): names.formUnion(places(in: parts))
      }
    }
  }

  /// Reads parts up to the character that ends them, which is dropped.
  private static func parts(of rest: inout Substring, until end: Character?) -> [Part] {
    var parts: [Part] = []
    while let first = rest.first, first != end {
      let plain = rest.prefix { $0 != "{" && $0 != "[" && $0 != end }
      rest = rest[plain.endIndex...]
      if !plain.isEmpty { parts.append(.text(String(plain))) }
      guard let mark = rest.first, mark != end else { break }
      rest = rest.dropFirst()
      if mark == "[" {
        parts.append(.optional(Self.parts(of: &rest, until: "]")))
      } else {
        let name = rest.prefix { $0 != "}" }
        rest = rest[name.endIndex...].dropFirst()
        parts.append(.place(String(name)))
      }
    }
    rest = rest.dropFirst()
    return parts
  }
}

extension Template: Decodable {
  package init(from decoder: any Decoder) throws {
    text = try decoder.singleValueContainer().decode(String.self)
  }
}
