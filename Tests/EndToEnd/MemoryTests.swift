import Foundation
import Glibc
import Testing

/// Secrets are in locked memory alone, and no other process can read it.
@Suite(.serialized, .timeLimit(.minutes(15))) struct MemoryTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private static let isRoot = getuid() == 0

  /// Checks every moment in which the program waits for an answer, with its request sent.
  @Test(
    "No copy is left of a password and a client secret",
    .enabled(if: isRoot, "skipped: only root may read another process's memory"),
    arguments: ["smart-tags", "brand-portal", "target"])
  func copies(procedure: String) throws {
    let sandbox = try SandboxProcess(scratch, latency: 60)
    let password = sandbox.password
    let secret = sandbox.credential("client_secret")
    let texts = [
      "the password": password, "the client secret": secret,
      "Basic": Data("admin:\(password)".utf8).base64EncodedString(),
    ]
    let apply = try Program.start("apply", sandbox.answers(for: procedure), in: scratch)
    let memory = ProcessMemory(of: apply.pid)
    var looks = 0
    var copies: Set<String> = []
    while apply.poll() == nil {
      if sandbox.log.count > 0, let found = try memory.openCopies(of: texts) {
        looks += 1
        copies.formUnion(found)
      }
      usleep(10_000)
    }
    #expect(looks > 5, "\(apply.output)\(apply.errors)")
    #expect(copies == [], "\(looks) looks")
  }

  @Test(
    "Another process of the same user can read nothing, and no core is written",
    .enabled(if: isRoot, "skipped: only root may start a process as another user"))
  func others() throws {
    let nobody = "65534"
    let folder = "\(scratch.path)/nobody"
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: false,
      attributes: [.posixPermissions: 0o700, .ownerAccountID: 65534, .groupOwnerAccountID: 65534])
    #expect(chmod(scratch.path, 0o711) == 0)
    let other = ["setpriv", "--reuid=\(nobody)", "--regid=\(nobody)", "--clear-groups"]
    var environment = scratch.environment
    environment["XDG_STATE_HOME"] = folder
    let program = try Child(
      other + [Program.path, "start", "smart-tags", "--plain"], environment: environment,
      folder: scratch.output, input: nil)
    try waitFor("its first words", orShow: { program.errors }) { program.output.isEmpty ? nil : () }
    let limits = try String(contentsOfFile: "/proc/\(program.pid)/limits", encoding: .utf8)
    #expect(limits.contains(#/Max core file size +0 +0 /#))
    for name in ["environ", "maps", "mem"] {
      let look = try scratch.run(other + ["head", "-c", "1", "/proc/\(program.pid)/\(name)"])
      #expect(look.errors.contains("Permission denied"), "\(name)")
    }
  }
}
