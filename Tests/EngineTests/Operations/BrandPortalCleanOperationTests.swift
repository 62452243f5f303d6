import Sandbox
import Testing
import Values

@testable import Engine

private let agents = ReplicationAgent.folder
private let legacy = BrandPortalService.legacyFolder
private let today = BrandPortalService.folder
private let user = "/home/users/mac/mac-sandbox-replication"
private let tenant = "https://sandbox.brand-portal.adobe.com"

@Suite("brand-portal.clean", .timeLimit(.minutes(10)))
struct BrandPortalCleanOperationTests {
  private let agreed = ["tenantUrl": tenant, "confirmation": "sandbox"]

  @Test(
    "Agents, cloud service and user go, in this order; a second time there is nothing to do",
    arguments: [
      (SandboxPreset.brandPortalExisting, legacy), (.brandPortalConnected, today),
    ])
  func cleans(preset: SandboxPreset, place: String) async throws {
    let stage = try AuthorStage(presets: [preset])
    let inputs = stage.inputs(agreed)
    let look = try await stage.runner.look("brand-portal.clean", inputs)
    let paths = ["", "_1", "_2", "_3"].map { "\(agents)/mp_replication_agent\($0)" }
    #expect(look.plan.changes.map(\.what) == paths + ["\(place)/brand-portal", user])
    #expect(look.plan.changes.allSatisfy { $0.after == nil })
    #expect(look.plan.cautions.count == 1 && look.plan.restore.isEmpty)
    guard case .done(let conclusion, let memory) = try await look.apply() else {
      Issue.record("outdated")
      return
    }
    #expect(conclusion.evidence.dropLast().map(\.what) == look.plan.changes.map(\.what))
    #expect(memory["deleted"]?.split(separator: "\n").count == 6)
    #expect(try await stage.runner.look("brand-portal.clean", inputs).plan.isEmpty)
    let left = try await stage.done("brand-portal.remains", inputs)
    #expect(left.texts["any"] == "no")
    // The service page, other agents and other people are untouched.
    let agent = try await stage.done("target.agent", stage.inputs())
    #expect(agent.texts["state"] == "enabled")
  }

  @Test("Another tenant's agent and configuration stay, and are told")
  func keepsStrangers() async throws {
    let stage = try AuthorStage(presets: [.brandPortalConnected])
    try await stage.addStranger()
    try await stage.post(
      "\(legacy)/theirs",
      [
        ("./jcr:primaryType", "cq:Page"), ("./jcr:content/jcr:primaryType", "cq:PageContent"),
        ("./jcr:content/tenantURL", "https://other.brand-portal.adobe.com"),
      ])
    let done = try await stage.done("brand-portal.clean", stage.inputs(agreed))
    #expect(done.cautions.count == 2 && done.cautions.allSatisfy { $0.hasSuffix("It stays.") })
    let left = try await stage.done("brand-portal.remains", stage.inputs(agreed))
    #expect(left.texts == ["any": "yes", "agents": "1", "services": "1", "users": "0"])
  }

  @Test("Nothing goes while a queue holds something")
  func waits() async throws {
    let stage = try AuthorStage(.queueBlocked, presets: [.brandPortalExisting])
    guard
      case .brandPortal(.queuesNotIdle(let queues)) = await stage.problem(
        "brand-portal.clean", stage.inputs(agreed))
    else {
      Issue.record("it was not refused")
      return
    }
    #expect(queues.first == "mp_replication_agent: 2 waiting, blocked" && queues.count == 4)
    let left = try await stage.done("brand-portal.remains", stage.inputs(agreed))
    #expect(left.texts["agents"] == "4")
  }

  @Test(
    "The plan is shown without a confirmation; a wrong one is refused, and a missing one before anything goes"
  )
  func confirmation() async throws {
    let stage = try AuthorStage(presets: [.brandPortalExisting])
    let look = try await stage.runner.look(
      "brand-portal.clean", stage.inputs(["tenantUrl": tenant]))
    #expect(look.plan.changes.count == 6)
    for inputs in [
      ["tenantUrl": tenant], ["tenantUrl": tenant, "confirmation": "sandbo"],
      ["tenantUrl": tenant, "confirmation": "yes"],
    ] {
      #expect(
        await stage.problem("brand-portal.clean", stage.inputs(inputs))
          == .brandPortal(.notConfirmed(tenant: "sandbox")))
    }
    let left = try await stage.done("brand-portal.remains", stage.inputs(agreed))
    #expect(left.texts["agents"] == "4")
  }

  @Test(
    "A lost answer, a refusal and a server that forgets",
    arguments: [SandboxFault.dropBefore, .dropAfter, .serverError, .forgets])
  func faults(fault: SandboxFault) async throws {
    let stage = try AuthorStage(fault, presets: [.brandPortalExisting])
    let inputs = stage.inputs(agreed)
    switch fault {
    case .forgets:
      #expect(
        await stage.problem("brand-portal.clean", inputs)
          == .author(.notDeleted(path: "\(agents)/mp_replication_agent")))
    case .serverError:
      // Each path is refused once: the step goes on where it was stopped.
      var runs = 0
      while await stage.problem("brand-portal.clean", inputs) != nil, runs < 9 { runs += 1 }
      #expect(runs == 6)
    case .dropBefore:
      // What may still arrive is not sent again in the same run.
      var runs = 0
      while case .changeAmbiguous? = await stage.problem("brand-portal.clean", inputs), runs < 9 {
        runs += 1
      }
      #expect(runs == 6)
    default:
      #expect(await stage.problem("brand-portal.clean", inputs) == nil)
    }
    let left = try await stage.done("brand-portal.remains", inputs)
    #expect(left.texts["any"] == (fault == .forgets ? "yes" : "no"))
  }

  @Test("An item that comes between the look and the deletion is not lost")
  func race() async throws {
    let name = "mp_replication_agent"
    let server = ScriptedTransport([
      "GET \(agents).infinity.json": [
        .json(#"{"\#(name)":{"jcr:content":{"transportUri":"\#(tenant)/x"}}}"#)
      ],
      "GET \(agents)/\(name)/_jcr_content.queue.json": [
        .json(#"{"queue":[]}"#), .json(#"{"queue":[{"id":"1"}]}"#),
      ],
      "GET /etc/cloudservices.0.json": [.json("{}")], "GET /conf/global.0.json": [.json("{}")],
      "GET /home/users.0.json": [.json("{}")],
    ])
    #expect(
      await server.applyProblem("brand-portal.clean", .author(agreed))
        == .brandPortal(.queuesNotIdle(["\(name): 1 waiting"])))
    #expect(server.posts.isEmpty)
  }
}
