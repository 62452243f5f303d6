import Foundation
import Sandbox
import Testing
import Values

@Suite("Presets", .timeLimit(.minutes(5)))
struct PresetTests {
  private static let provider = ConsoleContract.provider
  private static let customizer = ConsoleContract.customizer

  @Test("jwt-existing: a pair of configurations with files, and an expired certificate")
  func jwt() throws {
    let aem = try Rehearsal(options: SandboxOptions(presets: [.jwtExisting])).aem
    for factory in [Self.provider, Self.customizer] {
      let pid = try ConsoleContract.instances(aem, factory).first ?? ""
      #expect(pid.hasPrefix("\(factory)."))
      let file = try aem.get("/apps/system/config/\(pid).config").text
      #expect(file.contains("adobe-ims-similaritysearch"))
    }
    let store = try aem.get("/home/users/system/dam/dam-update-service.ks.json").json
    let entry = store["aliases"]?.array?.first
    #expect(entry?["alias"] == "similaritysearch")
    #expect(entry?["chain"]?.array?.first?["notAfter"]?.string?.contains(" UTC ") == true)
  }

  @Test("osgi-required: the migration's eight values, and the old pair gone, make it pass")
  func migration() throws {
    let options = SandboxOptions(
      validationDelay: 0, presets: [.jwtExisting, .oauthRequired])
    let rehearsal = try Rehearsal(options: options)
    let aem = rehearsal.aem
    let facts = rehearsal.facts
    _ = try aem.post("/etc/cloudservices/smarttagging/existing", [":operation": "delete"])
    try rehearsal.createConfiguration()
    #expect(try rehearsal.validate().text.contains("<td>failed</td>"))
    let scopes = facts.scopes.joined(separator: #",\ "#)
    try ConsoleContract.upload(
      aem, "\(Self.provider)-1.config",
      #"""
      name="adobe-ims-similaritysearch"
      auth.token.provider.authorization.grants="client_credentials"
      auth.token.provider.orgId="\#(facts.orgID)"
      auth.token.provider.default.claims=("\"iss\"\ :\ \"\#(facts.orgID)\"")
      auth.token.provider.scope="\#(scopes)"
      auth.token.validator.type="adobe-ims-similaritysearch"
      auth.token.provider.client.id="\#(facts.clientID)"
      auth.access.token.request="https://ims-na1.adobelogin.com/ims/token/v3"
      token.request.customizer.type="adobe-ims-similaritysearch"

      """#)
    try ConsoleContract.upload(
      aem, "\(Self.customizer)-1.config",
      #"""
      auth.ims.client.secret="\#(facts.clientSecret)"
      customizer.type="adobe-ims-similaritysearch"

      """#)
    for factory in [Self.provider, Self.customizer] {
      #expect(
        try ConsoleContract.eventually {
          try ConsoleContract.instances(aem, factory).contains("\(factory)~1")
        })
    }
    #expect(try rehearsal.validate().text.contains("more than one"))
    for factory in [Self.provider, Self.customizer] {
      for pid in try ConsoleContract.instances(aem, factory) where pid != "\(factory)~1" {
        _ = try ConsoleContract.delete(aem, pid)
      }
    }
    let result = try rehearsal.validate().text
    #expect(!result.contains("<td>failed</td>"), "\(result)")
  }

  @Test("Configurations, key stores and sessions outlive a restart; a preset is for a first start")
  func restart() throws {
    let path = Rehearsal.temporaryPath("state")
    defer { try? FileManager.default.removeItem(atPath: path) }
    let options = SandboxOptions(stateFile: path, presets: [.jwtExisting])
    let before = try Rehearsal(options: options)
    let pids = try ConsoleContract.instances(before.aem, Self.provider)
    let aliases = try before.aem.get("/home/users/system/dam/dam-update-service.ks.json").json
    before.sandbox.stop()
    let after = try Rehearsal(options: options)
    #expect(pids.count == 1)
    #expect(try ConsoleContract.instances(after.aem, Self.provider) == pids)
    #expect(
      try after.aem.get("/home/users/system/dam/dam-update-service.ks.json").json == aliases)
  }

  @Test("aem-6.3: models below /etc; customised-model: the thumbnail step has another name")
  func workflows() throws {
    let old = try Rehearsal(options: SandboxOptions(presets: [.aem63])).aem
    let path = "/etc/workflow/models/dam/update_asset"
    #expect(try old.get("/system/console/status-productinfo.txt").text.contains("(6.3.3.8)"))
    #expect(try old.get("/conf/global/settings/workflow.json").status == 404)
    let flow = "\(path)/jcr:content/flow"
    _ = try old.post(
      "\(flow)/x", ["jcr:primaryType": "nt:unstructured", "metaData/PROCESS": "new.Step"])
    let model = "\(path)/jcr:content/model.infinity.json"
    #expect(try !old.get(model).text.contains("new.Step"))
    #expect(try old.post("\(path)/jcr:content.generate.json", [:]).status == 200)
    #expect(try old.get(model).text.contains("new.Step"))
    let own = try Rehearsal(options: SandboxOptions(presets: [.customisedModel])).aem
    let steps =
      try own.get(
        "/conf/global/settings/workflow/models/dam/update_asset/jcr:content/flow.harray.1.json"
      ).json["__children__"]?.array ?? []
    let names = steps.compactMap { $0["__name__"]?.string }
    #expect(!names.contains("thumbnailprocess"))
    let types = steps.compactMap { $0["sling:resourceType"]?.string }
    let tagging = types.firstIndex(of: "dam/components/workflow/autotagassetprocess")
    let thumbnails = types.firstIndex(of: "dam/components/workflow/thumbnailprocess")
    #expect(tagging.map { $0 + 1 } == thumbnails && tagging != nil)
  }

  @Test("cloud-service: a token reads, a password does nothing, and there is no console")
  func cloudService() throws {
    let rehearsal = try Rehearsal(options: SandboxOptions(presets: [.cloudService]))
    #expect(try rehearsal.aem.get("/conf.json").status == 401)
    let token = try rehearsal.token().json["access_token"]?.string ?? ""
    var cloud = Curl(base: rehearsal.facts.aem, server: rehearsal.sandbox)
    let bearer = ["Authorization: Bearer \(token)"]
    #expect(try cloud.get("/conf/global/settings.1.json", headers: bearer).status == 200)
    #expect(try cloud.get("/system/console/bundles.json", headers: bearer).status == 404)
    #expect(try cloud.post("/conf/x", ["a": "1"], headers: bearer).status == 403)
    cloud.agent = "Mozilla/5.0"
    #expect(try cloud.get("/conf.json", headers: ["Accept: text/html"]).status == 302)
    #expect(
      try cloud.get("/conf.json", headers: ["Authorization: Bearer a.b.c"]).status == 401)
  }

  @Test("target-configured: a configuration, a framework, and the classic way to connect")
  func target() throws {
    let rehearsal = try Rehearsal(options: SandboxOptions(presets: [.targetConfigured]))
    let aem = rehearsal.aem
    let facts = rehearsal.facts
    let page = try aem.get("/etc/cloudservices/testandtarget.infinity.json").json["main"]
    let code = page?["jcr:content"]?["public"]?["clientcode"]?.string ?? ""
    #expect(page?["jcr:content"]?["password"]?.string?.hasPrefix("{") == true)
    #expect(
      page?["framework"]?["jcr:content"]?["sling:resourceType"]
        == "cq/analytics/components/cbframework")
    let wrong = try aem.post(
      "/libs/cq/analytics/testandtarget/command",
      ["cmd": "connect", "clientcode": code, "email": "x", "password": "y"])
    #expect(wrong.json["error"] != nil)
    #expect(code == facts.targetClientCode)
    let right = try aem.post(
      "/libs/cq/analytics/testandtarget/command",
      [
        "cmd": "connect", "clientcode": code, "email": facts.targetEmail,
        "password": facts.targetPassword,
      ])
    #expect(right.json == ["success": true])
  }
}
