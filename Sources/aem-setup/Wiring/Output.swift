import Glibc
import Values

/// What the program prints outside of its faces.
enum Output {
  /// A line on standard output.
  static func line(_ text: String) {
    print(text)
    fflush(nil)
  }

  /// A JSON document on standard output.
  static func document(_ value: JSONValue, pretty: Bool = true) {
    line(String(decoding: (try? value.encoded(pretty: pretty)) ?? [], as: UTF8.self))
  }

  /// A line on standard error.
  static func complain(_ text: String) {
    let bytes = Array("aem-setup: \(text)\n".utf8)
    _ = write(STDERR_FILENO, bytes, bytes.count)
  }
}
