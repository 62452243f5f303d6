import Foundation
import Glibc
import Testing
import Values

@testable import Sessions

@Suite("Saving and opening")
struct SavingTests {
  @Test func aSavedSessionOpensAsItWas() throws {
    let scratch = try Scratch()
    let state: JSONValue = [
      "position": ["smart-tags", "certificate"], "count": 3, "ratio": .number(0.5),
      "text": "Zürich / \"\u{1F5DD}\"", "none": .null,
    ]
    let store = try SessionStore.create(
      NewSession(
        procedure: "smart-tags", title: "Smart Tags",
        origin: SessionOrigin(.answers, path: "/a/b.json"), state: "first"),
      at: scratch.session, now: .sample)
    #expect(store.document.generation == 1)
    try store.save(state, status: .finished, sandboxState: "kept", now: .sample + 60.7)
    let saved = store.document
    store.close()

    let again = try SessionStore.open(scratch.session, now: .sample)
    #expect(again.document == saved)
    #expect(again.document.state == state)
    #expect(again.document.status == .finished)
    #expect(again.document.generation == 2)
    #expect(again.document.updated == .sample + 60)
    #expect(again.document.created == .sample)
    #expect(again.document.origin.path == "/a/b.json")
    #expect(again.document.origin.sandboxState == "kept")
    #expect(again.notices.isEmpty)
  }

  @Test func theFileIsOneReadableDocument() throws {
    let scratch = try Scratch()
    try scratch.makeSession("first")
    let document = try JSONValue(parsing: try scratch.bytes(scratch.session))
    #expect(document["format"] == "aem-setup/session")
    #expect(document["version"] == 2)
    #expect(document["minReader"] == 2)
    #expect(document["body"]?["created"] == "2026-11-21T08:05:00Z")
    #expect(document["body"]?["status"] == "inProgress")
    #expect(document["body"]?["fingerprintKey"]?.string?.count == 64)
  }

  @Test func twoSessionsShareNothing() throws {
    let (one, other) = (SessionFile(.sample(), now: .sample), SessionFile(.sample(), now: .sample))
    #expect(one.id != other.id)
    #expect(one.fingerprintKey != other.fingerprintKey)
  }

  @Test func thePreviousGenerationIsKept() throws {
    let scratch = try Scratch()
    try scratch.makeSession("first", "second", "third")
    #expect(try SessionStore.read(scratch.backup).document.state == "second")
    #expect(try scratch.names == ["s.json", "s.json.bak", "s.json.lock"])
  }

  @Test func filesAreForTheirOwnerAlone() throws {
    let scratch = try Scratch()
    try scratch.makeSession("first", "second")
    for name in try scratch.names { #expect(try scratch.mode(scratch.path + "/" + name) == 0o600) }
  }

  @Test func membersOfLaterProgramsSurvive() throws {
    let scratch = try Scratch()
    var file = SessionFile(.sample(), now: .sample)
    file.others = ["signature": ["by": "somebody"]]
    file.bodyOthers = ["labels": ["a", 1, .null]]
    file.origin.others = ["host": "there"]
    try scratch.write(try #require(SessionFormat.current.bytes(of: file)), to: scratch.session)

    let store = try SessionStore.open(scratch.session, now: .sample)
    try store.save("second", status: .inProgress, now: .sample)
    let document = try JSONValue(parsing: try scratch.bytes(scratch.session))
    #expect(document["signature"] == ["by": "somebody"])
    #expect(document["body"]?["labels"] == ["a", 1, .null])
    #expect(document["body"]?["origin"]?["host"] == "there")
    #expect(document["body"]?["state"] == "second")
  }

  @Test func aNewSessionNeverReplacesAFile() throws {
    let scratch = try Scratch()
    try scratch.makeSession("first", "second")
    let before = try scratch.bytes(scratch.session)
    #expect(throws: SessionFailure.exists(path: scratch.session)) {
      try SessionStore.create(.sample(), at: scratch.session, now: .sample)
    }
    try FileManager.default.removeItem(atPath: scratch.session)
    #expect(throws: SessionFailure.exists(path: scratch.backup)) {
      try SessionStore.create(.sample(), at: scratch.session, now: .sample)
    }
    try scratch.write(before, to: scratch.session)
  }

