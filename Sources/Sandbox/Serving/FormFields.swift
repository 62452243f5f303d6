/// The encoding of a form's names and values.
enum FormCharset: Sendable {
  /// UTF-8, with U+FFFD for bytes that are not valid.
  case utf8
  /// ISO 8859-1, the default of servlet containers.
  case latin1
}

/// The fields of a form, in the order in which they were sent; names may repeat.
struct FormFields: Sendable {
  /// One name and value, or an uploaded file.
  struct Field: Sendable {
    /// The bytes of the name without percent escapes, in the form's charset.
    let name: [UInt8]
    /// The bytes of the value without percent escapes, or those of the file.
    let value: [UInt8]
    /// The name of an uploaded file; nil for an ordinary field.
    var fileName: String?
    /// The type that the client states for an uploaded file.
    var contentType: String?
  }

  /// The encoding of names and values.
  var charset = FormCharset.utf8
  private(set) var fields: [Field] = []

  /// Reads a url-encoded form, `name=value&name=value`.
  init(urlEncoded bytes: [UInt8]) {
    for pair in bytes.split(separator: UInt8(ascii: "&")) {
      let parts = pair.split(
        separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
      let value = parts.count > 1 ? PercentText.decodedBytes(parts[1], plusIsSpace: true) : []
      fields.append(
        Field(name: PercentText.decodedBytes(parts[0], plusIsSpace: true), value: value))
    }
  }

  /// Adds the fields of another form after these.
  mutating func append(_ other: FormFields) {
    fields += other.fields
  }

  mutating func append(_ field: Field) {
    fields.append(field)
  }

  /// The first value of that name.
  func first(_ name: String) -> String? {
    fields.first { text($0.name) == name }.map { text($0.value) }
  }

  /// All values of that name.
  func all(_ name: String) -> [String] {
    fields.filter { text($0.name) == name }.map { text($0.value) }
  }

  /// The bytes of the first field of that name, such as an uploaded file.
  func file(_ name: String) -> [UInt8]? {
    fields.first { text($0.name) == name }?.value
  }

  /// Bytes as text, in this form's charset.
  func text(_ bytes: [UInt8]) -> String {
    switch charset {
    case .utf8: return String(decoding: bytes, as: UTF8.self)
    case .latin1:
      var result = ""
      for byte in bytes { result.unicodeScalars.append(Unicode.Scalar(byte)) }
      return result
    }
  }
}
