import FoundationEssentials
import Sandbox
import Values
import Wizard

/// The sandbox's content for the values that procedures ask for, none of it a real secret.
///
/// What takes time, or a file, is created when it is asked for.
package struct SandboxOffers {
  private let sandbox: Sandbox
  private let product: SandboxProduct
  private let values: [String: ValueDefinition]
  private let folder: String

  /// The offers of a running sandbox for these values; files go into a private folder.
  ///
  /// Credentials, certificates and their files are those of `product`.
  package init(
    _ sandbox: Sandbox, for values: [String: ValueDefinition], in folder: String,
    product: SandboxProduct = .smartTags
  ) {
    self.sandbox = sandbox
    self.product = product
    self.values = values
    self.folder = folder
  }

  /// The sandbox's answer for a value, by its name or else by its check; nil when it has none.
  package func answer(to value: String) throws(RehearsalFailure) -> String? {
    do {
      if let source = Self.sources[value] { return try source(self) }
      return values[value].flatMap(check(of:)).flatMap(known)
    } catch let failure as SandboxFailure {
      throw .sandbox(failure)
    } catch {
      throw .noAnswer(value: value)
    }
  }

  /// A text that passes the checks of a value for which nothing better is known; of an option, its
  /// first answer.
  package func sample(for definition: ValueDefinition) throws(RehearsalFailure) -> String {
    if let option = definition.options.first(where: { $0.unavailable == nil }) {
      return option.value
    }
    return switch check(of: definition) {
    case .assetPath: "/content/dam/sandbox/bicycle.jpg"
    case .jwtPayload: try answer(to: "jwt.payload") ?? ""
    case let check: check.flatMap(known) ?? "rehearsal"
    }
  }

  private func check(of definition: ValueDefinition) -> ValueCheck? {
    definition.checks.lazy.compactMap { ValueCheck(rawValue: $0) }.first
  }

  /// The sandbox's answer that passes a check; nil when any other text would pass as well.
  private func known(_ check: ValueCheck) -> String? {
    let facts = sandbox.facts
    let credential = sandbox.oauthCredential(of: product)
    return switch check {
    case .authorAddress: facts.aem
    case .imsAddress: facts.ims
    case .clientID: credential?.clientID
    case .clientSecret: credential?.clientSecret
    case .organizationID: facts.orgID
    case .technicalAccountID: credential?.technicalAccountID
    case .scopes: credential?.scopes.joined(separator: ",")
    case .tenantAddress: facts.brandPortalURL
    case .tenantID: facts.targetClientCode
    case .sitePath: "/content/sandbox/en"
    case .serviceURL, .nodeName, .jwtPayload, .assetPath: nil
    }
  }

  private typealias Source = @Sendable (SandboxOffers) throws -> String

  private static let sources: [String: Source] = [
    "aem.user": { $0.sandbox.facts.user },
    "aem.password": { $0.sandbox.facts.password },
    "aem.token": { $0.sandbox.authorToken },
    "console.url": { $0.sandbox.facts.console },
    "console.token": { $0.sandbox.userToken },
    "credential.file": { try $0.credentialFile() },
    "jwt.clientId": { try $0.jwt().clientID },
    "jwt.clientSecret": { try $0.jwt().clientSecret },
    "jwt.technicalAccountId": { try $0.jwt().technicalAccountID },
    "jwt.payload": { try $0.jwtPayload() },
    // The names that the acts of ``SandboxAct`` use.
    "target.name": { _ in "main" },
    "target.framework": { _ in "Framework" },
    "target.reporting": { _ in "target" },
    "target.proxyNeeded": { _ in "none" },
    "target.clientCode": { $0.sandbox.facts.targetClientCode },
    "target.email": { $0.sandbox.facts.targetEmail },
    "target.password": { $0.sandbox.facts.targetPassword },
    "aem.release": { _ in "6.5-sp11-to-sp20" },
    "aem.hosting": { _ in "on-premises" },
    "smartTags.usedBefore": { _ in "yes" },
    "smartTags.serviceUrl": { $0.sandbox.facts.serviceURL },
    "smartTags.asset": { _ in "/content/dam/sandbox/bicycle.jpg" },
    "certificate.file": { try $0.certificateFile() },
  ]

  /// The credential as a file, as Developer Console lets you download it.
  private func credentialFile() throws -> String {
    let path = "\(folder)/\(product == .smartTags ? "" : "\(product.rawValue)-")console.json"
    try sandbox.writeWorkspaceFile(of: product, to: path)
    return path
  }

  private func jwt() throws -> SandboxJWT {
    guard let credential = try sandbox.jwtCredential(of: product) else {
      throw SandboxFailure.noCertificate
    }
    return credential
  }

  /// The payload as Developer Console showed it; it expires after a day.
  private func jwtPayload() throws -> String {
    let credential = try jwt()
    let (facts, now) = (sandbox.facts, sandbox.now / 1000)
    var claims: [String: JSONValue] = [
      "exp": .integer(now + 86_000), "iss": .string(facts.orgID),
      "sub": .string(credential.technicalAccountID),
      "aud": .string("\(facts.ims)/c/\(credential.clientID)"),
    ]
    for scope in credential.metascopes { claims["\(facts.ims)/s/\(scope)"] = true }
    return String(decoding: try JSONValue.object(claims).encoded(pretty: true), as: UTF8.self)
  }

  /// Writes a certificate file like the one that AEM offers for download; the answer is its path.
  private func certificateFile() throws -> String {
    let path = "\(folder)/\(product.certificateFile)"
    if !FileManager.default.fileExists(atPath: path) {
      try sandbox.writeCertificateFile(of: product, to: path)
    }
    return path
  }
}
