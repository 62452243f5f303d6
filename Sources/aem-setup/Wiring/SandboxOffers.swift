import Engine
import FoundationEssentials
import Sandbox
import Values
import Wizard

/// What the sandbox has for the values that procedures ask for; nothing of it is a real secret.
///
/// What takes time, or a file, is made when it is asked for.
struct SandboxOffers {
  private let sandbox: Sandbox
  private let folder: String

  /// The offers of a running sandbox; files go into a private folder.
  init(_ sandbox: Sandbox, in folder: String) {
    self.sandbox = sandbox
    self.folder = folder
  }

  /// The answer to a value's question; nil when the sandbox has none.
  func answer(to value: String) throws(Failure) -> String? {
    guard let source = Self.sources[value] else { return nil }
    do {
      return try source(self)
    } catch let failure as SandboxFailure {
      throw Failure(failure)
    } catch {
      throw Failure("The sandbox has nothing for \(value).")
    }
  }

  /// The values for which it has an answer.
  static var values: [String] { sources.keys.sorted() }

  /// A text that passes the checks of a value for which nothing better is known.
  func sample(for definition: ValueDefinition) throws(Failure) -> String {
    let facts = sandbox.facts
    guard let check = definition.checks.lazy.compactMap({ ValueCheck(rawValue: $0) }).first else {
      return "rehearsal"
    }
    switch check {
    case .authorAddress: return facts.aem
    case .imsAddress: return facts.ims
    case .serviceURL: return facts.serviceURL
    case .nodeName: return "rehearsal"
    case .clientID: return facts.clientID
    case .clientSecret: return facts.clientSecret
    case .organizationID: return facts.orgID
    case .technicalAccountID: return facts.technicalAccountID
    case .scopes: return facts.scopes.joined(separator: ",")
    case .tenantAddress: return facts.brandPortalURL
    case .tenantID: return facts.targetClientCode
    case .jwtPayload: return try answer(to: "jwt.payload") ?? ""
    case .sitePath: return "/content/sandbox/en"
    case .assetPath: return "/content/dam/sandbox/bicycle.jpg"
    }
  }

  private typealias Source = @Sendable (SandboxOffers) throws -> String

  private static let sources: [String: Source] = [
    "aem.url": { $0.sandbox.facts.aem },
    "aem.user": { $0.sandbox.facts.user },
    "aem.password": { $0.sandbox.facts.password },
    "ims.url": { $0.sandbox.facts.ims },
    "console.url": { $0.sandbox.facts.console },
    "console.token": { $0.sandbox.userToken },
    "credential.file": { try $0.credentialFile() },
    "credential.clientId": { $0.sandbox.facts.clientID },
    "credential.clientSecret": { $0.sandbox.facts.clientSecret },
    "credential.orgId": { $0.sandbox.facts.orgID },
    "credential.technicalAccountId": { $0.sandbox.facts.technicalAccountID },
    "credential.scopes": { $0.sandbox.facts.scopes.joined(separator: ",") },
    "jwt.clientId": { try $0.jwt().clientID },
    "jwt.clientSecret": { try $0.jwt().clientSecret },
    "jwt.orgId": { $0.sandbox.facts.orgID },
    "jwt.technicalAccountId": { try $0.jwt().technicalAccountID },
    "jwt.payload": { try $0.jwtPayload() },
    // The sandbox has none of AEM's own pages to fill in a form on, and takes any word here.
    "ims.way": { _ in "engine" },
    "ims.validatorType": { _ in "sandbox" },
    // What ``SandboxCommand/prepared`` holds.
    "target.configurationState": { _ in "existing" },
    "target.name": { _ in "main" },
    "target.framework": { _ in "/etc/cloudservices/testandtarget/main/framework" },
    "target.page": { _ in "/content/sandbox/en" },
    "target.clientCode": { $0.sandbox.facts.targetClientCode },
    "target.tenantId": { $0.sandbox.facts.targetClientCode },
    "target.email": { $0.sandbox.facts.targetEmail },
    "target.password": { $0.sandbox.facts.targetPassword },
    "brandPortal.tenantUrl": { $0.sandbox.facts.brandPortalURL },
    "smartTags.asset": { _ in "/content/dam/sandbox/bicycle.jpg" },
    "certificate.file": { try $0.certificateFile() },
  ]

  /// The credential, as Developer Console lets one download it.
  private func credentialFile() throws -> String {
    let path = folder + "/console.json"
    try sandbox.writeWorkspaceFile(to: path)
    return path
  }

  private func jwt() throws -> SandboxJWT {
    guard let credential = try sandbox.jwtCredential() else { throw SandboxFailure.noCertificate }
    return credential
  }

  /// As Developer Console showed it, for a day from now on.
  private func jwtPayload() throws -> String {
    let credential = try jwt()
    let (facts, now) = (sandbox.facts, Int(Date().timeIntervalSince1970))
    var claims: [String: JSONValue] = [
      "exp": .integer(now + 86_000), "iss": .string(facts.orgID),
      "sub": .string(credential.technicalAccountID),
      "aud": .string("\(facts.ims)/c/\(credential.clientID)"),
    ]
    for scope in credential.metascopes { claims["\(facts.ims)/s/\(scope)"] = true }
    return String(decoding: try JSONValue.object(claims).encoded(pretty: true), as: UTF8.self)
  }

  /// A certificate as AEM gives it out.
  private func certificateFile() throws -> String {
    let path = folder + "/AEM-SmartTags.crt"
    if !FileManager.default.fileExists(atPath: path) {
      try sandbox.writeCertificateFile(to: path)
    }
    return path
  }
}
