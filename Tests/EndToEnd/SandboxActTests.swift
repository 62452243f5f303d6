import Foundation
import Testing
import Values

/// `sandbox act`, by which a person plays in a sandbox what is to be done in AEM's own pages.
@Suite(.timeLimit(.minutes(5))) struct SandboxActTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private func act(_ words: String...) throws -> Program.Result {
    try Program.run(["sandbox", "act"] + words, in: scratch)
  }

  @Test func actsAreListedAndTheNearestIsNamed() throws {
    let list = try act()
    #expect(list.ending == .exit(0), "\(list.said)")
    #expect(list.output.contains("install-hotfix"))
    let names = try act("--json").document()["acts"]?.array?.compactMap { $0["name"]?.string }
    #expect(names?.contains("create-ims-configuration") == true)
    let slip = try act("instal-hotfix")
    #expect(slip.ending == .exit(2))
    #expect(slip.errors.contains("Did you mean install-hotfix?"), "\(slip.errors)")
    let other = try Program.run("sandbox", "atc", in: scratch)
    #expect(other.ending == .exit(2))
    #expect(other.errors.contains("aem-setup sandbox act"), "\(other.errors)")
    let foreign = try act("install-hotfix", "--product", "target")
    #expect(foreign.ending == .exit(2), "\(foreign.said)")
  }

  @Test func anActIsPlayedOnTheSandboxThatRuns() throws {
    let none = try act("create-ims-configuration")
    #expect(none.ending == .exit(1))
    #expect(none.errors.contains("No sandbox is running."), "\(none.errors)")
    let sandbox = try SandboxProcess(scratch, presets: ["aem-6.5.22"])
    let words = ["sandbox", "act", "create-ims-configuration", "--product", "target", "--json"]
    let played = try Program.run(words, in: scratch)
    #expect(played.ending == .exit(0), "\(played.said)")
    #expect(
      try played.document()
        == ["act": "create-ims-configuration", "product": "target", "outcome": "done"])
    #expect(try Program.run(words, in: scratch).document()["outcome"] == "unchanged")
    let client = sandbox.announcement.at("credentials", "target", "client_id")?.string ?? ""
    let all = try sandbox.resource(
      "/system/console/configMgr/(service.factoryPid%3D"
        + "com.adobe.granite.auth.oauth.accesstoken.provider).json")
    #expect(String(decoding: try all.encoded(), as: UTF8.self).contains(client))
    let refused = try act("create-framework")
    #expect(refused.ending == .exit(1))
    #expect(refused.errors.contains("create-target-configuration"), "\(refused.errors)")
    try sandbox.stop()
    #expect(try act("configure-proxy").errors.contains("No sandbox is running."))
  }

  @Test func aDemoThatIsResumedHasItsPackages() throws {
    for words in [["demo", "brand-portal", "--plain"], ["resume", "--plain"]] {
      let demo = try Program.start(words, in: scratch)
      _ = try waitFor("the first screen", orShow: { demo.output + demo.errors }) {
        demo.output.contains("step 1 of") ? true : nil
      }
      let act = try act("install-oauth-package")
      #expect(act.output.contains("Nothing to do"), "\(words): \(act.said)")
      demo.closeInput()
      try demo.wait()
    }
  }

  @Test func ofSeveralSandboxesOneHasToBeNamed() throws {
    let sandboxes = try [SandboxProcess(scratch), SandboxProcess(scratch)]
    let open = try act("configure-proxy")
    #expect(open.ending == .exit(2))
    let files = sandboxes.compactMap { $0.announcement["state"]?.string }
    for file in files { #expect(open.errors.contains("--state \(file)"), "\(open.errors)") }
    let chosen = try act("configure-proxy", "--state", files.first ?? "")
    #expect(chosen.ending == .exit(0), "\(chosen.said)")
    let pid = "/system/console/configMgr/com.day.commons.httpclient.json"
    let hosts = try sandboxes.map {
      try $0.resource(pid).array?.first?.at("properties", "proxy.host", "value")?.string ?? ""
    }
    #expect(hosts == ["proxy.example.com", ""])
    let wrong = try act("configure-proxy", "--state", scratch.path)
    #expect(wrong.ending == .exit(2), "\(wrong.said)")
  }
}
