import Foundation
import Testing
import Values

@testable import Sessions

@Suite("Damaged, older and newer files")
struct DamageTests {
  private func smallSession() throws -> [UInt8] {
    try #require(SessionFormat.current.bytes(of: SessionFile(.sample(), now: .sample)))
  }

  @Test func everyFlippedBitIsNoticed() throws {
    let good = try smallSession()
    for index in good.indices {
      for bit in 0..<8 {
        var bytes = good
        bytes[index] ^= 1 << bit
        guard case .damaged = SessionFormat.current.read(bytes) else {
          Issue.record("byte \(index), bit \(bit) went unnoticed")
          continue
        }
      }
    }
  }

  @Test func everyMissingEndIsNoticed() throws {
    let good = try smallSession()
    for length in 0..<good.count {
      guard case .damaged = SessionFormat.current.read(Array(good[..<length])) else {
        Issue.record("a file of \(length) bytes was accepted")
        continue
      }
    }
    guard case .session = SessionFormat.current.read(good) else {
      Issue.record("the good file was refused")
      return
    }
  }

  @Test func aZeroedPageIsNoticed() throws {
    var new = NewSession.sample()
    new.state = .string(String(repeating: "long ", count: 4000))
    var bytes = try #require(SessionFormat.current.bytes(of: SessionFile(new, now: .sample)))
    bytes.replaceSubrange(4096..<8192, with: [UInt8](repeating: 0, count: 4096))
    #expect(SessionFormat.current.read(bytes) == .damaged(.notJSON))
  }

  @Test(arguments: [
    ("", SessionDamage.empty), ("{\"a\": ", .notJSON), ("{\"dependencies\": {}}", .notASession),
    ("{\"format\": \"aem-setup/session\"}", .checksum),
  ])
  func aDamagedFileGivesWayToThePreviousGeneration(text: String, damage: SessionDamage) throws {
    let scratch = try Scratch()
    try scratch.makeSession("first", "second")
    try scratch.write(text.utf8, to: scratch.session)

    let kept = scratch.session + ".broken-20261121-080500"
    let store = try SessionStore.open(scratch.session, now: .sample)
    #expect(store.document.state == "first")
    #expect(
      store.notices == [.recovered(path: scratch.session, damage: damage, keptAs: kept)])
    #expect(try scratch.bytes(kept) == Array(text.utf8))

