import Foundation
import Testing
import Values

/// `plan` and `apply` with the answers that the sandbox offers.
@Suite(.timeLimit(.minutes(15))) struct ApplyTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  @Test func planApplyApplyPlan() throws {
    let sandbox = try SandboxProcess(scratch)

    let before = try Program.run("plan", sandbox.answers, "--json", in: scratch)
    #expect(before.ending == .exit(3))
    #expect(try before.document()["result"] == "pending")
    #expect(try before.document().stepStatuses["smart-tags/aem#configuration"] == "pending")
    #expect(try sandbox.log.changes().isEmpty)

    let first = try Program.run("apply", sandbox.answers, "--json", in: scratch)
    #expect(first.ending == .exit(0))
    #expect(try first.document()["result"] == "changed")
    #expect(
      try first.document().operationStatuses == [
        "smart-tags/found": "unchanged", "credential-check/check": "unchanged",
        "smart-tags/aem#configuration": "changed", "smart-tags/test": "unchanged",
        "smart-tags-upload/workflow": "changed",
      ])
    let changes = try sandbox.log.changes().count
    #expect(changes > 0)

    let second = try Program.run("apply", sandbox.answers, "--json", in: scratch)
    #expect(second.ending == .exit(0))
    #expect(try second.document()["result"] == "unchanged")
    #expect(Set(try second.document().operationStatuses.values) == ["unchanged"])

    let after = try Program.run("plan", sandbox.answers, "--json", in: scratch)
    #expect(after.ending == .exit(0))
    #expect(try after.document()["result"] == "unchanged")
    #expect(try sandbox.log.changes().count == changes)
    // Beside the document, standard error has one line for each step, and no complaint.
    for run in [before, first, second, after] {
      #expect(!run.errors.contains("aem-setup:"), "\(run.errors)")
      #expect(run.errors.contains("unchanged: "), "\(run.errors)")
    }
  }

  @Test func wordsSayTheSameAsJSON() throws {
    let sandbox = try SandboxProcess(scratch)
    let plan = try Program.run("plan", sandbox.answers, in: scratch)
    #expect(plan.ending == .exit(3))
    #expect(plan.output.contains("Client Secret (clientSecret): not set → the entered secret"))
    #expect(plan.output.contains("Result: pending."))
    let apply = try Program.run("apply", sandbox.answers, in: scratch)
    #expect(apply.ending == .exit(0))
    #expect(apply.output.contains("Result: changed."))
    let session = try #require(scratch.sessions.first)
    #expect(apply.output.contains(session))
  }

  @Test func brandPortalTwiceChangesOnce() throws {
    let sandbox = try SandboxProcess(scratch)
    let answers = sandbox.answers(for: "brand-portal")
    let before = try Program.run("plan", answers, "--json", in: scratch)
    #expect(before.ending == .exit(3), "\(before.said)")
    #expect(try before.document().stepStatuses["ims-configuration/write"] == "pending")
    #expect(try sandbox.log.changes().isEmpty)

    let first = try Program.run("apply", answers, "--json", in: scratch)
    #expect(first.ending == .exit(0), "\(first.said)")
    let statuses = try first.document().stepStatuses
    #expect(
      statuses.filter { $0.value == "changed" }.keys.sorted() == [
        "brand-portal/aem#configuration", "ims-configuration/write",
      ])
    let state = try sandbox.brandPortalState()
    #expect(state.contains("mp_replication_agent"))

    for words in ["plan", "apply"] {
      let again = try Program.run(words, answers, "--json", in: scratch)
      #expect(again.ending == .exit(0), "\(again.said)")
      #expect(try again.document()["result"] == "unchanged")
    }
    #expect(try sandbox.brandPortalState() == state)
  }

  @Test(arguments: [
    // Whether Target works only a person can see, so that is not verified.
    ("smart-tags", "changed", 0), ("brand-portal", "changed", 0), ("target", "changed", 3),
    ("developer-console", "unchanged", 0), ("certificate", "unchanged", 0),
  ])
  func demoWithoutTerminalRunsByItself(procedure: String, result: String, exit: Int32) throws {
    let run = try Program.run("demo", procedure, in: scratch)
    #expect(run.ending == .exit(exit), "\(run.said)")
    #expect(run.output.contains("Result: \(result)."))
    #expect(run.errors == "")
  }

  @Test func demoWithoutTerminalWritesJSON() throws {
    let document = try Program.run("demo", "--json", in: scratch)
    #expect(document.ending == .exit(0))
    #expect(try document.document()["result"] == "changed")
    #expect(try document.document()["procedure"] == "smart-tags")
  }

  @Test func whatOnlyAPersonCanDoStopsARun() throws {
    // Other presets than the sandbox's own leave the package for the OAuth form away.
    let sandbox = try SandboxProcess(scratch, presets: ["target-configured"])
    let run = try Program.run("apply", sandbox.answers(for: "target"), "--json", in: scratch)
    #expect(run.ending == .exit(4), "\(run.said)")
    #expect(try run.document()["result"] == "needs-person")
    #expect(try run.document().at("stop", "cause") == "Install the OAuth form")
  }

  /// The result of each fault; nil is success.
  static let outcomes: [(fault: String, code: String?)] = [
    ("wrong-password", "author.password"), ("author-not-ready", "author.not-ready"),
    ("author-slow-start", "author.not-ready"), ("missing-bundle", "routeEnds"),
    ("inactive-bundle", "routeEnds"), ("no-crypto", "configuration.crypto"),
    ("not-aem", "routeEnds"), ("old-version", "routeEnds"),
    ("newer-service-pack", nil), ("no-rights", "author.console-rights"),
    ("csrf", nil),
    ("html-instead", "author.login-page"),
    ("reads-back-differently", "write.reads-back-differently"),
    ("forgets", "configuration.not-created"), ("drop-before", "write.ambiguous"),
    ("drop-after", nil),
    ("hold-post", "write.ambiguous"),
    ("validation-fails", "notPassed"), ("validation-unreadable", "needsPerson"),
    ("wrong-client-secret", "token.client-secret"), ("invalid-scope", "token.scope-refused"),
    ("missing-scope", "token.scope-missing"), ("expired-token", "token.expired"),
    ("ims-down", "token.unavailable"), ("ims-html", "token.not-ims"),
    ("slow", "network.timeout"), ("server-error", "author.unexpected"),
    ("repeats-secrets", "author.unexpected"), ("empty-answer", "author.not-json"),
    ("login-redirect", "author.login-page"),
    ("ims-throttled", "token.throttled"),
  ]

  /// The prefixes of faults that do not concern this procedure.
  static let elsewhere = ["console-", "tls-", "jwt-", "agent", "queue-", "ims-form-"]

  @Test(arguments: outcomes)
  func faultHasItsOutcome(fault: String, code: String?) throws {
    let sandbox = try SandboxProcess(scratch, faults: [fault])
    var words = ["apply", sandbox.answers, "--json"]
    if ["slow", "hold-post"].contains(fault) {
      words += ["--timeout", fault == "slow" ? "1" : "3"]
    }
    let run = try Program.run(words, in: scratch)
    let document = try run.document()
    let found = document.at("stop", "code")?.string
    #expect(found == code, "\(document.at("stop", "cause")?.string ?? "no stop")")
    if code == nil {
      #expect(run.ending == .exit(0))
      #expect(document["verdict"] == "works")
      #expect(document["result"] == "changed")
    } else if code == "needsPerson" {
      // What AEM's test has said cannot be read, so a person has to look.
      #expect(run.ending == .exit(4))
      #expect(document["verdict"] == "unverified")
      #expect(document["result"] == "needs-person")
    } else {
      #expect(run.ending == .exit(1))
      #expect(document["result"] == "failed")
      #expect(document.at("stop", "advice")?.array?.isEmpty == false)
    }
    #expect(try sandbox.log.createdPages() <= 1)
  }

  @Test func everyFaultIsInTheTable() throws {
    let run = try Program.run("sandbox", "--fault", "none-such", in: scratch)
    #expect(run.ending == .exit(2))
    let known = run.errors.split(separator: "\n")
      .filter { $0.hasPrefix("aem-setup:   ") }
      .map { String($0.dropFirst(13).prefix { $0 != ":" }) }
      .filter { name in !Self.elsewhere.contains { name.hasPrefix($0) } }
    #expect(Set(known) == Set(Self.outcomes.map(\.fault)))
  }

  @Test(arguments: ["drop-after", "author-slow-start"])
  func passingTroubleIsOverWithAnotherRun(fault: String) throws {
    let undisturbed = try SandboxProcess(scratch)
    _ = try Program.run("apply", undisturbed.answers, in: scratch)

    let sandbox = try SandboxProcess(scratch, faults: [fault])
    var runs = 0
    var ending = Child.Ending.exit(1)
    while ending != .exit(0), runs < 12 {
      ending = try Program.run("apply", sandbox.answers, in: scratch).ending
      runs += 1
    }
    #expect(ending == .exit(0))
    #expect(try sandbox.changeableState() == undisturbed.changeableState())
    #expect(try sandbox.log.createdPages() == 1)
    #expect(try sandbox.log.createdSteps() == 1)
    let again = try Program.run("apply", sandbox.answers, "--json", in: scratch)
    #expect(try again.document()["result"] == "unchanged")
  }
}
