import HTTP
import Values

/// Paths, forms, names and values as Sling writes them.
enum Sling {
  /// A repository path as it appears in an address; the colon of `jcr:content` stays readable.
  static func encoded(_ path: String) -> String {
    PercentEncoding.path(path).replacing("%3A", with: ":")
  }

  /// A form that starts with the character set: without it Sling takes UTF-8 for Latin-1.
  static func form(_ fields: [(String, String)]) -> FormBody {
    FormBody([("_charset_", "utf-8")] + fields)
  }

  /// Whether a text from a server can be a node's name, so that a path made of it stays in its
  /// folder.
  static func isName(_ text: String) -> Bool {
    !text.isEmpty && text != "." && text != ".." && !text.contains("/")
      && TerminalText.line(text) == text
  }

  /// Whether a value has the shape of one that AEM's crypto support has encrypted: `{…}`.
  static func isEncrypted(_ value: String) -> Bool {
    value.hasPrefix("{") && value.hasSuffix("}") && value.count > 2
  }
}
