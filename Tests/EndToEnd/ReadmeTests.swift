import Foundation
import Testing
import Values

/// Every fenced example of README does what it says.
@Suite(.timeLimit(.minutes(15))) struct ReadmeTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  /// A fenced block of README with its kind and its lines.
  struct Example: CustomStringConvertible, Sendable {
    /// The text after the opening fence.
    var kind: String
    var lines: [String]
    var text: String { lines.joined(separator: "\n") }
    var description: String { "\(kind): \(lines.first ?? "")" }
  }

  static let examples: [Example] = {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let text = (try? String(contentsOf: root.appending(path: "README.md"), encoding: .utf8)) ?? ""
    var examples: [Example] = []
    var open: Example?
    for line in text.components(separatedBy: "\n") {
      if line.hasPrefix("```") {
        if let whole = open { examples.append(whole) }
        open = open == nil ? Example(kind: String(line.dropFirst(3)), lines: []) : nil
      } else {
        open?.lines.append(line)
      }
    }
    return examples
  }()

  @Test func thereAreExamplesOfEachKind() {
    #expect(Set(Self.examples.map(\.kind)) == ["", "sh setup", "json"])
  }

  @Test(arguments: examples)
  func exampleWorks(_ example: Example) throws {
    switch example.kind {
    case "json": try answers(example)
    case "sh setup": try shell(example)
    default:
      if example.lines.first?.hasPrefix("aem-setup") == true {
        try commands(example)
      } else {
        #expect(example.text.contains("Step"), "an example of no known kind: \(example.text)")
      }
    }
  }

  /// Checks that a shell can parse the example, and that the program's command at its end runs.
  private func shell(_ example: Example) throws {
    let file = try scratch.write(example.text, to: "example.sh")
    #expect(try scratch.run(["sh", "-n", file]).wait() == .exit(0))
    guard let command = example.text.firstMatch(of: #/\.build\/release\/aem-setup ([a-z ]+)/#)
    else {
      #expect(example.text.contains("Tests/run"))
      return
    }
    let words = command.1.split(separator: " ").map(String.init)
    let run = try Program.run(words, in: scratch)
    #expect(run.ending == .exit(0), "\(run.said)")
  }

  /// Checks that the program has each command that is listed.
  private func commands(_ example: Example) throws {
    for line in example.lines where line.hasPrefix("aem-setup ") {
      let words = line.dropFirst("aem-setup ".count).split(separator: " ").map(String.init)
      guard let name = words.first, name.allSatisfy(\.isLowercase) else { continue }
      let run = try Program.run(name, "--help", in: scratch)
      #expect(run.ending == .exit(0), "\(line): \(run.said)")
    }
  }

  /// Checks that the answers can be planned and applied.
  ///
  /// The sandbox stands for the author, and its values replace those that the example leaves out.
  private func answers(_ example: Example) throws {
    let sandbox = try SandboxProcess(scratch)
    var document = try JSONValue(parsing: example.text.utf8).object ?? [:]
    var aem = document["aem"]?.object ?? [:]
    aem["url"] = .string(sandbox.aem)
    document["aem"] = .object(aem)
    var answers = document["answers"]?.object ?? [:]
    for (name, member) in [
      ("credential.clientId", "client_id"), ("credential.orgId", "org_id"),
      ("credential.technicalAccountId", "technical_account_id"),
    ] {
      #expect(answers[name]?.string?.contains("…") == true)
      answers[name] = .string(sandbox.credential(member))
    }
    document["answers"] = .object(answers)
    let path = try scratch.write(
      String(decoding: try JSONValue.object(document).encoded(), as: UTF8.self), to: "answers.json")
    let pass = try scratch.write(
      "#!/bin/sh\n[ \"$*\" = 'show adobe/smart-tags' ] && echo \(sandbox.credential("client_secret"))\n",
      to: "pass")
    try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: pass)
    let variables = [
      "AEM_PASSWORD": sandbox.password,
      "PATH": "\(scratch.path):\(scratch.environment["PATH"] ?? "")",
    ]
    let plan = try Program.run(
      "plan", path, "--ims-url", sandbox.ims, "--json", in: scratch, adding: variables)
    #expect(plan.ending == .exit(3), "\(plan.said)")
    let apply = try Program.run(
      "apply", path, "--ims-url", sandbox.ims, "--json", in: scratch, adding: variables)
    #expect(apply.ending == .exit(0), "\(apply.said)")
    #expect(try apply.document()["result"] == "changed")
    let again = try Program.run(
      "apply", path, "--ims-url", sandbox.ims, "--json", in: scratch, adding: variables)
    #expect(again.ending == .exit(0), "\(again.said)")
    #expect(try again.document()["result"] == "unchanged")
  }
}
