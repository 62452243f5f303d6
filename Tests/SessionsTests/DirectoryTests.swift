import Foundation
import Glibc
import Testing
import Values

@testable import Sessions

@Suite("The folder of sessions")
struct DirectoryTests {
  @Test func itFollowsTheXDGSpecification() throws {
    let home = ["HOME": "/home/ann"]
    #expect(
      try SessionDirectory.standard(home).path == "/home/ann/.local/state/aem-setup/sessions")
    #expect(
      try SessionDirectory.standard(["XDG_STATE_HOME": "/state"]).path
        == "/state/aem-setup/sessions")
    for ignored in ["relative", ""] {
      let environment = home.merging(["XDG_STATE_HOME": ignored]) { $1 }
      #expect(
        try SessionDirectory.standard(environment).path
          == "/home/ann/.local/state/aem-setup/sessions")
    }
    #expect(throws: SessionFailure.noHome) { try SessionDirectory.standard([:]) }
  }

  @Test func itIsMadeForItsOwnerAlone() throws {
    let scratch = try Scratch()
    let directory = SessionDirectory(scratch.path + "/a/b/sessions")
    #expect(try directory.list().isEmpty)
    #expect(try scratch.names == [])
    let store = try directory.create(.sample(), now: .sample)
    for folder in ["/a", "/a/b", "/a/b/sessions"] {
      #expect(try scratch.mode(scratch.path + folder) == 0o700)
    }
    let name = try #require(store.path.split(separator: "/").last)
    #expect(try /smart-tags-20261121-080500-[0-9a-f]{4}\.json/.wholeMatch(in: name) != nil)
  }

  @Test func itIsRefusedWhenOthersMayWriteInIt() throws {
    let scratch = try Scratch()
    try #require(chmod(scratch.path, 0o770) == 0)
    #expect(throws: SessionFailure.folderNotPrivate(path: scratch.path)) {
      try SessionDirectory(scratch.path).create(.sample(), now: .sample)
    }
  }

  @Test func theListHoldsTheLatestFirstAndTheUnreadableLast() throws {
    let scratch = try Scratch()
    let directory = SessionDirectory(scratch.path)
    let old = try directory.create(.sample(), now: .sample)
    let new = try directory.create(.sample(), now: .sample + 60)
    try scratch.write("x".utf8, to: scratch.path + "/bad.json")
    try scratch.write("x".utf8, to: scratch.path + "/notes.txt")
    try #require(mkfifo(scratch.path + "/pipe.json", 0o600) == 0)

    var list = try directory.list()
    #expect(
      list.map(\.path) == [
        new.path, old.path, scratch.path + "/bad.json", scratch.path + "/pipe.json",
      ])
    #expect(try list[0].reading.get().id == new.document.id)
    #expect(throws: SessionFailure.self) { try list[2].reading.get() }

    try old.save("later", status: .finished, now: .sample + 120)
    try FileManager.default.removeItem(atPath: old.path)
    list = try directory.list()
    #expect(Array(list.map(\.path).prefix(2)) == [new.path, old.path])
  }

  @Test func forgettingTakesEverythingOfOneSession() throws {
    let scratch = try Scratch()
    try scratch.makeSession("first", "second")
    for suffix in [".tmp", ".bak.tmp", ".v1", ".broken-20260101-000000"] {
      try scratch.write("x".utf8, to: scratch.session + suffix)
    }
    for other in ["s.json.old", "s.json.vim", "t.json"] {
      try scratch.write("x".utf8, to: scratch.path + "/" + other)
    }
    try SessionDirectory.forget(scratch.session, now: .sample)
    #expect(try scratch.names == ["s.json.old", "s.json.vim", "t.json"])
  }

  @Test func anUnreadableSessionIsForgottenOnlyOnRequest() throws {
    let scratch = try Scratch()
    try scratch.write("x".utf8, to: scratch.session)
    #expect(throws: SessionFailure.self) {
      try SessionDirectory.forget(scratch.session, now: .sample)
    }
    try SessionDirectory.forget(scratch.session, unreadable: true, now: .sample)
    #expect(try scratch.names == [])
  }

  @Test func aSessionCanBeginWhereOneWasForgotten() throws {
    let scratch = try Scratch()
    try scratch.makeSession("first")
    try SessionDirectory.forget(scratch.session, now: .sample)
    #expect(
      try SessionStore.create(.sample("again"), at: scratch.session, now: .sample).document.state
        == "again")
  }
}