  @Test func aFileThatAnotherProgramChangedIsLeftAlone() throws {
    let scratch = try Scratch()
    let store = try SessionStore.create(.sample(), at: scratch.session, now: .sample)
    let first = try scratch.bytes(scratch.session)
    try store.save("second", status: .inProgress, now: .sample)
    try scratch.write(first, to: scratch.session)
    #expect(throws: SessionFailure.changedElsewhere(path: scratch.session)) {
      try store.save("third", status: .inProgress, now: .sample)
    }
    #expect(try scratch.bytes(scratch.session) == first)

    try FileManager.default.removeItem(atPath: scratch.session)
    try store.save("third", status: .inProgress, now: .sample)
    #expect(try SessionStore.read(scratch.session).document.state == "third")
  }

  @Test func theNumberOfAFailedGenerationIsNotUsedAgain() throws {
    var failed = 0
    for call in 1...60 {
      let scratch = try Scratch()
      try scratch.makeSession("first", "second")
      let system = FaultyFileSystem(.fail(EIO), at: call)
      guard
        let store = try? SessionStore.open(scratch.session, now: .sample, system: system)
      else { continue }
      do throws(SessionFailure) {
        try store.save("third", status: .inProgress, now: .sample)
      } catch .system {
        failed += 1
        try store.save("fourth", status: .inProgress, now: .sample)
        #expect(store.document.generation == 4, "call \(call)")
      } catch { continue }
    }
    #expect(failed > 3)
  }

  @Test func onlyASessionOfAnswersNotesWhichFileContinuesIt() throws {
    let scratch = try Scratch()
    try scratch.makeSession("first")
    let person = try SessionStore.open(scratch.session, now: .sample)
    try person.noteAnswers("/a.json", now: .sample)
    #expect(person.document.generation == 1 && person.document.origin.path == nil)

    var new = NewSession.sample()
    new.origin = SessionOrigin(.answers, path: "/a.json")
    let path = scratch.path + "/answers.json"
    let store = try SessionStore.create(new, at: path, now: .sample)
    try store.noteAnswers("/a.json", now: .sample)
    #expect(store.document.generation == 1, "nothing has changed")
    try store.noteAnswers("/b.json", now: .sample)
    let read = try SessionStore.read(path).document
    #expect(read.generation == 2 && read.origin.path == "/b.json")
  }

  @Test func aClosedStoreSavesNothing() throws {
    let scratch = try Scratch()
    let store = try SessionStore.create(.sample(), at: scratch.session, now: .sample)
    store.close()
    #expect(throws: SessionFailure.closed(path: scratch.session)) {
      try store.save("second", status: .inProgress, now: .sample)
    }
  }

  @Test func aNumberThatJSONCannotSayIsRefused() throws {
    let scratch = try Scratch()
    let store = try SessionStore.create(.sample(), at: scratch.session, now: .sample)
    #expect(throws: SessionFailure.notEncodable(path: scratch.session)) {
      try store.save(.number(.nan), status: .inProgress, now: .sample)
    }
    #expect(try SessionStore.read(scratch.session).document.state == "first")
  }

  @Test func theStateMayHoldAnyTextEvenAChecksum() throws {
    let scratch = try Scratch()
    let zeros = String(repeating: "0", count: 64)
    let old = try {
      try scratch.makeSession("first")
      return try #require(try JSONValue(parsing: scratch.bytes(scratch.session))["sha256"])
    }()
    let store = try SessionStore.open(scratch.session, now: .sample)
    let state: JSONValue = ["sha256": .string(zeros), "zsha256": old]
    try store.save(state, status: .inProgress, now: .sample)
    #expect(try SessionStore.read(scratch.session).document.state == state)
  }

  @Test func sha256IsTheRealOne() {
    #expect(
      Checksum.sha256(Array("abc".utf8)).hexadecimal
        == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
  }
}
