import Glibc
import Values

/// An absolute `http` or `https` address without credentials, the only kind that is ever asked.
package struct WebAddress: Hashable, Sendable {
  /// `http` or `https`, in lowercase.
  package let scheme: String
  /// The host in lowercase; an IPv6 address in brackets.
  package let host: String
  /// The port, the scheme's own when the address names none.
  package let port: Int
  /// The path, percent-encoded, starting with a slash.
  package let path: String
  /// The query without its question mark, percent-encoded.
  package let query: String?

  /// Why a text is no address that may be asked.
  package enum Flaw: Error, Equatable, Sendable {
    /// Empty, or white space only.
    case empty
    /// No `http://` or `https://` in front; carries the scheme that was found, if any.
    case scheme(String?)
    /// A user or password appears in the address.
    case credentials
    /// No host, or a character that no host has.
    case host
    /// The port is no number from 1 to 65535.
    case port(String)
    /// A space, a control or a non-ASCII character that is not percent-encoded.
    case character
  }

  /// Reads an address as a person enters it; white space around it is dropped.
  package init(_ text: String) throws(Flaw) {
    let trimmed = text.trimmed
    guard !trimmed.isEmpty else { throw .empty }
    guard let mark = trimmed.firstRange(of: "://") else { throw .scheme(nil) }
    scheme = trimmed[..<mark.lowerBound].lowercased()
    guard scheme == "http" || scheme == "https" else {
      throw .scheme(scheme.utf8.allSatisfy(\.isSchemeByte) ? scheme : nil)
    }
    guard trimmed.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != 0x5C }) else {
      throw .character
    }
    let rest = trimmed[mark.upperBound...].prefix { $0 != "#" }
    let authority = rest.prefix { $0 != "/" && $0 != "?" }
    guard !authority.contains("@") else { throw .credentials }
    (host, port) = try Self.split(authority: authority, scheme: scheme)
    let tail = rest[authority.endIndex...]
    let path = tail.prefix { $0 != "?" }
    self.path = path.isEmpty ? "/" : String(path)
    query = path.endIndex < tail.endIndex ? String(tail[path.endIndex...].dropFirst()) : nil
  }

  private init(scheme: String, host: String, port: Int, path: String, query: String?) {
    self.scheme = scheme
    self.host = host
    self.port = port
    self.path = path
    self.query = query
  }

  private static func split(
    authority: Substring, scheme: String
  ) throws(Flaw) -> (host: String, port: Int) {
    var host = authority
    var port: Substring?
    if authority.first == "[" {
      guard let end = authority.firstIndex(of: "]") else { throw .host }
      host = authority[...end]
      guard Self.isIPv6(host) else { throw .host }
      let after = authority[authority.index(after: end)...]
      guard after.isEmpty || after.first == ":" else { throw .host }
      port = after.isEmpty ? nil : after.dropFirst()
    } else if let colon = authority.firstIndex(of: ":") {
      host = authority[..<colon]
      port = authority[authority.index(after: colon)...]
    }
    let isName = !host.isEmpty && host.utf8.allSatisfy(\.isHostByte)
    guard isName || host.first == "[" else { throw .host }
    guard let port else { return (host.lowercased(), scheme == "https" ? 443 : 80) }
    guard port.utf8.allSatisfy(\.isDigit), let number = Int(port), (1...65535).contains(number)
    else { throw .port(String(port)) }
    return (host.lowercased(), number)
  }

  /// Whether `text` is an IPv6 address in brackets, without a zone.
  private static func isIPv6(_ text: Substring) -> Bool {
    var address = in6_addr()
    return inet_pton(AF_INET6, String(text.dropFirst().dropLast()), &address) == 1
  }

  /// The address as it is sent; a scheme's own port is left out.
  package var text: String {
    origin + path + (query.map { "?\($0)" } ?? "")
  }

  /// Scheme, host and port: what must be equal for two addresses to share credentials.
  package var origin: String {
    let own = scheme == "https" ? 443 : 80
    return "\(scheme)://\(host)" + (port == own ? "" : ":\(port)")
  }

  /// Whether this is the machine itself, where plain `http` exposes nothing: `localhost` and the
  /// names below it (RFC 6761), `127.0.0.0/8` and `::1` in every way to write them.
  package var isLoopback: Bool {
    let name = host.hasSuffix(".") ? host.dropLast() : host[...]
    if name == "localhost" || name.hasSuffix(".localhost") { return true }
    var four = in_addr()
    // Also what only resolvers take for an address, such as `127.1`.
    if inet_aton(String(name), &four) != 0 { return UInt32(bigEndian: four.s_addr) >> 24 == 127 }
    var six = in6_addr()
    guard inet_pton(AF_INET6, String(name.dropFirst().dropLast()), &six) == 1 else { return false }
    let bytes = withUnsafeBytes(of: six) { Array($0) }
    let isMapped = bytes[..<10].allSatisfy { $0 == 0 } && bytes[10] == 0xFF && bytes[11] == 0xFF
    return bytes == [UInt8](repeating: 0, count: 15) + [1] || (isMapped && bytes[12] == 127)
  }

  /// The same server, another path below this address' own.
  ///
  /// The path is percent-encoded and starts with a slash; the query is percent-encoded, without a
  /// question mark.
  package func appending(_ path: String, query: String? = nil) -> WebAddress {
    let base = self.path.hasSuffix("/") ? String(self.path.dropLast()) : self.path
    return WebAddress(scheme: scheme, host: host, port: port, path: base + path, query: query)
  }
}

extension UInt8 {
  fileprivate var isDigit: Bool { (0x30...0x39).contains(self) }

  fileprivate var isLetter: Bool {
    (0x41...0x5A).contains(self) || (0x61...0x7A).contains(self)
  }

  fileprivate var isHostByte: Bool {
    isDigit || isLetter || self == 0x2D || self == 0x2E || self == 0x5F
  }

  fileprivate var isSchemeByte: Bool {
    isDigit || isLetter || self == 0x2B || self == 0x2D || self == 0x2E
  }
}
