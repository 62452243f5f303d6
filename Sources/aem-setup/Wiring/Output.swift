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

  /// The record of a session that could not be saved, as one line of JSON on standard error; no
  /// secret is in it.
  static func lost(_ record: JSONValue) {
    complain("The session could not be saved. Keep this record of what was done:")
    let bytes = ((try? record.encoded()) ?? []) + Array("\n".utf8)
    _ = write(STDERR_FILENO, bytes, bytes.count)
  }

  /// A line on standard error.
  static func complain(_ text: String) {
    let bytes = Array("aem-setup: \(text)\n".utf8)
    _ = write(STDERR_FILENO, bytes, bytes.count)
  }
}
