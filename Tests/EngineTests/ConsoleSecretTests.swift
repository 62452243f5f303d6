import Engine
import HTTP
import Synchronization
import Testing
import Values

private func inputs(
  _ more: [String: String] = [:], memory: [String: String] = [:]
) -> OperationInputs {
  OperationInputs(
    texts: ["organization": FakeConsole.organization, "clientId": FakeConsole.client]
      .merging(more) { $1 },
    secrets: ["token": Secret(copying: "eyJ.user.token".utf8)], memory: memory)
}

/// A console with one credential, whose secrets were made and last used on these days, counted
/// from 2026-01-01.
private func console(
  _ days: (made: Int, used: Int?)..., change: (inout FakeConsole.State) -> Void = { _ in }
) -> FakeConsole {
  func milliseconds(_ day: Int) -> Int { 1_767_225_600_000 + day * 86_400_000 }
  return FakeConsole { state in
    state.credentials = [
      .init(
        id: "6", name: "aem-smart-tags", project: "5",
        secrets: days.map {
          FakeConsole.secret(created: milliseconds($0.made), used: $0.used.map(milliseconds))
        })
    ]
    change(&state)
  }
}

extension FakeConsole {
  fileprivate var secretIDs: [String] {
    state.withLock { $0.credentials[0].secrets.map(\.id) }
  }
}

