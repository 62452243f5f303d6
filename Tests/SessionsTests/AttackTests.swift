import Foundation
import Glibc
import Testing
import Values

@testable import Sessions

/// Sessions with something else in the place of one of their files.
@Suite("Links, pipes, folders and other people's files")
struct AttackTests {
  enum Thing: CaseIterable {
    case link
    case pipe
    case folder
  }

  private func put(_ thing: Thing, at path: String, victim: String) throws {
    try? FileManager.default.removeItem(atPath: path)
    let result =
      switch thing {
      case .link: symlink(victim, path)
      case .pipe: mkfifo(path, 0o600)
      case .folder: mkdir(path, 0o700)
      }
    try #require(result == 0)
  }

  @Test(arguments: Thing.allCases)
  func theSessionItselfIsRefused(_ thing: Thing) throws {
    let scratch = try Scratch()
    try scratch.makeSession("first")
    let victim = scratch.path + "/victim.json"
    try FileManager.default.moveItem(atPath: scratch.session, toPath: victim)
    let before = try scratch.bytes(victim)
    try put(thing, at: scratch.session, victim: victim)
    let kind: FileStatus.Kind =
      switch thing {
      case .link: .symbolicLink
      case .pipe: .special
      case .folder: .folder
      }
    let refused = SessionFailure.notAFile(path: scratch.session, kind: kind)
    #expect(throws: refused) { try SessionStore.open(scratch.session, now: .sample) }
    #expect(throws: refused) {
      try SessionStore.create(.sample(), at: scratch.session, now: .sample)
    }
    #expect(try scratch.bytes(victim) == before)
  }

  @Test(arguments: Thing.allCases)
  func aStrangeLockIsRefused(_ thing: Thing) throws {
    let scratch = try Scratch()
    try scratch.makeSession("first")
    let victim = scratch.path + "/victim"
    try scratch.write("precious".utf8, to: victim)
    try put(thing, at: scratch.session + ".lock", victim: victim)
    let failure = #expect(throws: SessionFailure.self) {
      try SessionStore.open(scratch.session, now: .sample)
    }
    guard case .notAFile(let path, _) = failure else {
      Issue.record("\(String(describing: failure))")
      return
    }
    #expect(path == scratch.session + ".lock")
    #expect(try scratch.bytes(victim) == Array("precious".utf8))
  }

  @Test(arguments: Thing.allCases, [".tmp", ".bak", ".bak.tmp"])
  func strangeCompanionsHarmNobody(_ thing: Thing, suffix: String) throws {
    let scratch = try Scratch()
    try scratch.makeSession("first", "second")
    let victim = scratch.path + "/victim"
    try scratch.write("precious".utf8, to: victim)
    try put(thing, at: scratch.session + suffix, victim: victim)
    let store = try SessionStore.open(scratch.session, now: .sample)
    if thing == .folder {
      #expect(throws: SessionFailure.self) {
        try store.save("third", status: .inProgress, now: .sample)
      }
      #expect(try SessionStore.read(scratch.session).document.state == "second")
    } else {
      try store.save("third", status: .inProgress, now: .sample)
      #expect(try SessionStore.read(scratch.session).document.state == "third")
      #expect(try SessionStore.read(scratch.backup).document.state == "second")
    }
    #expect(try scratch.bytes(victim) == Array("precious".utf8))
  }

  @Test(.enabled(if: geteuid() == 0), arguments: ["", ".lock"])
  func anotherUsersFileIsRefused(suffix: String) throws {
    let scratch = try Scratch()
    try scratch.makeSession("first")
    try #require(chown(scratch.session + suffix, 65534, 65534) == 0)
    #expect(throws: SessionFailure.foreignOwner(path: scratch.session + suffix, owner: 65534)) {
      try SessionStore.open(scratch.session, now: .sample)
    }
  }

  @Test(arguments: ["", "/", "/tmp/", "."])
  func aPathWithoutAFileIsRefused(path: String) {
    #expect(throws: SessionFailure.notAFile(path: path == "." ? "./." : path, kind: .folder)) {
      try SessionStore.open(path, now: .sample)
    }
  }

  @Test func aFileLargerThanAnySessionIsNotRead() throws {
    let scratch = try Scratch()
    try scratch.makeSession("first")
    try #require(truncate(scratch.session, (64 << 20) + 1) == 0)
    #expect(throws: SessionFailure.tooLarge(path: scratch.session)) {
      try SessionStore.read(scratch.session)
    }
  }

  @Test func aSessionThatIsNotThereLeavesNoTrace() throws {
    let scratch = try Scratch()
    #expect(throws: SessionFailure.notFound(path: scratch.session)) {
      try SessionStore.open(scratch.session, now: .sample)
    }
    #expect(try scratch.names == [])
  }

  @Test func wordsFromElsewhereCannotSteerTheTerminal() {
    let failure = SessionFailure.held(
      path: "/tmp/\u{1B}[2J.json", by: LockHolder(pid: 1, host: "\u{1B}[31m", since: "\u{7}"))
    #expect(!failure.cause.contains("\u{1B}") && !failure.cause.contains("\u{7}"))
  }
}
