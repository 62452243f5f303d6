import Foundation
import Testing
import Values

@testable import Sandbox

@Suite("The control server, by which another process plays acts", .timeLimit(.minutes(5)))
struct ControlTests {
  private func client(_ stage: Rehearsal, token: String? = nil) throws -> Curl {
    let control = try #require(stage.sandbox.control)
    return Curl(
      base: control.url, standing: ["Authorization: Bearer \(token ?? control.token)"],
      server: stage.sandbox)
  }

  @Test("It plays an act, and says what came of it")
  func plays() throws {
    let stage = try Rehearsal(
      options: SandboxOptions(presets: [.servicePack22], isControlled: true))
    let control = try client(stage)
    let path = "/acts/create-ims-configuration?product=target"
    #expect(try control.post(path, [:]).json == ["outcome": "done"])
    #expect(try control.post(path, [:]).json == ["outcome": "unchanged"])
    let refused = try control.post("/acts/create-framework", [:])
    #expect(refused.status == 409)
    #expect(refused.json["reason"]?.string?.contains("create-target-configuration") == true)
  }

  @Test("It refuses whoever has no token, and what it does not know")
  func refuses() throws {
    let stage = try Rehearsal(options: SandboxOptions(isControlled: true))
    let stranger = try client(stage, token: "wrong")
    #expect(try stranger.post("/acts/install-oauth-package", [:]).status == 401)
    #expect(stage.sandbox.play(.installOAuthPackage) == .done)
    let control = try client(stage)
    #expect(try control.post("/acts/nothing", [:]).status == 404)
    #expect(try control.post("/", [:]).status == 404)
    #expect(try control.get("/acts/install-oauth-package").status == 405)
    #expect(try control.post("/acts/configure-proxy?product=none", [:]).status == 400)
    // The author itself has no such address.
    #expect(try stage.aem.get("/acts/configure-proxy").status == 404)
  }

  @Test("Without the option there is none")
  func none() throws {
    #expect(try Rehearsal().sandbox.control == nil)
  }
}
