import Foundation
import Glibc
import Testing
import Values

@testable import Sessions

@Suite("One process at a time", .timeLimit(.minutes(10)))
struct LockTests {
  /// Another process that locks the file and says so.
  private func holder(of lock: String) throws -> Process {
    let script = """
      import fcntl, os, sys, time
      lock = open(sys.argv[1], "r+")
      fcntl.flock(lock, fcntl.LOCK_EX)
      lock.truncate(0)
      lock.write('{"pid": %d, "host": "elsewhere", "since": "2026-11-21T08:00:00Z"}' % os.getpid())
      lock.flush()
      print("locked", flush=True)
      time.sleep(600)
      """
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
    process.arguments = ["-c", script, lock]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    #expect(try pipe.fileHandleForReading.read(upToCount: 6) == Data("locked".utf8))
    return process
  }

  @Test func theHolderIsNamedAndItsDeathFreesTheSession() throws {
    let scratch = try Scratch()
    try scratch.makeSession("first")
    let other = try holder(of: scratch.session + ".lock")
    let holder = LockHolder(
      pid: Int(other.processIdentifier), host: "elsewhere", since: "2026-11-21T08:00:00Z")
    let held = SessionFailure.held(path: scratch.session, by: holder)
    #expect(throws: held) { try SessionStore.open(scratch.session, now: .sample) }
    #expect(throws: held) { try SessionDirectory.forget(scratch.session, now: .sample) }
    #expect(held.cause.contains("by process \(other.processIdentifier) on elsewhere since 2026-"))
    #expect(try SessionStore.read(scratch.session).document.state == "first")

    kill(other.processIdentifier, SIGKILL)
    other.waitUntilExit()
    #expect(try SessionStore.open(scratch.session, now: .sample).document.state == "first")
  }

  @Test func theLockFileSaysWhoHasIt() throws {
    let scratch = try Scratch()
    try scratch.makeSession("first")
    let store = try SessionStore.open(scratch.session, now: .sample)
    let failure = #expect(throws: SessionFailure.self) {
      try SessionStore.open(scratch.session, now: .sample)
    }
    guard case .held(_, let holder) = failure else {
      Issue.record("not held: \(String(describing: failure))")
      return
    }
    #expect(holder.pid == Int(getpid()))
    #expect(holder.host == ProcessInfo.processInfo.hostName)
    #expect(holder.since == "2026-11-21T08:05:00Z")
    store.close()
    _ = try SessionStore.open(scratch.session, now: .sample)
  }

  @Test func aLockThatIsAnotherNameOfAFileIsLeftAlone() throws {
    let scratch = try Scratch()
    try scratch.makeSession("first")
    let victim = scratch.session + "-victim"
    try Data("precious".utf8).write(to: URL(fileURLWithPath: victim))
    let lock = scratch.session + ".lock"
    unlink(lock)
    #expect(link(victim, lock) == 0)
    #expect(throws: SessionFailure.hasOtherNames(path: lock)) {
      try SessionStore.open(scratch.session, now: .sample)
    }
    #expect(FileManager.default.contents(atPath: victim) == Data("precious".utf8))
  }

  @Test func oneProcessChangesAnAuthorByAProcedure() throws {
    let scratch = try Scratch()
    let sessions = SessionDirectory(scratch.session + "-folder/sessions")
    try sessions.prepare()
    func take(_ author: String, _ procedure: String = "smart-tags") throws -> AuthorLock {
      try AuthorLock.take(
        author: author, procedure: procedure, session: "/s/one.json", beside: sessions,
        now: .sample)
    }
    let lock = try take("https://Author:443/")
    let failure = #expect(throws: SessionFailure.self) { try take("https://author") }
    guard case .authorHeld(let author, let holder)? = failure else {
      Issue.record("not held: \(String(describing: failure))")
      return
    }
    #expect(author == "https://author" && holder.pid == Int(getpid()))
    #expect(holder.session == "/s/one.json")
    #expect(failure?.cause.contains("with the session /s/one.json") == true)
    try take("https://author", "target").release()
    try take("https://author:4502").release()
    lock.release()
    try take("https://author").release()
  }

  @Test func manyWritersLoseNothing() async throws {
    let scratch = try Scratch()
    try scratch.makeSession(0)
    let path = scratch.session
    let wins = await withTaskGroup(of: Int.self) { group in
      for _ in 0..<8 {
        group.addTask {
          var wins = 0
          for _ in 0..<40 {
            guard let store = try? SessionStore.open(path, now: .sample) else { continue }
            let count = store.document.state.integer ?? 0
            do {
              try store.save(.integer(count + 1), status: .inProgress, now: .sample)
              wins += 1
            } catch { Issue.record(error) }
            store.close()
          }
          return wins
        }
      }
      return await group.reduce(0, +)
    }
    let end = try SessionStore.read(path).document
    #expect(wins > 0)
    #expect(end.state == .integer(wins))
    #expect(end.generation == wins + 1)
  }
}
