import HTTP
import Values

/// Values of Brand Portal and Target, and the payload of a service account (JWT).
extension CredentialFormats {
  /// The domain of all Brand Portal tenants.
  private static let brandPortal = "brand-portal.adobe.com"

  /// The address of a Brand Portal tenant: `https://<tenant-id>.brand-portal.adobe.com`.
  package static func tenantAddress(_ value: String) -> FormatNote? {
    let shape = "https://<tenant-id>.\(brandPortal)"
    if let note = unusable(value, "address of the tenant") { return note }
    guard let address = try? WebAddress(value) else { return nil }
    if address.scheme == "http", !address.isLoopback {
      return .error("The address of the tenant starts with https://, not with http://.")
    }
    if address.path != "/" || address.query != nil || value.contains("#") {
      return .error("This is the address of a page. Enter the tenant's own: \(address.origin).")
    }
    if address.isLoopback { return nil }
    if address.host == brandPortal {
      return .error("The tenant is missing: \(shape).")
    }
    guard address.host.hasSuffix(".\(brandPortal)") else {
      return .error(
        "\(address.host) is an alias. AEM needs the tenant's own address: \(shape).")
    }
    return nil
  }

  /// The name of a tenant, as it appears after `@` in addresses of `experience.adobe.com`.
  package static func tenantID(_ value: String) -> FormatNote? {
    let text = value.trimmed
    if text.isEmpty { return .error("The tenant ID is empty.") }
    if text.contains("/") {
      let name = text.split(separator: "@", maxSplits: 1).dropFirst().first?.prefix {
        $0 != "/" && $0 != "?"
      }
      guard let name, !name.isEmpty else {
        return .error("This is an address. Enter only the tenant ID, which follows the @ in it.")
      }
      return .error("This is a whole address. Its tenant ID is \(name.prefix(60)).")
    }
    if text.hasPrefix("@") {
      return .error("The @ is not part of the tenant ID. Enter only the text after it.")
    }
    if text.contains("@") {
      return .error("This is an account or an organization. The tenant ID contains no @.")
    }
    if text.contains(where: \.isWhitespace) { return .error("The tenant ID contains no spaces.") }
    if text.contains(".") {
      return .error("The tenant ID contains no dot. Enter the name alone, not a host.")
    }
    return nil
  }

  /// The payload of a service account's JWT: a JSON object.
  package static func jwtPayload(_ value: String) -> FormatNote? {
    do throws(JWTPayloadFlaw) {
      _ = try JWTPayload.object(value)
      return nil
    } catch {
      return .error(ProblemText(error.words).cause)
    }
  }
}
