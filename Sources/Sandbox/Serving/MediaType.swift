import Values

/// The value of a `Content-Type` or `Content-Disposition` field: a name and parameters.
struct MediaType: Sendable {
  /// The part before the first semicolon, in lower case.
  let name: String
  /// Parameters by lower-case name, without their quotes.
  let parameters: [String: String]

  /// Reads `name; key=value; key="value"`.
  init(_ text: String) {
    var parts: [String] = []
    var part = ""
    var isQuoted = false
    for character in text {
      if character == "\"" { isQuoted.toggle() }
      if character == ";", !isQuoted {
        parts.append(part)
        part = ""
      } else {
        part.append(character)
      }
    }
    parts.append(part)
    name = parts[0].trimmed.lowercased()
    var parameters: [String: String] = [:]
    for part in parts.dropFirst() {
      let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard pair.count == 2 else { continue }
      var value = pair[1].trimmed
      if value.count >= 2, value.first == "\"", value.last == "\"" {
        value = String(value.dropFirst().dropLast())
      }
      parameters[pair[0].trimmed.lowercased()] = value
    }
    self.parameters = parameters
  }
}

/// The weights in an `Accept` field.
struct MediaPreference: Sendable {
  private let ranges: [(name: String, weight: Double)]

  /// Reads a comma-separated list of media ranges.
  init(_ accept: String) {
    ranges = accept.split(separator: ",").map { range in
      let type = MediaType(String(range))
      return (type.name, type.parameters["q"].flatMap(Double.init) ?? 1)
    }
  }

  /// Whether `wanted` has more weight than `other`; equal weights go to the one named first.
  func prefers(_ wanted: String, to other: String) -> Bool {
    guard let mine = named(wanted) else { return false }
    guard let theirs = named(other) else { return ranges[mine].weight > 0 }
    if ranges[mine].weight != ranges[theirs].weight {
      return ranges[mine].weight > ranges[theirs].weight
    }
    return mine < theirs
  }

  private func named(_ name: String) -> Int? {
    ranges.firstIndex { $0.name == name }
  }
}
