import Foundation
import Testing
import Values

/// The session that a demo leaves behind, and its report by `show`.
@Suite(.timeLimit(.minutes(15))) struct DemoSessionTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  @Test(arguments: [["demo", "certificate", "--plain"], ["demo", "certificate"]])
  func goesThroughByItselfWhereNobodyAnswers(words: [String]) throws {
    let run = try scratch.run(
      ["sh", "-c", "exec \"$@\" </dev/null", "sh", Program.path] + words)
    #expect(run.poll() == .exit(0), "\(run.output)\(run.errors)")
    #expect(run.output.contains("Result: "))
    #expect(try Program.run("sessions", in: scratch).output == "There are no sessions yet.\n")
  }

  @Test func aDemosSessionIsKeptApart() throws {
    let demo = try Program.run("demo", "certificate", "--plain", in: scratch, input: "\n")
    #expect(demo.ending == .exit(4), "\(demo.said)")
    #expect(try Program.run("sessions", in: scratch).output == "There are no sessions yet.\n")
    #expect(demo.output.contains("/demos/sessions/certificate-"))
    #expect(try Program.run("show", in: scratch).ending == .exit(0))
  }

  @Test func showTellsTheStepsInOrderAndWithTheirValues() throws {
    let sandbox = try SandboxProcess(scratch)
    for procedure in ["smart-tags", "brand-portal", "target"] {
      let apply = try Program.run("apply", sandbox.answers(for: procedure), "--json", in: scratch)
      let document = try apply.document()
      let session = document["session"]?.string ?? ""
      let show = try Program.run("show", session, in: scratch)
      #expect(!show.output.contains("{"), "\(show.output)")
      #expect(!apply.errors.contains("{"), "\(apply.errors)")
      // The titles of the operations stand in the order in which `apply` did them.
      let done = apply.errors.split(separator: "\n").compactMap { line in
        line.split(separator: ": ", maxSplits: 1).last.map(String.init)
      }
      let shown = show.output.split(separator: "\n").map(String.init)
      let places = done.compactMap { title in shown.firstIndex { $0.hasPrefix("  \(title): ") } }
      #expect(!places.isEmpty)
      #expect(places == places.sorted(), "\(show.output)")
    }
  }
}
