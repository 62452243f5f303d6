import Values

/// A form with files: `multipart/form-data` (RFC 7578), UTF-8, parts in order.
///
/// The bytes are collected in locked memory, because a part may be a secret.
package struct MultipartBody {
  private let builder = SecretBuilder()
  private let boundary: String

  /// An empty form with a boundary that no content can know.
  package init() {
    var generator = SystemRandomNumberGenerator()
    self.init(using: &generator)
  }

  /// An empty form with a boundary from `generator`, for tests.
  init(using generator: inout some RandomNumberGenerator) {
    let digits = "0123456789abcdef"
    boundary =
      "aem-setup-" + String((0..<32).compactMap { _ in digits.randomElement(using: &generator) })
  }

  /// Adds a field that is no secret.
  package func add(_ name: String, _ value: String) {
    start(name)
    builder.append(text: "\r\n\r\n" + value)
  }

  /// Adds a field whose value must not be seen.
  package func add(_ name: String, _ value: Secret) {
    start(name)
    builder.append(text: "\r\n\r\n")
    builder.append(value)
  }

  /// Adds a file.
  ///
  /// `contentType` is its media type. Throws ``HTTPFailure/unsafeHeader(name:)`` when it contains
  /// more than visible ASCII and spaces.
  package func add(
    _ name: String, filename: String, contentType: String, bytes: Secret
  ) throws(HTTPFailure) {
    try RequestCheck.check(name: "Content-Type", value: contentType)
    start(name)
    builder.append(text: "; filename=\"\(quoted(filename))\"\r\n")
    builder.append(text: "Content-Type: \(contentType)\r\n\r\n")
    builder.append(bytes)
  }

  /// The body to send; the form is empty afterwards.
  package func finish() -> HTTPBody {
    builder.append(text: (builder.count > 0 ? "\r\n" : "") + "--\(boundary)--\r\n")
    return HTTPBody(
      contentType: "multipart/form-data; boundary=\(boundary)", bytes: builder.finish())
  }

  private func start(_ name: String) {
    builder.append(text: (builder.count > 0 ? "\r\n" : "") + "--\(boundary)\r\n")
    builder.append(text: "Content-Disposition: form-data; name=\"\(quoted(name))\"")
  }

  /// A name as browsers write it: the quotation mark and line breaks percent-encoded, nothing else;
  /// other controls too, because no name has them.
  private func quoted(_ text: String) -> String {
    var result: [UInt8] = []
    for byte in text.utf8 {
      if byte < 0x20 || byte == 0x22 || byte == 0x7F {
        PercentEncoding.append(byte) { result.append($0) }
      } else {
        result.append(byte)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
