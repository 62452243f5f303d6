import Glibc
import Values

/// Everything that aem-setup prints outside of its faces.
///
/// Whatever is printed can contain text from elsewhere, so all of it is made harmless here.
enum Output {
  /// Prints a line on standard output.
  static func line(_ text: String) {
    put(TerminalText.line(text))
  }

  /// Prints several lines on standard output.
  static func block(_ text: String) {
    put(TerminalText.block(text))
  }

  /// Prints a JSON document on standard output.
  static func document(_ value: JSONValue, pretty: Bool = true) {
    let text = String(decoding: (try? value.encoded(pretty: pretty)) ?? [], as: UTF8.self)
    put(TerminalText.json(text))
  }

  /// Prints progress on standard error, because a document goes to standard output.
  static func progress(_ text: String) {
    put(TerminalText.line(text), on: STDERR_FILENO)
  }

  /// Prints the record of a session that could not be saved, as one line of JSON on standard error.
  ///
  /// No secret is in it.
  static func lost(_ record: JSONValue) {
    complain("The session could not be saved. Keep this record of what was done:")
    let bytes = ((try? record.encoded()) ?? []) + Array("\n".utf8)
    _ = write(STDERR_FILENO, bytes, bytes.count)
  }

  /// Prints a line on standard error.
  static func complain(_ text: String) {
    progress("aem-setup: \(text)")
  }

  private static func put(_ text: String, on descriptor: Int32 = STDOUT_FILENO) {
    let bytes = Array("\(text)\n".utf8)
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }
}
