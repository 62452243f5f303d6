import Foundation
import Sandbox

/// A sandbox with clients for its services.
struct Rehearsal {
  let sandbox: Sandbox

  init(_ faults: SandboxFault..., options: SandboxOptions = SandboxOptions()) throws {
    var options = options
    options.faults += faults
    sandbox = try Sandbox(options)
  }

  var facts: SandboxFacts { sandbox.facts }

  /// The author, as the account that the facts name.
  var aem: Curl {
    Curl(
      base: facts.aem, user: facts.user, password: facts.password, authority: facts.caFile,
      server: sandbox)
  }

  /// The author, as the account that can only read.
  var reader: Curl {
    Curl(
      base: facts.aem, user: facts.readerUser, password: facts.readerPassword, server: sandbox)
  }

  var ims: Curl { Curl(base: facts.ims, authority: facts.caFile, server: sandbox) }

  /// Developer Console's API, as the person who uses it.
  var console: Curl {
    Curl(
      base: "\(facts.console)/console", authority: facts.caFile,
      standing: ["x-api-key: aio-cli-console-auth", "Authorization: Bearer \(sandbox.userToken)"],
      server: sandbox)
  }

  /// Creates a Smart Tags configuration with the right values.
  @discardableResult
  func createConfiguration(
    _ name: String = "main", secret: String? = nil, authorization: String? = nil
  ) throws -> [Curl.Reply] {
    let page = try aem.post(
      "/bin/wcmcommand",
      [
        "cmd": "createPage", "_charset_": "utf-8",
        "parentPath": "/etc/cloudservices/smarttagging", "title": "Main", "label": name,
        "template": "/libs/dam/templates/smarttagging",
      ])
    let content = try aem.post(
      "/etc/cloudservices/smarttagging/\(name)/jcr:content",
      [
        "./serviceUrl": facts.serviceURL, "./authServerUrl": authorization ?? facts.ims,
        "./apiKey": facts.clientID, "./techAcctId": facts.technicalAccountID,
        "./orgId": facts.orgID, "./clientSecret": secret ?? facts.clientSecret,
        "./clientSecret@Encrypted": "",
        "./sling:resourceType": "dam/components/smarttaggingservicepage",
      ])
    return [page, content]
  }

  func configuration(_ name: String = "main") throws -> Curl.Reply {
    try aem.get("/etc/cloudservices/smarttagging/\(name)/jcr:content.json")
  }

  func validate() throws -> Curl.Reply {
    try aem.post(
      "/system/console/jmx/com.day.cq.dam.similaritysearch.internal.impl%3Atype%3Dsimilaritysearch"
        + "/op/validateConfigs/", [:])
  }

  func token(
    secret: String? = nil, client: String? = nil, scope: String? = nil,
    grant: String = "client_credentials", version: String = "v3"
  ) throws -> Curl.Reply {
    try ims.post(
      "/ims/token/\(version)",
      [
        "grant_type": grant, "client_id": client ?? facts.clientID,
        "client_secret": secret ?? facts.clientSecret,
        "scope": scope ?? facts.scopes.joined(separator: ","),
      ])
  }

  /// A path for a file of one test.
  static func temporaryPath(_ name: String) -> String {
    FileManager.default.temporaryDirectory
      .appending(path: "sandbox-\(UUID().uuidString)-\(name)").path
  }
}
