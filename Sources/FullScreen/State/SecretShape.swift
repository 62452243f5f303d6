/// The lengths of a hidden value: its characters as a person counts them, and the bytes of each.
struct SecretShape: Equatable, Sendable {
  /// Bytes of each character, in order.
  private(set) var lengths: [Int] = []

  /// The number of characters.
  var count: Int { lengths.count }
  /// Whether there are no characters.
  var isEmpty: Bool { lengths.isEmpty }
  /// The number of bytes.
  var byteCount: Int { lengths.reduce(0, +) }

  /// Adds a scalar; a combining mark belongs to the character before it.
  mutating func append(_ scalar: Unicode.Scalar) {
    let bytes = UTF8.width(scalar)
    if let last = lengths.indices.last, Self.joins(scalar) {
      lengths[last] += bytes
    } else {
      lengths.append(bytes)
    }
  }

  /// Adds what was pasted.
  mutating func append(_ other: SecretShape) {
    lengths += other.lengths
  }

  /// Takes the last character away and returns its bytes.
  mutating func removeLast() -> Int? {
    lengths.popLast()
  }

  private static func joins(_ scalar: Unicode.Scalar) -> Bool {
    var probe = "a"
    probe.unicodeScalars.append(scalar)
    return probe.count == 1
  }
}

/// The shape of a secret that is being typed; its bytes are elsewhere.
struct SecretDraft: Equatable, Sendable {
  /// The characters, as a person counts them, without their bytes.
  var shape = SecretShape()
  /// Whether it changed since it was handed over.
  var isDirty = false
}
