import Foundation
import Testing

/// What is said where a library that is loaded late cannot be loaded.
@Suite(.timeLimit(.minutes(5))) struct LibraryTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  /// A folder in which the loader finds a library of this name that it cannot load.
  private func broken(_ name: String) throws -> [String: String] {
    try scratch.write("no library", to: name)
    return ["LD_LIBRARY_PATH": scratch.path]
  }

  @Test func withoutLibcurlARequestIsRefusedInASentence() throws {
    let variables = try broken("libcurl.so.4")
    for words in [
      ["plan", "none.json"], ["start", "smart-tags", "--plain"], ["demo", "--plain"],
    ] {
      let run = try Program.run(words, in: scratch, adding: variables)
      #expect(run.ending == .exit(1), "\(words): \(run.said)")
      #expect(run.errors.contains("aem-setup cannot load libcurl"), "\(words): \(run.said)")
      #expect(run.errors.contains("apt-get install libcurl4"))
    }
  }

  @Test func withoutLibcurlTheRestWorks() throws {
    let variables = try broken("libcurl.so.4")
    for words in [["sessions"], ["screens", "check"], ["--version"]] {
      let run = try Program.run(words, in: scratch, adding: variables)
      #expect(run.ending == .exit(0), "\(words): \(run.said)")
    }
    // Home paints without it; a procedure that is chosen there needs it.
    let home = try Program.run(["--plain"], in: scratch, adding: variables, input: "2\n")
    #expect(home.errors.contains("aem-setup cannot load libcurl"), "\(home.said)")
  }

  @Test func withoutItsServerTheSandboxIsRefusedInASentence() throws {
    let variables = try broken("libmicrohttpd.so.12")
    let run = try Program.run(["sandbox"], in: scratch, adding: variables)
    #expect(run.ending == .exit(1), "\(run.said)")
    #expect(run.errors.contains("cannot load GNU libmicrohttpd"), "\(run.said)")
  }
}
