/// One subject alternative name.
package struct AlternativeName: Equatable, Sendable {
  /// The kinds of name; raw values as OpenSSL's text form has them.
  package enum Kind: String, Equatable, Sendable {
    /// A host name, such as `author.example.com`.
    case dns = "DNS"
    /// A mail address (RFC 822 name).
    case email
    /// A web address (URI).
    case uri = "URI"
    /// An IP address of version 4 or 6.
    case ip = "IP"
    /// A directory name, as RFC 2253 writes it.
    case directory
    /// A registered object identifier, in dotted form.
    case registeredID = "RID"
    /// Anything else, by its object identifier.
    case other
  }

  package let kind: Kind
  /// The name as text, cleaned for the terminal.
  package let value: String
}
