import Values

/// A form as browsers send it: `application/x-www-form-urlencoded`, UTF-8, fields in order.
///
/// The encoded bytes are collected in locked memory, because a field may be a secret.
package struct FormBody {
  private let builder = SecretBuilder()

  /// A form without fields.
  package init() {}

  /// A form of plain fields.
  package init(_ fields: [(String, String)]) {
    for (name, value) in fields { add(name, value) }
  }

  /// Adds a field that is no secret.
  package func add(_ name: String, _ value: String) {
    start(name)
    for byte in value.utf8 { PercentEncoding.append(byte, to: builder.append) }
  }

  /// Adds a field whose value must not be seen.
  package func add(_ name: String, _ value: Secret) {
    start(name)
    value.withBytes { bytes in
      for byte in bytes { PercentEncoding.append(byte, to: builder.append) }
    }
  }

  /// The body to send; the form is empty afterwards.
  package func finish() -> HTTPBody {
    HTTPBody(contentType: "application/x-www-form-urlencoded", bytes: builder.finish())
  }

  private func start(_ name: String) {
    if builder.count > 0 { builder.append(0x26) }
    for byte in name.utf8 { PercentEncoding.append(byte, to: builder.append) }
    builder.append(0x3D)
  }
}
