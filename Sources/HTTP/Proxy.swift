import Values

/// A proxy that requests go through.
package struct Proxy: Equatable, Sendable {
  /// Its host and port, without the credentials that its address may carry; fit to be shown.
  package let name: String
  /// The setting that named it: `--proxy`, or a variable of the environment.
  package let source: String
  /// Its address as it was entered, for libcurl alone: it may carry a password.
  let address: String

  /// Takes an address such as `http://user:password@host:3128`.
  init(_ address: String, from source: String) {
    self.address = address
    self.source = source
    let authority = address.firstRange(of: "://").map { address[$0.upperBound...] } ?? address[...]
    // A password may contain any character, also a slash or a second @.
    let host = authority.split(separator: "@", omittingEmptySubsequences: false).last ?? ""
    name = TerminalText.line(String(host.prefix { $0 != "/" }), limit: 80)
  }

  /// Whether the connection to the proxy itself is protected.
  var isProtected: Bool { address.lowercased().hasPrefix("https://") }

  /// The proxy and the setting that named it, such as `the proxy 10.0.0.1:3128 (https_proxy)`.
  package var words: String { "the proxy \(name) (\(source))" }
}
