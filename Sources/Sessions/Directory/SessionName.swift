import Values

/// The file name of the session that an author and a procedure share, whichever answers file is
/// used.
///
/// Equal authors have equal names: case, a default port and slashes at the end do not count. The
/// name begins with what a person recognizes and ends with a mark that distinguishes similar
/// authors, such as `smart-tags-author.example.com-8c1f0a3e5b7d9f24.json`.
package struct SessionName: Equatable, Sendable {
  /// The name with its suffix, without a folder.
  package let file: String

  /// Names the session of a procedure on an author.
  ///
  /// `author` is the author's address. For a procedure that has none, it is any text that stands
  /// for what the procedure works on, such as the path of the answers file.
  package init(author: String, procedure: String) {
    let address = Self.normalized(author)
    let host = address.drop { $0 != ":" }.drop { ":/".contains($0) }
    let shown = host.unicodeScalars.prefix(80).map { scalar in
      scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar))
        || ".-".unicodeScalars.contains(scalar) ? Character(scalar) : "-"
    }
    file = "\(procedure)-\(String(shown))-\(Self.mark(address)).json"
  }

  /// An address reduced to what makes a difference.
  private static func normalized(_ address: String) -> String {
    var rest = address[...]
    while let last = rest.last, last == "/" || last.isWhitespace { rest.removeLast() }
    let parts = rest.drop(while: \.isWhitespace).split(
      separator: "/", maxSplits: 3, omittingEmptySubsequences: false)
    guard parts.count >= 3, parts[1].isEmpty else { return rest.lowercased() }
    let scheme = parts[0].lowercased()
    var host = parts[2].lowercased()[...]
    for (name, port) in [("http:", ":80"), ("https:", ":443")]
    where scheme == name && host.hasSuffix(port) { host = host.dropLast(port.count) }
    return ([scheme, "", String(host)] + parts.dropFirst(3).map(String.init))
      .joined(separator: "/")
  }

  /// FNV-1a, 64 bits, 16 hexadecimal digits.
  private static func mark(_ text: String) -> String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return withUnsafeBytes(of: hash.bigEndian) { Hexadecimal.encoded($0) }
  }
}
