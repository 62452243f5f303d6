import Foundation
import Testing
import Unattended

@Suite("Answers files that somebody else named")
struct AnswersDoubtTests {
  /// A file with these rights, in a folder with those.
  private func file(
    _ mode: mode_t, in folder: mode_t = 0o700
  ) throws -> (path: String, scratch: Scratch) {
    let scratch = try Scratch()
    let path = try #require(AnswersDoubt.realPath(try scratch.file("answers.json", "{}")))
    try #require(chmod(path, mode) == 0 && chmod(scratch.path, folder) == 0)
    return (path, scratch)
  }

  @Test(
    "A file that others can write to or replace is not trusted",
    arguments: [
      (0o600, 0o700, false), (0o644, 0o755, false), (0o660, 0o700, true), (0o602, 0o700, true),
      (0o600, 0o777, true), (0o600, 0o770, true), (0o600, 0o1777, false), (0o622, 0o1777, true),
    ] as [(mode_t, mode_t, Bool)])
  func writable(_ mode: mode_t, _ folder: mode_t, _ isDoubted: Bool) throws {
    let (path, scratch) = try file(mode, in: folder)
    #expect(AnswersDoubt(about: path) == (isDoubted ? .writable : nil))
    _ = scratch
  }

  @Test("A link is told with the place that it leads to; a missing file is no matter of trust")
  func elsewhere() throws {
    let (path, scratch) = try file(0o600)
    let link = scratch.path + "/link.json"
    try #require(symlink(path, link) == 0)
    #expect(AnswersDoubt(about: link) == .elsewhere(path))
    #expect(AnswersDoubt(about: scratch.path + "/none.json") == nil)
  }

  @Test("Another user's file is not trusted", .enabled(if: geteuid() == 0))
  func owner() throws {
    let (path, scratch) = try file(0o600)
    try #require(chown(path, 65534, 65534) == 0)
    #expect(AnswersDoubt(about: path) == .owner)
    _ = scratch
  }
}
