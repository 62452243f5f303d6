import HTTP
import Values

/// Checks the values of AEM for the mistakes that people make in copying them.
///
/// Only what cannot be used at all is an error. Each check returns nil for a good value.
package enum AuthorFormats {
  /// The address of an AEM author: scheme, host, port, and the context path if it has one.
  package static func authorAddress(_ value: String) -> FormatNote? {
    if let note = CredentialFormats.unusable(value, "address of the author") { return note }
    guard let address = try? WebAddress(value) else { return nil }
    if address.path.hasSuffix(".html") || address.query != nil {
      return .error("This is the address of a page. Enter the author's own: \(address.origin).")
    }
    let pages = ["/aem", "/libs", "/crx", "/system", "/etc", "/content", "/apps", "/conf"]
    if pages.contains(where: { address.path == $0 || address.path.hasPrefix($0 + "/") }) {
      return .error("This is a path inside AEM. Enter the author's own address: \(address.origin).")
    }
    if address.scheme == "http", !address.isLoopback {
      return .warning("Over http, others on the network can read the password. Use https.")
    }
    return nil
  }

  /// The name of a configuration's node.
  package static func nodeName(_ value: String) -> FormatNote? {
    if value.trimmed.isEmpty { return .error("The name is empty.") }
    let isPlain = value.utf8.allSatisfy { byte in
      (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
        || byte == 0x2D || byte == 0x5F
    }
    guard isPlain else {
      return .error("The name can contain only letters, digits, hyphens and underscores.")
    }
    if value.count > 100 { return .error("The name is longer than 100 characters.") }
    return nil
  }

  /// The path of a page below `/content`.
  package static func sitePath(_ value: String) -> FormatNote? {
    if let note = path(value, below: "/content", "page") { return note }
    if value.hasSuffix(".html") { return .error("Remove .html from the end of the path.") }
    if value == "/content/dam" || value.hasPrefix("/content/dam/") {
      return .warning("/content/dam contains assets. Enter a page elsewhere below /content.")
    }
    return nil
  }

  /// The path of an asset, or of a folder of assets, below `/content/dam`.
  package static func assetPath(_ value: String) -> FormatNote? {
    path(value, below: "/content/dam", "asset")
  }

  private static func path(_ value: String, below root: String, _ what: String) -> FormatNote? {
    if value.trimmed.isEmpty { return .error("The path is empty.") }
    if value.contains("://") {
      return .error("This is an address. Enter only the path, starting with \(root).")
    }
    guard value.hasPrefix("\(root)/"), value.count > root.count + 1 else {
      return .error("The path of the \(what) starts with \(root)/.")
    }
    if value.hasSuffix("/") { return .error("The path has a slash at the end.") }
    let names = value.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
    if names.contains(where: { ["", ".", ".."].contains($0) }) {
      return .error("The path has an empty name, or dots instead of a name.")
    }
    return nil
  }
}
