import Engine
import Synchronization
import Testing

@Suite("console.secret.delete")
struct ConsoleSecretDeleteOperationTests {
  @Test func deletesTheOldOneOnceTheNewOneWasUsed() async throws {
    let console = FakeConsole.holding((0, 300), (310, 311))
    let old = OperationInputs.console(["secretId": console.secretIDs[0]])
    let look = try await console.transport.look("console.secret.delete", old)
    #expect(
      look.plan.changes.map(\.before) == ["created 1 January 2026, last used 28 October 2026"])
    _ = try await look.apply()
    #expect(console.secretIDs.count == 1)
    #expect(try await console.transport.look("console.secret.delete", old).plan.isEmpty)
  }

  @Test func keepsWhatIsNeeded() async {
    func problem(_ console: FakeConsole, _ index: Int) async -> Problem? {
      let given = OperationInputs.console(["secretId": console.secretIDs[index]])
      return await console.transport.problem("console.secret.delete", given)
    }
    #expect(await problem(FakeConsole.holding((0, nil)), 0) == .console(.secret(.last)))
    #expect(await problem(FakeConsole.holding((0, nil), (9, nil)), 1) == .console(.secret(.newest)))
    let inUse = Problem.console(.secret(.inUse(lastUsed: "11 January 2026")))
    #expect(await problem(FakeConsole.holding((0, 10), (9, nil)), 0) == inUse)
    #expect(await problem(FakeConsole.holding((0, 10), (8, 9)), 0) == inUse)
    #expect(await problem(FakeConsole.holding((0, 10), (9, 10)), 0) == nil)
    #expect(await problem(FakeConsole.holding((0, nil), (9, nil)), 0) == nil, "it was never used")
  }

  @Test(arguments: FakeConsole.Fault.allCases)
  func aSecondRunDeletesExactlyOne(fault: FakeConsole.Fault) async throws {
    for call in 0..<7 {
      let console = FakeConsole.holding((0, 300), (310, 311)) { $0.fault = (call, fault) }
      let ids = console.secretIDs
      let old = OperationInputs.console(["secretId": ids[0]])
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
