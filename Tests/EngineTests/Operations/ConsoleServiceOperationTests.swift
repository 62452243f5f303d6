import Engine
import Testing

@Suite("console.service")
struct ConsoleServiceOperationTests {
  @Test func showsTheServiceWithItsProfiles() async throws {
    let console = FakeConsole { $0.profiles = [("1", "Same"), ("2", "Same"), ("3", "Other")] }
    let conclusion = try await console.transport.look("console.service", .console()).conclusion
    #expect(conclusion?.lists["profiles"]?.map(\.value) == ["1", "2", "Other"])
    #expect(conclusion?.texts == ["name": "Smart Content", "anyProfile": "yes"])
    let none = FakeConsole { $0.profiles = [] }
    let bare = try await none.transport.look("console.service", .console()).conclusion
    #expect(bare?.texts["anyProfile"] == "no")
  }

  @Test func saysWhyTheServiceCannotBeAdded() async throws {
    for reason in DisabledReason.known {
      let console = FakeConsole { $0.disabledReasons = [reason.code] }
      #expect(
        await console.transport.problem("console.service", .console())
          == .console(
            .serviceDisabled(
              service: "Smart Content", organization: "Acme", reasons: [reason])))
    }
  }

  @Test(arguments: [
    (#"{"accepted":false,"current":false}"#, false), ("{}", false),
    (#"{"accepted":true,"current":false}"#, true),
  ])
  func wantsTheTermsAccepted(answer: String, isOutdated: Bool) async {
    let console = FakeConsole { $0.terms = answer }
    let server = console.transport
    #expect(
      await server.problem("console.service", .console())
        == .console(.terms(isOutdated: isOutdated)))
    #expect(server.posts.isEmpty)
  }
}
