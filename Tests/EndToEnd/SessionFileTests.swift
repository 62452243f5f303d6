import Foundation
import Testing

/// Session files that cannot be resumed, or only from the generation before.
@Suite(.timeLimit(.minutes(15))) struct SessionFileTests {
  private let scratch: Scratch
  private let path: String

  init() throws {
    scratch = try Scratch()
    path = "\(scratch.path)/session.json"
    let run = try Program.run(
      "start", "smart-tags", "--plain", "--session", path, in: scratch, input: "\n1\n")
    #expect(run.ending == .exit(4))
  }

  @Test(arguments: [0, 1, 400])
  func truncatedFileGoesOnFromTheGenerationBefore(length: Int) throws {
    try truncate(path, to: length)
    let run = try Program.run("resume", path, "--plain", in: scratch)
    #expect(run.ending == .exit(4), "\(run.said)")
    #expect(
      run.output.contains("aem-setup continues with the previous save. Repeat what came after it."))
    #expect(run.output.contains("step 2 of 8"))
  }

  @Test(arguments: [0, 400])
  func bothGenerationsTruncated(length: Int) throws {
    try truncate(path, to: length)
    try truncate(path + ".bak", to: length)
    let run = try Program.run("resume", path, "--plain", in: scratch)
    #expect(run.ending == .exit(1))
    #expect(run.errors.contains("The session \(path) cannot be used"), "\(run.said)")
    #expect(run.errors.contains("aem-setup left both files unchanged."))
    #expect(FileManager.default.contents(atPath: path)?.count == length)
  }

  @Test func fileFromTheFutureIsRefusedAndKept() throws {
    var text = try String(contentsOfFile: path, encoding: .utf8)
    for name in ["version", "minReader"] {
      text = text.replacingOccurrences(of: "\"\(name)\" : 2", with: "\"\(name)\" : 99")
    }
    // The checksum covers the file with zeros in its own place.
    let sum = #/"sha256" : "[0-9a-f]+"/#
    let zeros = String(repeating: "0", count: 64)
    text = text.replacing(sum, with: "\"sha256\" : \"\(zeros)\"")
    let digest = try scratch.run(["sha256sum"], input: text).output.prefix(64)
    text = text.replacing(sum, with: "\"sha256\" : \"\(digest)\"")
    try text.write(toFile: path, atomically: false, encoding: .utf8)
    let run = try Program.run("resume", path, "--plain", in: scratch)
    #expect(run.ending == .exit(1))
    #expect(run.errors.contains("written by a later aem-setup, in format version 99"))
    #expect(try String(contentsOfFile: path, encoding: .utf8) == text)
  }

  @Test func heldSessionNamesItsHolder() throws {
    let holder = try Program.start("resume", path, "--plain", in: scratch)
    try waitFor("the first screen") { holder.output.contains("step 2 of 8") ? true : nil }
    let run = try Program.run("resume", path, "--plain", in: scratch)
    #expect(run.ending == .exit(4))
    #expect(run.errors.contains("is in use by process \(holder.pid)"), "\(run.said)")
    holder.signal(SIGKILL)
    try holder.wait()
    let after = try Program.run("resume", path, "--plain", in: scratch)
    #expect(after.ending == .exit(4), "the lock ends with its process")
  }

  @Test func noSuchSession() throws {
    let missing = "\(scratch.path)/missing.json"
    let run = try Program.run("resume", missing, in: scratch)
    #expect(run.ending == .exit(1))
    #expect(run.errors.contains("There is no session \(missing)."), "\(run.said)")
    let none = try Program.run("resume", in: scratch)
    #expect(none.ending == .exit(1))
    #expect(none.errors.contains("There is no unfinished session"))
  }

  private func truncate(_ path: String, to length: Int) throws {
    let handle = try #require(FileHandle(forWritingAtPath: path))
    try handle.truncate(atOffset: UInt64(length))
    try handle.close()
  }
}
