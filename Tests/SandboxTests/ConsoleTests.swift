import Sandbox
import Testing
import Values

@Suite("The author's web console", .timeLimit(.minutes(5)))
struct ConsoleTests {
  @Test(
    "The version stands in all three places",
    arguments: [
      (nil, "6.5.20.0"), (SandboxFault.oldVersion, "6.1.0"), (.newerServicePack, "6.5.22.0"),
    ])
  func version(_ fault: SandboxFault?, _ version: String) throws {
    let rehearsal = try Rehearsal(options: SandboxOptions(faults: fault.map { [$0] } ?? []))
    let line = "  Adobe Experience Manager (\(version))"
    let text = try rehearsal.aem.get("/system/console/status-productinfo.txt").text
    #expect(text.split(separator: "\n").contains { $0 == line })
    let json = try rehearsal.aem.get("/system/console/status-productinfo.json").json
    #expect(json == ["Installed Products", .string(line)])
    let page = try rehearsal.aem.get("/system/console/productinfo").text
    #expect(page.contains("<td>Adobe Experience Manager (\(version))</td>"))
  }

  @Test("All bundles are active, or fragments")
  func bundles() throws {
    let rehearsal = try Rehearsal()
    let json = try rehearsal.aem.get("/system/console/bundles.json").json
    let bundles = json["data"]?.array ?? []
    #expect(bundles.count >= 30)
    #expect(json["s"] == [.integer(bundles.count), .integer(bundles.count - 1), 1, 0, 0])
    let name = "com.day.cq.dam.cq-dam-similaritysearch"
    let one = try rehearsal.aem.get("/system/console/bundles/\(name).json").json
    #expect(one["data"]?.array?.first?["stateRaw"] == 32)
    #expect(try rehearsal.aem.get("/system/console/bundles/none.json").status == 404)
  }

  @Test("A bundle that does not run takes its MBean along")
  func brokenBundles() throws {
    let bundle = "/system/console/bundles/com.day.cq.dam.cq-dam-similaritysearch.json"
    let bean =
      "/system/sling/monitoring/mbeans/com/day/cq/dam/similaritysearch/internal/impl.2.json"
    let missing = try Rehearsal(.missingBundle)
    #expect(try missing.aem.get(bundle).status == 404)
    #expect(try missing.aem.get(bean).status == 404)
    #expect(try missing.validate().status == 404)
    let inactive = try Rehearsal(.inactiveBundle)
    #expect(try inactive.aem.get(bundle).json["data"]?.array?.first?["stateRaw"] == 4)
    #expect(try inactive.aem.get(bundle).json["s"]?.array?[3] == 1)
    #expect(try inactive.aem.get(bean).status == 404)
  }

  @Test("MBeans are found below the monitoring mount")
  func beans() throws {
    let rehearsal = try Rehearsal()
    let mount = "/system/sling/monitoring/mbeans"
    let installer = try rehearsal.aem.get(
      "\(mount)/org/apache/sling/installer/Installer/Sling%20OSGi%20Installer.json"
    ).json
    #expect(installer["Active"] == false)
    #expect(installer["ActiveResourceCount"] == "0")
    let name = "com.day.cq.dam.similaritysearch.internal.impl:type=similaritysearch"
    let tree = try rehearsal.aem.get(
      "\(mount)/com/day/cq/dam/similaritysearch/internal/impl.2.json"
    ).json
    #expect(tree["similaritysearch"]?["{noname}"]?["mbean:objectName"] == .string(name))
    let page = try rehearsal.aem.get(
      "/system/console/jmx/com.day.cq.dam.similaritysearch.internal.impl%3Atype%3Dsimilaritysearch"
    )
    #expect(page.text.contains("validateConfigs"))
    #expect(try rehearsal.aem.get("/system/console/jmx/no%3Atype%3Dbean").status == 404)
  }

  @Test("A file that was put there keeps the installer busy for a moment")
  func installer() throws {
    let aem = try Rehearsal().aem
    let bean =
      "/system/sling/monitoring/mbeans/org/apache/sling/installer/Installer/"
      + "Sling%20OSGi%20Installer.json"
    try ConsoleContract.upload(aem, "up.load.config", "a=\"1\"\n")
    let busy = try aem.get(bean).json
    #expect(busy["Active"] == true)
    #expect(busy["ActiveResourceCount"]?.integer == 1)
    #expect(busy["SuspendedSince"] == -1)
    #expect(try ConsoleContract.properties(aem, "up.load") == nil)
    #expect(
      try ConsoleContract.eventually { try ConsoleContract.properties(aem, "up.load") != nil })
    #expect(try aem.get(bean).json["Active"] == false)
  }

  @Test("A stopped bundle is one that is not active")
  func bundleActions() throws {
    let aem = try Rehearsal().aem
    let path = "/system/console/bundles/com.adobe.granite.keystore"
    #expect(try aem.post(path, ["action": "stop"]).json["stateRaw"] == 4)
    #expect(try aem.get("\(path).json").json["data"]?.array?.first?["stateRaw"] == 4)
    #expect(try aem.post(path, ["action": "start"]).json["stateRaw"] == 32)
  }

  @Test("Text can be encrypted, unless the crypto bundle is missing")
  func crypto() throws {
    let path = "/system/console/crypto/.json"
    let rehearsal = try Rehearsal()
    let first = try rehearsal.aem.post(path, ["datum": "word"]).json["protected"]?.string ?? ""
    let second = try rehearsal.aem.post(path, ["datum": "word"]).json["protected"]?.string ?? ""
    #expect(first.wholeMatch(of: /\{[0-9a-f]{64,}\}/) != nil)
    #expect(first != second)
    #expect(try Rehearsal(.noCrypto).aem.post(path, ["datum": "word"]).status == 404)
  }

  @Test("Unknown pages are a 404 in HTML; run modes say author")
  func others() throws {
    let rehearsal = try Rehearsal()
    #expect(try rehearsal.aem.get("/system/console/nothing").status == 404)
    #expect(try rehearsal.aem.get("/system/console").status == 302)
    let settings = try rehearsal.aem.get("/system/console/status-slingsettings.json").json
    #expect(
      settings.array?.contains { $0.string?.wholeMatch(of: /Run Modes = \[.*author.*\]/) != nil }
        == true)
  }

  @Test("A plain Sling has none of the product's own parts")
  func plainSling() throws {
    let rehearsal = try Rehearsal(.notAEM)
    for path in [
      "/system/console/productinfo", "/system/console/status-productinfo.json",
      "/system/console/jmx", "/libs/granite/csrf/token.json",
      "/libs/granite/core/content/login.html", "/etc/cloudservices.json",
    ] {
      #expect(try rehearsal.aem.get(path).status == 404, "\(path)")
    }
    #expect(try rehearsal.aem.get("/system/console/bundles.json").status == 200)
  }
}
