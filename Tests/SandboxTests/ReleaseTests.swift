import Sandbox
import Testing
import Values

@Suite("Releases and packages", .timeLimit(.minutes(5)))
struct ReleaseTests {
  @Test(
    "Presets give the author its version, and the product information shows it",
    arguments: [
      (SandboxPreset.aem64, "6.4.8.4"), (.servicePack3, "6.5.3.0"), (.servicePack10, "6.5.10.0"),
      (.servicePack21, "6.5.21.0"), (.servicePack22, "6.5.22.0"), (.servicePack23, "6.5.23.0"),
      (.lts, "6.6.2"),
    ])
  func versions(preset: SandboxPreset, version: String) throws {
    let aem = try Rehearsal(options: SandboxOptions(presets: [preset])).aem
    for page in ["productinfo", "status-productinfo.txt", "status-productinfo.json"] {
      #expect(
        try aem.get("/system/console/\(page)").text.contains(
          "Adobe Experience Manager (\(version))"))
    }
  }

  @Test(
    "The versions of some bundles differ between releases",
    arguments: [
      ([], "1.1.0", "5.12.26"), ([.imsPackage], "1.1.26", "5.12.26"),
      ([.servicePack21], "1.1.26", "5.12.27"),
      ([.servicePack22, .hotfixMissing], "1.1.26", "5.12.26"),
      ([.servicePack22, .hotfixUploaded], "1.1.26", "5.12.26"),
      ([.servicePack23], "1.1.26", "5.12.27.CQ650-B0004"),
      ([.lts], "1.1.26", "5.12.27.CQ650-B0004"),
    ] as [([SandboxPreset], String, String)])
  func bundles(presets: [SandboxPreset], form: String, smartTags: String) throws {
    let aem = try Rehearsal(options: SandboxOptions(presets: presets)).aem
    let json = try aem.get("/system/console/bundles.json").json
    let versions = Dictionary(
      (json["data"]?.array ?? []).map { ($0["symbolicName"]?.string, $0["version"]?.string) },
      uniquingKeysWith: { first, _ in first })
    #expect(versions["com.adobe.cq.adobeims.core"] == form)
    #expect(versions["com.day.cq.dam.cq-dam-similaritysearch"] == smartTags)
  }

  private func packages(
    _ presets: SandboxPreset..., query: String = ""
  ) throws -> [String: JSONValue] {
    let aem = try Rehearsal(options: SandboxOptions(presets: presets)).aem
    let json = try aem.get("/crx/packmgr/list.jsp\(query)").json
    let results = json["results"]?.array ?? []
    #expect(json["total"]?.integer == results.count)
    return Dictionary(
      results.map { ($0["name"]?.string ?? "", $0) }, uniquingKeysWith: { first, _ in first })
  }

  @Test("Package Manager lists the Service Pack and its hotfix")
  func hotfixes() throws {
    let older = try packages(.servicePack21)
    #expect(older["cq-6.5.0-hotfix-40772"]?["version"] == "1.2")
    #expect(older["cq-6.5.0-hotfix-40772"]?["lastUnpacked"]?.integer ?? 0 > 0)
    let newer = try packages(.servicePack22)
    #expect(newer["cq-6.5.0-hotfix-40772"] == nil)
    #expect(
      newer["cq-6.5.0-hotfix-42384"]?["downloadName"] == "cq-6.5.0-hotfix-42384-1.2.zip")
    #expect(newer["aem-service-pkg"]?["version"] == "6.5.22.0")
    #expect(try packages(.servicePack22, .hotfixMissing)["cq-6.5.0-hotfix-42384"] == nil)
    let uploaded = try packages(.servicePack22, .hotfixUploaded)["cq-6.5.0-hotfix-42384"]
    #expect(uploaded != nil && uploaded?["lastUnpacked"] == nil)
    let name = "ims-jwt-compatibility-package-6.5"
    #expect(try packages()[name] == nil)
    #expect(try packages(.imsPackage)[name] != nil)
  }

  @Test("A query names a package or a path; readers see none")
  func queries() throws {
    #expect(
      try Array(packages(.servicePack22, query: "?name=aem-service-pkg").keys)
        == ["aem-service-pkg"])
    #expect(
      try packages(
        query: "?path=/etc/packages/adobe/cq650/aem-service-pkg-6.5.20.0.zip"
      ).count == 1)
    let reader = try Rehearsal().reader
    #expect(try reader.get("/crx/packmgr/list.jsp").json["total"] == 0)
    #expect(try Rehearsal(.notAEM).aem.get("/crx/packmgr/list.jsp").status == 404)
  }

  @Test("From Service Pack 21 on the MBean of Smart Tags has another type")
  func bean() throws {
    let aem = try Rehearsal(options: SandboxOptions(presets: [.servicePack21])).aem
    let domain = "com.day.cq.dam.similaritysearch.internal.impl"
    #expect(try aem.get("/system/console/jmx").text.contains("\(domain) (SCS)"))
    let page = try aem.get("/system/console/jmx/\(domain)%3Atype%3DSCS")
    #expect(page.text.contains("validateConfigs"))
    let old = try aem.get("/system/console/jmx/\(domain)%3Atype%3Dsimilaritysearch")
    #expect(old.status == 404)
  }

  @Test("From Service Pack 21 on a legacy page does not make the validation pass")
  func validation() throws {
    let rehearsal = try Rehearsal(
      options: SandboxOptions(validationDelay: 0, presets: [.servicePack22]))
    try rehearsal.createConfiguration()
    let path =
      "/system/console/jmx/com.day.cq.dam.similaritysearch.internal.impl%3Atype%3DSCS"
      + "/op/validateConfigs/"
    let text = try rehearsal.aem.post(path, [:]).text
    #expect(text.contains("<td>failed</td>"))
    #expect(text.contains("there is no access token provider"))
    #expect(!text.contains("serviceUrl"))
  }
}
