import Sandbox
import Testing
import Values

@Suite("Smart Tags on the author", .timeLimit(.minutes(5)))
struct SmartTagsTests {
  private static let failed = "<td>failed</td>"

  @Test("A configuration is created and filled, its secret encrypted")
  func create() throws {
    let rehearsal = try Rehearsal()
    let replies = try rehearsal.createConfiguration()
    #expect(replies.map(\.status) == [200, 200])
    let json = try rehearsal.configuration().json
    #expect(json["cq:template"] == "/libs/dam/templates/smarttagging")
    #expect(json["sling:resourceType"] == "dam/components/smarttaggingservicepage")
    #expect(json["apiKey"] == .string(rehearsal.facts.clientID))
    let secret = json["clientSecret"]?.string ?? ""
    #expect(secret.wholeMatch(of: /\{[0-9a-f]{64,}\}/) != nil)
    let list = try rehearsal.aem.get("/etc/cloudservices/smarttagging.2.json").json
    #expect(list["main"]?["jcr:content"]?["jcr:title"] == "Main")
  }

  @Test("A page created twice is there twice")
  func createTwice() throws {
    let rehearsal = try Rehearsal()
    try rehearsal.createConfiguration()
    try rehearsal.createConfiguration()
    let list = try rehearsal.aem.get("/etc/cloudservices/smarttagging.1.json").json
    #expect(list["main"] != nil)
    #expect(list["main0"] != nil)
    let deleted = try rehearsal.aem.post(
      "/bin/wcmcommand",
      [
        "cmd": "deletePage", "path": "/etc/cloudservices/smarttagging/main0", "force": "true",
        "shallow": "false",
      ])
    #expect(deleted.status == 200)
    #expect(try rehearsal.aem.get("/etc/cloudservices/smarttagging/main0.json").status == 404)
  }

  @Test("Validation passes after a while, and begins anew after a change")
  func validation() throws {
    let rehearsal = try Rehearsal()
    #expect(try rehearsal.validate().text.contains(Self.failed))
    try rehearsal.createConfiguration()
    let first = try (0..<3).map { _ in try rehearsal.validate() }
    #expect(first.map(\.status) == [200, 200, 200])
    #expect(first.map { $0.text.contains(Self.failed) } == [true, true, false])
    #expect(first[2].text.contains("<td>passed</td>"))
    let path = "/etc/cloudservices/smarttagging/main/jcr:content"
    _ = try rehearsal.aem.post(path, ["serviceUrl": "https://smartcontent.adobe.io/emea"])
    let second = try (0..<3).map { _ in try rehearsal.validate().text.contains(Self.failed) }
    #expect(second == [true, true, false])
    let calls = rehearsal.sandbox.requests.filter { $0.path.contains("/op/") }
    #expect(calls.map(\.changing) == Array(repeating: false, count: 7))
  }

  @Test(
    "Validation names each value that is wrong",
    arguments: [
      ("serviceUrl", "https://smartcontent.adobe.io"), ("authServerUrl", "https://example.com"),
      ("apiKey", "0"), ("orgId", "x"), ("techAcctId", "x"), ("clientSecret", "in-clear"),
    ])
  func wrongValues(_ property: String, _ value: String) throws {
    let rehearsal = try Rehearsal(options: SandboxOptions(validationDelay: 0))
    try rehearsal.createConfiguration()
    #expect(try !rehearsal.validate().text.contains(Self.failed))
    _ = try rehearsal.aem.post(
      "/etc/cloudservices/smarttagging/main/jcr:content", ["./\(property)": value])
    let text = try rehearsal.validate().text
    #expect(text.contains("<td>\(property)</td>\(Self.failed)"))
    #expect(text.split(separator: Self.failed).count == 2)
  }

  @Test("Adobe's real authorization server is allowed; a wrong secret is not")
  func servers() throws {
    let rehearsal = try Rehearsal(options: SandboxOptions(validationDelay: 0))
    try rehearsal.createConfiguration(authorization: "https://ims-na1.adobelogin.com/")
    #expect(try !rehearsal.validate().text.contains(Self.failed))
    let other = try Rehearsal(options: SandboxOptions(validationDelay: 0))
    try other.createConfiguration(secret: "p8e-wrong")
    #expect(try other.validate().text.contains("<td>clientSecret</td>\(Self.failed)"))
  }

  @Test("The step is added to a copy of the model, and reaches the runtime with Sync")
  func workflow() throws {
    let rehearsal = try Rehearsal()
    let delivered = "/libs/settings/workflow/models/dam/update_asset"
    let edited = "/conf/global/settings/workflow/models/dam/update_asset"
    let running = "/var/workflow/models/dam/update_asset"
    #expect(try rehearsal.aem.get("\(edited).json").status == 404)
    #expect(
      try rehearsal.aem.post("\(delivered)/jcr:content.override.json", [:]).status == 200)
    let process = "com.day.cq.dam.similaritysearch.internal.workflow.process.AutoTagAssetProcess"
    let added = try rehearsal.aem.post(
      "\(edited)/jcr:content/flow/",
      [
        ":nameHint": "autotagassetprocess", ":order": "after thumbnailprocess",
        "./sling:resourceType": "dam/components/workflow/autotagassetprocess",
        "./jcr:title": "Smart Tag Assets Process", "./metaData/PROCESS": process,
      ])
    #expect(added.status == 201)
    let flow = try rehearsal.aem.get("\(edited)/jcr:content/flow.harray.1.json").json
    let names = flow["__children__"]?.array?.compactMap { $0["__name__"]?.string } ?? []
    let place = names.firstIndex(of: "thumbnailprocess") ?? -1
    #expect(place > 0 && names[place + 1] == "autotagassetprocess")
    #expect(try !rehearsal.aem.get("\(running).infinity.json").text.contains(process))
    #expect(try rehearsal.aem.post("\(edited)/jcr:content.generate.json", [:]).status == 200)
    #expect(try rehearsal.aem.get("\(running).infinity.json").text.contains(process))
    #expect(try !rehearsal.aem.get("\(delivered).infinity.json").text.contains(process))
  }
}
