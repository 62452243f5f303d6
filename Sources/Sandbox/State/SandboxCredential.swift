/// The accounts and the OAuth Server-to-Server credential of a sandbox.
///
/// The formats are those that Adobe issues.
struct SandboxCredential: Codable, Equatable, Sendable {
  /// Password of the account `admin`, which can change everything.
  let adminPassword: String
  /// Password of the account `operator`, which can only read.
  let operatorPassword: String
  let clientID: String
  /// The client secret that the person receives.
  let clientSecret: String
  /// Another client secret of the same format.
  let otherSecret: String
  let orgID: String
  let technicalAccountID: String
  let technicalAccountEmail: String
  let organizationNumber: String
  let projectNumber: String
  let workspaceNumber: String
  let credentialNumber: String
  let scopes: [String]

  /// The scope that Smart Content requires.
  static let smartContentScope = "read_pc.dma_smart_content"

  /// Creates a credential; equal seeds result in equal ones.
  init(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    let small = "0123456789abcdef"
    let large = "0123456789ABCDEF"
    let word = "abcdefghijkmnpqrstuvwxyz23456789"
    let secret = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_"
    adminPassword = "sandbox-" + random.text(8, from: word)
    operatorPassword = "operator-" + random.text(8, from: word)
    clientID = random.text(32, from: small)
    clientSecret = "p8e-" + random.text(32, from: secret)
    otherSecret = "p8e-" + random.text(32, from: secret)
    orgID = random.text(24, from: large) + "@AdobeOrg"
    technicalAccountID = random.text(24, from: large) + "@techacct.adobe.com"
    let parts = [8, 4, 4, 4, 12].map { random.text($0, from: small) }
    technicalAccountEmail = parts.joined(separator: "-") + "@techacct.adobe.com"
    organizationNumber = "2" + random.text(6, from: "0123456789")
    projectNumber = "4566206088" + random.text(9, from: "0123456789")
    workspaceNumber = "4566206088" + random.text(9, from: "0123456789")
    credentialNumber = "6" + random.text(5, from: "0123456789")
    scopes = [
      Self.smartContentScope, "openid", "AdobeID", "additional_info.projectedProductContext",
      "user_management_sdk",
    ]
  }
}
