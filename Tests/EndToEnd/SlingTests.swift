import Foundation
import Testing
import Values

/// A real Sling without AEM on it; `AEM_SETUP_SLING` names the script that runs one.
@Suite(
  .enabled(
    if: ProcessInfo.processInfo.environment["AEM_SETUP_SLING"] != nil,
    "set AEM_SETUP_SLING to the script that runs a Sling author"), .timeLimit(.minutes(15)))
struct SlingTests {
  @Test func isToldApartFromAEMAndLeftAsItIs() throws {
    let scratch = try Scratch()
    let script = ProcessInfo.processInfo.environment["AEM_SETUP_SLING"] ?? ""
    let sling = try Child(
      [script], environment: scratch.environment, folder: scratch.output, input: nil)
    defer {
      sling.closeInput()
      _ = try? sling.wait()
    }
    let facts = try waitFor("Sling", within: .seconds(120), orShow: { sling.errors }) {
      sling.output.hasSuffix("\n") ? try JSONValue(parsing: sling.output.utf8) : nil
    }
    let url = facts["url"]?.string ?? ""
    let password = facts["password"]?.string ?? ""
    let author = Author(scratch, address: url, user: "admin", password: password)
    let before = try author.document("/etc/cloudservices.infinity.json")
    #expect(before != .null)

    let sandbox = try SandboxProcess(scratch)
    let answers = try AnswersFile(sandbox).setting("aem", "url", to: .string(url))
    let cases = [
      ("admin", password, "routeEnds", "This server runs Apache Sling, not AEM"),
      ("admin", "wrong", "author.password", "refused the user admin or the password"),
      ("operator", "operator", "author.not-found", "operator is not allowed to see it"),
    ]
    for (user, password, code, words) in cases {
      try scratch.write(password, to: "sling-password")
      let path = try answers.setting("aem", "user", to: .string(user))
        .setting("aem", "password", to: ["file": .string("\(scratch.path)/sling-password")])
        .write(to: "sling.json", in: scratch)
      let run = try Program.run("apply", path, "--json", in: scratch)
      #expect(run.ending == .exit(1))
      let stop = try #require(try run.document()["stop"])
      #expect(stop["code"]?.string == code, "\(run.output)")
      let said = [stop["cause"]?.string] + (stop["advice"]?.array ?? []).map(\.string)
      #expect(said.contains { $0?.contains(words) == true }, "\(run.output)")
    }
    #expect(try author.document("/etc/cloudservices.infinity.json") == before)
  }
}
