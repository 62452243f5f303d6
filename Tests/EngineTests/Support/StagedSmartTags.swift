import HTTP
import Sandbox
import Values

@testable import Engine

/// A Smart Tags configuration in a sandbox.
enum StagedSmartTags {
  static let page = "/etc/cloudservices/smarttagging/tags"
  static let content = page + "/jcr:content"
  /// The values of ``SandboxAuthor/stageSmartTags(_:)``.
  static let values = [
    "serviceUrl": "https://smartcontent.adobe.io/emea",
    "authServerUrl": "https://ims-na1.adobelogin.com", "apiKey": "0123456789abcdef0123456789abcdef",
    "techAcctId": "0123456789ABCDEF01234567@techacct.adobe.com",
    "orgId": "0123456789ABCDEF01234567@AdobeOrg",
  ]
}

extension SandboxAuthor {
  /// Puts a Smart Tags configuration into the author, in which these values differ.
  func stageSmartTags(_ changes: [String: String] = [:]) async throws {
    try await change(StagedSmartTags.page, [("./jcr:primaryType", "cq:Page")])
    let values = StagedSmartTags.values.merging([
      "jcr:primaryType": "cq:PageContent", "jcr:title": "Smart Tags",
      "sling:resourceType": "dam/components/smarttaggingservicepage",
    ]) { $1 }.merging(changes) { $1 }
    try await change(
      StagedSmartTags.content,
      values.sorted { $0.key < $1.key }.map { ("./\($0.key)", $0.value) }
        + [("./clientSecret", "an earlier one"), ("./clientSecret@Encrypted", "")])
  }

  /// A property of the configuration; nil when there is none.
  func smartTags(_ name: String) async throws -> String? {
    try await read("\(StagedSmartTags.content).0.json")?[name]?.string
  }

  /// Shows the bundle that encrypts secrets in a state, whatever it is in.
  func showCrypto(_ state: Int) {
    on(
      "GET /system/console/bundles.json",
      .json(
        #"{"s":[1],"data":[{"symbolicName":"com.adobe.granite.crypto","stateRaw":\#(state),"#
          + #""state":"State \#(state)"}]}"#))
  }
}
