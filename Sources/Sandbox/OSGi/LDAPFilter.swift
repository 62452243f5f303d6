/// An OSGi filter in the syntax of RFC 1960, which the console accepts in the place of a PID.
indirect enum LDAPFilter: Sendable {
  case all([LDAPFilter])
  case any([LDAPFilter])
  case not(LDAPFilter)
  /// An attribute and the parts between the stars of its value.
  case equal(String, [String])

  /// Reads a filter; nil for any other text, and for a nesting deeper than 20.
  init?(_ text: String) {
    var rest = Substring(text)
    guard let filter = Self.read(&rest, depth: 0), rest.isEmpty else { return nil }
    self = filter
  }

  /// Whether a configuration meets the filter.
  func matches(_ configuration: Configuration) -> Bool {
    switch self {
    case .all(let filters): filters.allSatisfy { $0.matches(configuration) }
    case .any(let filters): filters.contains { $0.matches(configuration) }
    case .not(let filter): !filter.matches(configuration)
    case .equal(let name, let parts):
      configuration.attribute(name).contains { Self.fits($0, parts) }
    }
  }

  private static func read(_ rest: inout Substring, depth: Int) -> LDAPFilter? {
    guard depth < 20, rest.popFirst() == "(", let first = rest.first else { return nil }
    let filter: LDAPFilter
    switch first {
    case "&", "|", "!":
      rest.removeFirst()
      var parts: [LDAPFilter] = []
      while rest.first == "(" {
        guard let part = read(&rest, depth: depth + 1) else { return nil }
        parts.append(part)
      }
      guard let only = parts.first else { return nil }
      if first == "!", parts.count != 1 { return nil }
      filter = first == "&" ? .all(parts) : first == "|" ? .any(parts) : .not(only)
    default:
      let body = rest.prefix { $0 != ")" }
      rest = rest[body.endIndex...]
      let pair = body.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard pair.count == 2, !pair[0].isEmpty else { return nil }
      filter = .equal(
        String(pair[0]),
        pair[1].split(separator: "*", omittingEmptySubsequences: false).map(String.init))
    }
    guard rest.popFirst() == ")" else { return nil }
    return filter
  }

  private static func fits(_ text: String, _ parts: [String]) -> Bool {
    guard let first = parts.first, let last = parts.last, parts.count > 1 else {
      return parts.first == text
    }
    guard text.hasPrefix(first), text.count >= first.count + last.count, text.hasSuffix(last)
    else { return false }
    var rest = text.dropFirst(first.count).dropLast(last.count)
    for part in parts.dropFirst().dropLast() where !part.isEmpty {
      guard let found = rest.firstRange(of: part) else { return false }
      rest = rest[found.upperBound...]
    }
    return true
  }
}