@Suite("console.secrets, console.secret.add and console.secret.delete")
struct ConsoleSecretTests {
  @Test func listsThemWithTheirAges() async throws {
    let console = console((0, 300), (310, nil))
    let conclusion = try #require(
      try await console.transport.look("console.secrets", inputs()).conclusion)
    let ids = console.secretIDs
    // It is the 18th of November 2026.
    #expect(
      conclusion.lists["secrets"] == [
        ListedItem(
          value: ids[1], label: "made 2026-11-07 (11 days ago)", detail: "no use recorded"),
        ListedItem(
          value: ids[0], label: "made 2026-01-01 (321 days ago)", detail: "last used 2026-10-28"),
      ])
    #expect(conclusion.texts == ["count": "2"])
    #expect(conclusion.cautions.count == 1)
  }

  @Test func addsASecondOne() async throws {
    let console = console((0, 5))
    let server = console.transport
    let look = try await server.look("console.secret.add", inputs())
    #expect(
      look.plan.changes == [
        Change("Client secrets of \(FakeConsole.client)", before: "1", after: "2")
      ])
    guard case .done(let conclusion, let memory) = try await look.apply() else {
      Issue.record("outdated")
      return
    }
    let made = console.state.withLock { $0.credentials[0].secrets[1] }
    #expect(conclusion.texts == ["secretId": made.id, "oldSecretId": console.secretIDs[0]])
    let secret = try #require(conclusion.secrets["clientSecret"])
    #expect(secret.equals(Secret(copying: made.value.utf8)))
    #expect(!"\(conclusion.texts) \(conclusion.evidence) \(memory)".contains(made.value))

    // Done is done: with and without the memory of the step, no third one is made.
    for memory in [memory, [:]] {
      let again = try await server.look("console.secret.add", inputs(memory: memory))
      #expect(again.plan.isEmpty)
      #expect(again.conclusion?.secrets["clientSecret"]?.equals(secret) == true)
    }
  }

  @Test func isKnownAgainInAnotherProcess() async throws {
    let console = console((0, 5), (10, nil))
    let memory = ["secretId": console.secretIDs[1]]
    let look = try await console.transport.look("console.secret.add", inputs(memory: memory))
    #expect(look.conclusion?.secrets.count == 1, "the console still gives it")
    console.state.withLock { $0.listsSecretValues = false }
    let bare = try await console.transport.look("console.secret.add", inputs(memory: memory))
    #expect(bare.plan.isEmpty)
    #expect(bare.conclusion?.secrets.isEmpty == true)
    #expect(bare.conclusion?.cautions.count == 1)
  }

  @Test func refusesAThirdOne() async {
    let server = console((0, 5), (10, nil)).transport
    #expect(
      await server.problem("console.secret.add", inputs()) == .console(.secret(.two)))
    #expect(server.posts.isEmpty)
  }

  @Test func findsTheOneWhoseAnswerGotLost() async throws {
    let post = 6
    for fault in [FakeConsole.Fault.lostAfter, .status500Afterwards] {
      let console = console((0, 5)) { $0.fault = (post, fault) }
      let server = console.transport
      guard case .done(let conclusion, _) = try await server.apply("console.secret.add", inputs())
      else { return }
      #expect(server.lines[post].hasPrefix("POST"))
      #expect(conclusion.secrets.count == 1)
      #expect(server.posts.count == 1)
    }
  }

  /// One fault at any call, then a second run: two secrets, and the value of the new one is known.
  @Test(arguments: FakeConsole.Fault.allCases)
  func aSecondRunAddsExactlyOne(fault: FakeConsole.Fault) async throws {
    for call in 0..<7 {
      let console = console((0, 5)) { $0.fault = (call, fault) }
      let server = console.transport
      if let look = try? await server.look("console.secret.add", inputs()) {
        _ = try? await look.apply()
      }
      console.state.withLock { $0.fault = nil }
      let look = try await server.look("console.secret.add", inputs())
      var conclusion = look.conclusion
      if !look.plan.isEmpty, case .done(let made, _) = try await look.apply() { conclusion = made }
      #expect(conclusion?.secrets.count == 1, "\(fault) at call \(call)")
      #expect(console.secretIDs.count == 2, "\(fault) at call \(call)")
    }
  }

  @Test func saysWhenTheValueIsLost() async {
    let console = console((0, 5)) { state in
      state.fault = (6, .lostAfter)
      state.listsSecretValues = false
    }
    let problem = await console.transport.applyProblem("console.secret.add", inputs())
    #expect(problem == .console(.secret(.lost(id: console.secretIDs[1]))))
  }

  @Test func doesNotSendTwice() async {
    let console = console((0, 5)) { $0.fault = (6, .lostBefore) }
    let server = console.transport
    guard
      case .changeAmbiguous(let lost)? = await server.applyProblem("console.secret.add", inputs())
    else {
      Issue.record("a lost change was taken for something else")
      return
    }
    #expect(lost.cause == .noAnswer(system: .developerConsole, .dropped(sent: true)))
    #expect(server.posts.count == 1)
  }

  @Test func deletesTheOldOneOnceTheNewOneWasUsed() async throws {
    let console = console((0, 300), (310, 311))
    let old = inputs(["secretId": console.secretIDs[0]])
    let look = try await console.transport.look("console.secret.delete", old)
    #expect(look.plan.changes.map(\.before) == ["made 2026-01-01, last used 2026-10-28"])
    _ = try await look.apply()
    #expect(console.secretIDs.count == 1)
    #expect(try await console.transport.look("console.secret.delete", old).plan.isEmpty)
  }

  @Test func keepsWhatIsNeeded() async {
    func problem(_ console: FakeConsole, _ index: Int) async -> Problem? {
      let given = inputs(["secretId": console.secretIDs[index]])
      return await console.transport.problem("console.secret.delete", given)
    }
    #expect(await problem(console((0, nil)), 0) == .console(.secret(.last)))
    #expect(await problem(console((0, nil), (9, nil)), 1) == .console(.secret(.newest)))
    let inUse = Problem.console(.secret(.inUse(lastUsed: "2026-01-11")))
    #expect(await problem(console((0, 10), (9, nil)), 0) == inUse)
    #expect(await problem(console((0, 10), (8, 9)), 0) == inUse)
    #expect(await problem(console((0, 10), (9, 10)), 0) == nil)
    #expect(await problem(console((0, nil), (9, nil)), 0) == nil, "it was never used")
  }

  @Test(arguments: FakeConsole.Fault.allCases)
  func aSecondRunDeletesExactlyOne(fault: FakeConsole.Fault) async throws {
    for call in 0..<7 {
      let console = console((0, 300), (310, 311)) { $0.fault = (call, fault) }
      let ids = console.secretIDs
      let old = inputs(["secretId": ids[0]])
      let server = console.transport
      if let look = try? await server.look("console.secret.delete", old), !look.plan.isEmpty {
        _ = try? await look.apply()
      }
      console.state.withLock { $0.fault = nil }
      let look = try await server.look("console.secret.delete", old)
      if !look.plan.isEmpty { _ = try await look.apply() }
      #expect(console.secretIDs == [ids[1]], "\(fault) at call \(call)")
    }
  }
}
