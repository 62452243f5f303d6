import Foundation
import Testing
import Values

/// A run that finds the results of an earlier one changes nothing and reports no problem.
@Suite(.timeLimit(.minutes(15))) struct SecondRunTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  /// The sandbox's answers for a procedure with others added; nil removes one.
  private func answers(
    _ sandbox: SandboxProcess, _ procedure: String, _ changes: [String: String?]
  ) throws -> String {
    let bytes = FileManager.default.contents(atPath: sandbox.answers(for: procedure)) ?? Data()
    var document = try JSONValue(parsing: bytes).object ?? [:]
    var answers = document["answers"]?.object ?? [:]
    for (name, text) in changes { answers[name] = text.map { .string($0) } }
    document["answers"] = .object(answers)
    return try scratch.write(
      String(decoding: try JSONValue.object(document).encoded(), as: UTF8.self), to: "answers.json")
  }

  /// Applies an answers file twice, and expects that the second run changes nothing.
  ///
  /// Each run exits with `ending`: 3 where only a person can confirm that it works.
  private func appliesTwice(
    _ path: String, _ sandbox: SandboxProcess, ending: Child.Ending = .exit(0)
  ) throws {
    let first = try Program.run("apply", path, "--json", in: scratch)
    #expect(first.ending == ending, "\(first.said)")
    #expect(try first.document()["result"] == "changed")
    let changes = try sandbox.log.changes().count
    let second = try Program.run("apply", path, "--json", in: scratch)
    #expect(second.ending == ending, "\(second.said)")
    #expect(try second.document()["result"] == "unchanged")
    #expect(try sandbox.log.changes().count == changes)
    let plan = try Program.run("plan", path, "--json", in: scratch)
    #expect(plan.ending == ending, "\(plan.said)")
  }

  @Test func aRemovedAliasStaysTheAnswer() throws {
    let sandbox = try SandboxProcess(scratch, presets: ["jwt-existing"])
    let path = try answers(
      sandbox, "certificate",
      [
        "certificate.purpose": "replace", "certificate.way": "remove",
        "certificate.product": "smart-tags", "keystore.confirmation": "similaritysearch",
      ])
    try appliesTwice(path, sandbox)
  }

  @Test(arguments: ["later", "delete"])
  func anAddedClientSecretIsTheSession(sure: String) throws {
    let sandbox = try SandboxProcess(scratch)
    let path = try answers(
      sandbox, "developer-console",
      [
        "console.product": "smart-tags", "console.wish": "secret", "secret.way": "engine",
        "secret.keep": sure == "later" ? "yes" : nil, "secret.confirmation": "delete",
        "secret.place": "ims", "secret.healthy": "yes", "secret.everywhere": "yes",
        "console.organization": sandbox.credential("org_id"), "client-secret/aem": "done",
      ])
    try appliesTwice(path, sandbox, ending: .exit(3))
  }

  private static let typed = [
    "credential.clientId", "credential.clientSecret", "credential.orgId",
    "credential.technicalAccountId", "credential.scopes",
  ]

  @Test func aCreatedCredentialIsNotOverwritten() throws {
    let sandbox = try SandboxProcess(scratch)
    let make = [
      "console.product": "smart-tags", "console.wish": "make", "console.intoAEM": "no",
      "credential.have": "create", "console.credentialName": "aem-second-run",
      "console.organization": sandbox.credential("org_id"),
    ]
    let both = try answers(sandbox, "developer-console", make)
    let refused = try Program.run("apply", both, "--json", in: scratch)
    #expect(refused.ending == .exit(2), "\(refused.said)")
    #expect(refused.output.contains("This creates credential.clientId"), "\(refused.said)")
    #expect(try sandbox.log.changes().isEmpty)

    let taken = Dictionary(uniqueKeysWithValues: Self.typed.map { ($0, String?.none) })
    let path = try answers(
      sandbox, "developer-console", make.mapValues { $0 }.merging(taken) { _, none in none })
    try appliesTwice(path, sandbox)

    let other = try answers(
      sandbox, "developer-console",
      make.mapValues { $0 }.merging(taken) { _, none in none }
        .merging(["credential.clientId": "adae1171408b0f9967488bdadb3add52"]) { _, new in new })
    let differs = try Program.run("apply", other, in: scratch)
    #expect(differs.ending == .exit(2), "\(differs.said)")
    #expect(differs.errors.contains("this session created"), "\(differs.said)")
  }
}