    try store.save("third", status: .inProgress, now: .sample)
    store.close()
    try scratch.write("again".utf8, to: scratch.session)
    _ = try SessionStore.open(scratch.session, now: .sample)
    #expect(try scratch.bytes(kept) == Array(text.utf8))
    #expect(try scratch.bytes(kept + "-2") == Array("again".utf8))
  }

  @Test func aLostFileGivesWayToThePreviousGeneration() throws {
    let scratch = try Scratch()
    try scratch.makeSession("first", "second")
    try FileManager.default.removeItem(atPath: scratch.session)
    let store = try SessionStore.open(scratch.session, now: .sample)
    #expect(store.document.state == "first")
    #expect(
      store.notices == [.recovered(path: scratch.session, damage: nil, keptAs: nil)])
    try store.save("third", status: .inProgress, now: .sample)
    #expect(try SessionStore.read(scratch.session).document.state == "third")
    #expect(try SessionStore.read(scratch.backup).document.state == "first")
  }

  @Test func readingAloneChangesNothing() throws {
    let scratch = try Scratch()
    try scratch.makeSession("first", "second")
    try scratch.write("{".utf8, to: scratch.session)
    let names = try scratch.names
    let read = try SessionStore.read(scratch.session)
    #expect(read.document.state == "first")
    #expect(
      read.notice == .recovered(path: scratch.session, damage: .notJSON, keptAs: nil))
    #expect(try scratch.names == names)
    #expect(try scratch.bytes(scratch.session) == Array("{".utf8))
  }

  @Test func twoDamagedFilesAreLeftAsTheyAre() throws {
    let scratch = try Scratch()
    try scratch.makeSession("first", "second")
    try scratch.write("{".utf8, to: scratch.session)
    try scratch.write([], to: scratch.backup)
    let failure = #expect(throws: SessionFailure.self) {
      try SessionStore.open(scratch.session, now: .sample)
    }
    #expect(
      failure
        == .damaged(
          path: scratch.session, damage: .notJSON, backup: scratch.backup, backupDamage: .empty))
    let words = try #require(failure?.cause)
    #expect(words.contains("\(scratch.session) ") && words.contains("\(scratch.backup):"))
    #expect(try scratch.bytes(scratch.session) == Array("{".utf8))
    #expect(try scratch.bytes(scratch.backup).isEmpty)
    #expect(throws: SessionFailure.exists(path: scratch.session)) {
      try SessionStore.create(.sample(), at: scratch.session, now: .sample)
    }
  }

  @Test func aFileOfAnotherProgramIsLeftAlone() throws {
    let scratch = try Scratch()
    try scratch.write("{\"name\": 1}".utf8, to: scratch.session)
    #expect(throws: SessionFailure.self) {
      try SessionStore.open(scratch.session, now: .sample)
    }
    #expect(throws: SessionFailure.self) {
      try SessionDirectory.forget(scratch.session, now: .sample)
    }
    #expect(try scratch.names == ["s.json"])
  }

  @Test func aLaterFormatIsRefusedAndUntouched() throws {
    let scratch = try Scratch()
    try scratch.makeSession("first", "second")
    let later = SessionFormat(version: 3, migrations: [:])
    let bytes = try #require(later.bytes(of: SessionFile(.sample(), now: .sample)))
    try scratch.write(bytes, to: scratch.session)
    #expect(throws: SessionFailure.newer(path: scratch.session, version: 3)) {
      try SessionStore.open(scratch.session, now: .sample)
    }
    #expect(try scratch.bytes(scratch.session) == bytes)
    #expect(try scratch.names == ["s.json", "s.json.bak", "s.json.lock"])
  }

  @Test func anOlderFormatIsBroughtOverAndKept() throws {
    let scratch = try Scratch()
    try scratch.write(GoldenFile.version1.utf8, to: scratch.session)
    let next = SessionFormat(
      version: 2,
      migrations: [
        1: { document throws(SessionDamage) in
          guard case .object(var members) = document,
            case .object(var body) = members["body"]
          else { throw .member("body") }
          body["state"] = ["migrated": body["state"] ?? .null]
          members["body"] = .object(body)
          return .object(members)
        }
      ])
    let store = try SessionStore.open(
      scratch.session, now: .sample, system: LinuxFileSystem(), format: next)
    let kept = scratch.session + ".v1"
    #expect(store.notices == [.migrated(path: scratch.session, from: 1, keptAs: kept)])
    #expect(store.document.state == ["migrated": ["position": ["smart-tags"]]])
    #expect(try scratch.bytes(kept) == Array(GoldenFile.version1.utf8))
    store.close()
    let again = try SessionStore.open(
      scratch.session, now: .sample, system: LinuxFileSystem(), format: next)
    #expect(again.notices.isEmpty)
    #expect(again.document == store.document)
  }

  @Test func anEarlierFormatIsRefusedAndUntouched() throws {
    let scratch = try Scratch()
    try scratch.write(GoldenFile.version1.utf8, to: scratch.session)
    let failure = #expect(throws: SessionFailure.older(path: scratch.session, version: 1)) {
      try SessionStore.open(scratch.session, now: .sample)
    }
    #expect(
      failure?.cause
        == "\(scratch.session) was written by an earlier aem-setup, in format version 1.")
    #expect(try scratch.bytes(scratch.session) == Array(GoldenFile.version1.utf8))
    try SessionDirectory.forget(scratch.session, now: .sample)
    #expect(try !scratch.names.contains("s.json"))
  }

  @Test func aFileOfVersion2OpensForEver() throws {
    let scratch = try Scratch()
    try scratch.write(GoldenFile.version2.utf8, to: scratch.session)
    let store = try SessionStore.open(scratch.session, now: .sample)
    #expect(store.document.generation == 7)
    #expect(store.document.state == ["position": ["smart-tags"]])
    #expect(store.document.created == .sample)
  }

  @Test(arguments: [0, -1, Int.max])
  func aGenerationBeyondCountingIsDamage(generation: Int) throws {
    var file = SessionFile(.sample(), now: .sample)
    file.generation = generation
    let bytes = try #require(SessionFormat.current.bytes(of: file))
    #expect(SessionFormat.current.read(bytes) == .damaged(.member("generation")))
  }
}
