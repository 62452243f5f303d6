import Engine
import Values

/// The checks that values can name in `Screens/`; a check warns, and refuses only what cannot work.
package enum ValueCheck: String, CaseIterable, Sendable {
  /// The address of an author.
  case authorAddress = "author-address"
  /// The address of Adobe's sign-in.
  case imsAddress = "ims-address"
  /// The address of the Smart Content Service.
  case serviceURL = "service-url"
  /// The name of a node in the repository.
  case nodeName = "node-name"
  /// A credential's client ID.
  case clientID = "client-id"
  /// A credential's client secret.
  case clientSecret = "client-secret"
  /// The ID of an organization, which ends with `@AdobeOrg`.
  case organizationID = "org-id"
  /// A technical account's ID.
  case technicalAccountID = "technical-account-id"
  /// A list of scopes.
  case scopes
  /// The address of a Brand Portal tenant.
  case tenantAddress = "tenant-address"
  /// The name of a Target tenant.
  case tenantID = "tenant-id"
  /// The payload of a service account's JWT.
  case jwtPayload = "jwt-payload"
  /// The path of a page.
  case sitePath = "site-path"
  /// The path of an asset or a folder of assets.
  case assetPath = "asset-path"

  /// Checks a text by the checks of its value; the answer is the first finding.
  static func judge(_ text: String, by definition: ValueDefinition) -> Finding? {
    let text = text.trimmed
    guard !text.isEmpty else {
      return definition.isOptional ? nil : Finding(.error, Phrases.valueMissing)
    }
    return definition.checks.lazy.compactMap { ValueCheck(rawValue: $0)?.note(text) }.first
      .map(Finding.init)
  }

  /// Checks a secret by the checks of its value; the answer is the first finding.
  static func judge(_ secret: Secret, by definition: ValueDefinition) -> Finding? {
    guard !secret.isEmpty else {
      return definition.isOptional ? nil : Finding(.error, Phrases.secretMissing)
    }
    let isClientSecret = definition.checks.contains(ValueCheck.clientSecret.rawValue)
    return isClientSecret ? CredentialFormats.clientSecret(secret).map(Finding.init) : nil
  }

  private func note(_ text: String) -> FormatNote? {
    switch self {
    case .authorAddress: AuthorFormats.authorAddress(text)
    case .imsAddress: CredentialFormats.imsAddress(text)
    case .serviceURL: CredentialFormats.serviceURL(text)
    case .nodeName: AuthorFormats.nodeName(text)
    case .clientID: CredentialFormats.clientID(text)
    case .clientSecret: nil
    case .organizationID: CredentialFormats.organizationID(text)
    case .technicalAccountID: CredentialFormats.technicalAccountID(text)
    case .scopes: CredentialFormats.scopes(text)
    case .tenantAddress: CredentialFormats.tenantAddress(text)
    case .tenantID: CredentialFormats.tenantID(text)
    case .jwtPayload: CredentialFormats.jwtPayload(text)
    case .sitePath: AuthorFormats.sitePath(text)
    case .assetPath: AuthorFormats.assetPath(text)
    }
  }
}

extension Finding {
  fileprivate init(_ note: FormatNote) {
    self.init(note.isError ? .error : .warning, note.sentence)
  }
}
