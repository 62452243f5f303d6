import HTTP
import Values

/// Checks the values of a credential for the mistakes that people make in copying them.
///
/// Adobe publishes no formats; the patterns are those of many observed values, so that a mismatch
/// is a warning. Only what cannot be used at all is an error. Each check returns nil for a good
/// value.
package enum CredentialFormats {
  /// A client ID, which AEM calls API key: 32 lowercase hexadecimal digits.
  package static func clientID(_ value: String) -> FormatNote? {
    if let note = common(value, "client ID") { return note }
    if value.contains("@") {
      return .warning(
        "This is an organization or technical account. The client ID contains no @.")
    }
    if value.hasPrefix("p8e-") || value.hasPrefix("s8e-") {
      return .warning("This looks like a client secret, not like a client ID.")
    }
    let isService = value.hasPrefix("cm-p") && value.hasSuffix("-integration")
    guard isService || (value.count == 32 && value.allSatisfy(\.isLowerHexDigit)) else {
      return .warning("A client ID usually has 32 digits from 0 to 9 and a to f.")
    }
    return nil
  }

  /// A client secret: `p8e-` and 32 characters; older ones are UUIDs.
  ///
  /// The sentence never shows a part of the secret.
  package static func clientSecret(_ secret: Secret) -> FormatNote? {
    secret.withBytes { bytes in
      guard let first = bytes.first, let last = bytes.last else {
        return .error("The client secret is empty.")
      }
      let isBlank = { (byte: UInt8) in byte == 0x20 || (0x09...0x0D).contains(byte) }
      if bytes.allSatisfy(isBlank) { return .error("The client secret is empty.") }
      if bytes.contains(where: isBlank) {
        return .warning("The client secret contains a space or a line break.")
      }
      if first == last, [0x22, 0x27, 0x60].contains(first) {
        return .warning("The client secret is in quotes. Remove them.")
      }
      if bytes.starts(with: "-----BEGIN".utf8) {
        return .warning("This is a key or a certificate, not a client secret.")
      }
      if bytes.starts(with: "eyJ".utf8) {
        return .warning("This looks like an access token, not like a client secret.")
      }
      let isWord = { (byte: UInt8) in
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF) || byte == 0x2D
          || byte == 0x5F
      }
      let isNew =
        bytes.count == 36
        && (bytes.starts(with: "p8e-".utf8) || bytes.starts(with: "s8e-".utf8))
      let isUUID = bytes.count == 36 && [8, 13, 18, 23].allSatisfy { bytes[$0] == 0x2D }
      guard isNew || isUUID, bytes.allSatisfy(isWord) else {
        return .warning("A client secret usually consists of p8e- and 32 characters.")
      }
      return nil
    }
  }

  /// An organization: 24 hexadecimal digits and `@AdobeOrg`.
  package static func organizationID(_ value: String) -> FormatNote? {
    if let note = common(value, "organization ID") { return note }
    if value.lowercased().hasSuffix("@techacct.adobe.com") {
      return .warning("This is a technical account. The organization ID ends with @AdobeOrg.")
    }
    guard value.lowercased().hasSuffix("@adobeorg") else {
      return .warning("The organization ID ends with @AdobeOrg, which is missing here.")
    }
    guard isAccount(value, domain: "@adobeorg") else {
      return .warning(
        "An organization ID usually has 24 digits from 0 to 9 and A to F before @AdobeOrg.")
    }
    return nil
  }

  /// A technical account's ID: 24 hexadecimal digits and `@techacct.adobe.com`.
  package static func technicalAccountID(_ value: String) -> FormatNote? {
    if let note = common(value, "technical account ID") { return note }
    let domain = "@techacct.adobe.com"
    guard value.lowercased().hasSuffix(domain) else {
      return .warning("The technical account ID ends with \(domain), which is missing here.")
    }
    let local = value.dropLast(domain.count)
    if local.count == 36, local.filter({ $0 == "-" }).count == 4 {
      return .warning(
        "This is the technical account's e-mail address. The ID has 24 digits before the @.")
    }
    guard isAccount(value, domain: domain) else {
      return .warning(
        "A technical account ID usually has 24 digits from 0 to 9 and A to F before \(domain).")
    }
    return nil
  }

  /// A list of scopes with commas between; `needed` must be among them.
  package static func scopes(_ value: String, needed: String? = nil) -> FormatNote? {
    let list = ScopeList.split(value)
    guard !list.isEmpty else { return .error("The scopes are empty.") }
    if value.contains("\"") || value.contains("\\") {
      return .warning(
        "The scopes contain quotes or backslashes. Enter only names and commas.")
    }
    if !value.contains(","), list.count > 1 {
      return .warning("Separate the scopes with commas.")
    }
    if let needed, !list.contains(needed) {
      return .warning("The scopes lack \(needed).")
    }
    return nil
  }

  /// The checks that every one-line identifier has in common.
  static func common(_ value: String, _ what: String) -> FormatNote? {
    if value.trimmed.isEmpty { return .error("The \(what) is empty.") }
    if value.contains(where: \.isWhitespace) {
      return .warning("The \(what) contains a space or a line break.")
    }
    if let first = value.first, "\"'`".contains(first), value.count > 1, value.last == first {
      return .warning("The \(what) is in quotes. Remove them.")
    }
    return nil
  }

  private static func isAccount(_ value: String, domain: String) -> Bool {
    let local = value.lowercased().dropLast(domain.count)
    return local.count == 24 && local.allSatisfy(\.isLowerHexDigit)
  }
}

extension Character {
  fileprivate var isLowerHexDigit: Bool {
    ("0"..."9").contains(self) || ("a"..."f").contains(self)
  }
}
