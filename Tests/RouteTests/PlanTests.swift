import Testing

/// A plan lists the changes of apply, and apply makes no others.
@Suite("Plan and apply", .serialized, .timeLimit(.minutes(10)))
struct PlanTests {
  /// The step that creates again what a step before it deletes: its plan waits for the deletion.
  private static let createsAgain = "brand-portal/aem#configuration brand-portal.configuration: "
  /// Scripts with both steps.
  private static let deleting: Set<String> = [
    "brand-portal/found-clean", "brand-portal/restart", "brand-portal/surplus-agent",
  ]

  @Test(
    "On every script's way, the steps that plan lists are those that apply makes",
    arguments: RouteFiles.scripts.filter { script in
      // An act changes AEM between two looks, and so between plan and apply.
      script.end != nil && script.acts.isEmpty
    })
  func equal(_ script: RouteScript) async throws {
    let run = try await PlanRun(script: script).run()
    // Apply cannot skip what does not pass, as the script does, and stops there.
    let plan = script.skips.isEmpty ? run.plan : Array(run.plan.prefix(run.apply.count))
    let apply = run.apply.map { line in
      Self.deleting.contains(script.id) && line.hasPrefix(Self.createsAgain)
        ? Self.createsAgain : line
    }
    for line in plan where !apply.contains(line) {
      Issue.record("\(script.id): only plan lists \(line)")
    }
    for line in apply where !plan.contains(line) {
      Issue.record("\(script.id): only apply makes \(line)")
    }
    #expect(plan == apply, "\(script.id)")
    if run.changes > 0 { RouteLog.write("plan  \(script.id)  \(run.changes) changes") }
  }
}
