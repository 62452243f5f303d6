import Engine
import HTTP
import Synchronization
import Testing
import Values

@Suite("console.secret.add", .timeLimit(.minutes(10)))
struct ConsoleSecretAddOperationTests {
  @Test func addsASecondOne() async throws {
    let console = FakeConsole.holding((0, 5))
    let server = console.transport
    let look = try await server.look("console.secret.add", .console())
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
      let again = try await server.look("console.secret.add", .console(memory: memory))
      #expect(again.plan.isEmpty)
      #expect(again.conclusion?.secrets["clientSecret"]?.equals(secret) == true)
    }
  }

  @Test func isKnownAgainInAnotherProcess() async throws {
    let console = FakeConsole.holding((0, 5), (10, nil))
    let memory = ["secretId": console.secretIDs[1]]
    let look = try await console.transport.look("console.secret.add", .console(memory: memory))
    #expect(look.conclusion?.secrets.count == 1, "the console still gives it")
    console.state.withLock { $0.listsSecretValues = false }
    let bare = try await console.transport.look("console.secret.add", .console(memory: memory))
    #expect(bare.plan.isEmpty)
    #expect(bare.conclusion?.secrets.isEmpty == true)
    #expect(bare.conclusion?.cautions.count == 1)
  }

  @Test func refusesAThirdOne() async {
    let server = FakeConsole.holding((0, 5), (10, nil)).transport
    #expect(
      await server.problem("console.secret.add", .console()) == .console(.secret(.two)))
    #expect(server.posts.isEmpty)
  }

  @Test func findsTheOneWhoseAnswerGotLost() async throws {
    let post = 6
    for fault in [FakeConsole.Fault.lostAfter, .status500Afterwards] {
      let console = FakeConsole.holding((0, 5)) { $0.fault = (post, fault) }
      let server = console.transport
      guard case .done(let conclusion, _) = try await server.apply("console.secret.add", .console())
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
      let console = FakeConsole.holding((0, 5)) { $0.fault = (call, fault) }
      let server = console.transport
      if let look = try? await server.look("console.secret.add", .console()) {
        _ = try? await look.apply()
      }
      console.state.withLock { $0.fault = nil }
      let look = try await server.look("console.secret.add", .console())
      var conclusion = look.conclusion
      if !look.plan.isEmpty, case .done(let made, _) = try await look.apply() { conclusion = made }
      #expect(conclusion?.secrets.count == 1, "\(fault) at call \(call)")
      #expect(console.secretIDs.count == 2, "\(fault) at call \(call)")
    }
  }

  @Test func saysWhenTheValueIsLost() async {
    let console = FakeConsole.holding((0, 5)) { state in
      state.fault = (6, .lostAfter)
      state.listsSecretValues = false
    }
    let problem = await console.transport.applyProblem("console.secret.add", .console())
    #expect(problem == .console(.secret(.lost(id: console.secretIDs[1]))))
  }

  @Test func doesNotSendTwice() async {
    let console = FakeConsole.holding((0, 5)) { $0.fault = (6, .lostBefore) }
    let server = console.transport
    guard
      case .changeAmbiguous(let lost)? = await server.applyProblem("console.secret.add", .console())
    else {
      Issue.record("a lost change was taken for something else")
      return
    }
    #expect(lost.cause == .noAnswer(system: .developerConsole, .dropped(sent: true)))
    #expect(server.posts.count == 1)
  }
}
