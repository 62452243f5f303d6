import FoundationEssentials
import Values

/// One credential of a file, described without its secrets.
package struct InspectedCredential: Equatable, Sendable {
  /// The kind: `oauth-server-to-server`, `oauth-server-to-server-migrate`, `service-account-jwt` or
  /// `aem-service-token`.
  package var kind: String
  /// The kind as people call it.
  package var kindName: String
  /// The name in the project; empty when the file has none.
  package var name: String
  /// The client ID; empty when missing, as the following are.
  package var clientID: String
  /// The organization's IMS ID, which ends with `@AdobeOrg`.
  package var organizationID: String
  /// The technical account's ID.
  package var technicalAccountID: String
  /// The technical account's e-mail address.
  package var technicalAccountEmail: String
  /// The scopes of an OAuth credential.
  package var scopes: [String]
  /// The metascopes of a service account.
  package var metascopes: [String]
  /// The number of client secrets.
  package var secretCount: Int
  /// Whether the file has a private key, or names one.
  package var hasPrivateKey: Bool
  /// The certificates, the one that expires first leading.
  package var certificates: [Certificate]
  /// The products whose API the credential carries.
  package var fits: [AdobeProduct]
  /// The values that must be there and are missing.
  package var missing: [String]
  /// The facts that are doubtful or have to be known, in sentences.
  package var notices: [String]
  /// Whether a token can be requested with it today.
  package var isUsable: Bool

  /// A certificate that Developer Console knew when the file was created.
  package struct Certificate: Equatable, Sendable {
    /// SHA-1 of the certificate, 40 lowercase hexadecimal digits.
    package var fingerprint: String
    /// Its last day, such as `2026-03-01`.
    package var lastDay: String
    /// Days until then, below zero once it has expired; nil when the date cannot be read.
    package var daysLeft: Int?
  }

  init(_ credential: ConsoleCredential, services: Set<String>, cleaner: Cleaner, now: Date) {
    kind = credential.kind.rawValue
    kindName = credential.kind.title
    name = cleaner.line(credential.name, limit: 80)
    clientID = cleaner.line(credential.clientID, limit: 80)
    organizationID = cleaner.line(credential.organizationID, limit: 80)
    technicalAccountID = cleaner.line(credential.technicalAccountID, limit: 80)
    technicalAccountEmail = cleaner.line(credential.technicalAccountEmail, limit: 80)
    scopes = credential.scopes.map { cleaner.line($0, limit: 80) }
    metascopes = credential.metascopes.map { cleaner.line($0, limit: 80) }
    secretCount = credential.clientSecrets.count
    hasPrivateKey = credential.privateKey != nil
    certificates = credential.certificates.map { certificate in
      Certificate(
        fingerprint: cleaner.line(certificate.fingerprint, limit: 80),
        lastDay: cleaner.line(certificate.lastDay, limit: 40),
        daysLeft: Self.days(until: certificate.lastDay, from: now))
    }
    fits = AdobeProduct.allCases.filter { $0.isCarried(by: credential, services: services) }
    isUsable = credential.isUsable
    missing = Self.missing(in: credential)
    notices = []
    notices = Self.formatNotes(credential)
    notices += credential.kind.isOAuth ? scopeNotes(credential, services) : endNotes(credential)
  }

  private static func missing(in credential: ConsoleCredential) -> [String] {
    let isJWT = !credential.kind.isOAuth
    let texts = [
      ("client ID", credential.clientID), ("organization ID", credential.organizationID),
      ("technical account ID", credential.technicalAccountID),
    ]
    var missing = texts.filter { $0.1.isEmpty }.map(\.0)
    if credential.clientSecrets.isEmpty { missing.append("client secret") }
    if credential.kind.isOAuth, credential.scopes.isEmpty { missing.append("scopes") }
    if isJWT, credential.metascopes.isEmpty { missing.append("metascopes") }
    if isJWT, credential.privateKey == nil { missing.append("private key") }
    return missing
  }

  private static func formatNotes(_ credential: ConsoleCredential) -> [String] {
    func note(_ value: String, _ check: (String) -> FormatNote?) -> String? {
      value.isEmpty ? nil : check(value)?.sentence
    }
    let notes = [
      note(credential.clientID, CredentialFormats.clientID),
      note(credential.organizationID, CredentialFormats.organizationID),
      note(credential.technicalAccountID, CredentialFormats.technicalAccountID),
    ]
    return notes.compactMap(\.self)
      + credential.clientSecrets.compactMap { CredentialFormats.clientSecret($0)?.sentence }
  }

  private func scopeNotes(
    _ credential: ConsoleCredential, _ services: Set<String>
  ) -> [String] {
    var notes: [String] = []
    if credential.kind == .oauthMigrating {
      notes.append("This credential replaces the service account (JWT) of the same name.")
    }
    if secretCount > 1 {
      notes.append(
        "The credential has \(secretCount) client secrets: the old and the new one during a "
          + "rotation.")
    }
    if !scopes.isEmpty, Set(scopes).isSubset(of: ["openid", "AdobeID"]) {
      notes.append(
        "The credential has only the scopes that every credential has. It has no API, or its "
          + "product profile is not selected.")
    }
    for product in AdobeProduct.allCases {
      guard let key = product.keyScope else {
        if services.contains(product.sdkCode) {
          notes.append(
            "Adobe publishes no scope for \(product.name). Check the Scopes tab of the credential.")
        }
        continue
      }
      let lacking = product.scopes.filter { !credential.scopes.contains($0) }
      if fits.contains(product), !lacking.isEmpty {
        notes.append(
          "These scopes are missing for \(product.name): \(lacking.joined(separator: ", ")).")
      } else if services.contains(product.sdkCode), !fits.contains(product) {
        notes.append(
          "The project has the API \(product.api), but this credential lacks its scope \(key).")
      }
    }
    return notes
  }

  private func endNotes(_ credential: ConsoleCredential) -> [String] {
    if credential.kind == .serviceToken {
      return [
        "This token is for programs that call AEM as a Cloud Service. To connect AEM with "
          + "Adobe's services, use an OAuth Server-to-Server credential."
      ]
    }
    return [ServiceAccountEnd.notice, ServiceAccountEnd.advice]
  }

  private static func days(until day: String, from now: Date) -> Int? {
    guard day.count == 10, let end = try? Date("\(day)T00:00:00Z", strategy: .iso8601) else {
      return nil
    }
    return Int((end.timeIntervalSince(now) / 86_400).rounded(.up))
  }
}

extension ConsoleCredential.Kind {
  /// The kind in words for people.
  var title: String {
    switch self {
    case .oauth: "OAuth Server-to-Server"
    case .oauthMigrating: "OAuth Server-to-Server, migrated from JWT"
    case .serviceAccount: "service account (JWT)"
    case .serviceToken: "service token of AEM as a Cloud Service"
    }
  }
}

extension AdobeProduct {
  /// Whether a credential has the API of the product.
  ///
  /// `services` are the codes of the project's APIs, for a product without a known scope.
  func isCarried(by credential: ConsoleCredential, services: Set<String>) -> Bool {
    guard credential.kind.isOAuth else { return credential.metascopes.contains(metascope) }
    guard let keyScope else { return services.contains(sdkCode) }
    return credential.scopes.contains(keyScope)
  }
}
