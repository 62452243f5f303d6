import Foundation
import Glibc
import Testing
import Values

@testable import Sessions

@Suite("Room for the last save")
struct ReserveTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  @Test func aSessionThatIsOpenKeepsRoom() throws {
    try scratch.makeSession("first")
    let reserve = scratch.session + ".reserve"
    #expect(access(reserve, F_OK) != 0)
    let store = try SessionStore.open(scratch.session, now: .sample)
    var status = stat()
    #expect(stat(reserve, &status) == 0)
    #expect(status.st_size == 64 << 10 && status.st_blocks * 512 >= 64 << 10)
    store.close()
    #expect(access(reserve, F_OK) != 0)
  }

  /// A disk that is full at one call of the save: the state is on disk, and the save reports it.
  @Test(arguments: [ENOSPC, EDQUOT])
  func aFullDiskStillTakesTheLastSave(code: Int32) throws {
    var used = 0
    for call in 1...80 {
      let scratch = try Scratch()
      try scratch.makeSession("older", "old")
      let system = FaultyFileSystem(.fail(code), at: call)
      do throws(SessionFailure) {
        let store = try SessionStore.open(scratch.session, now: .sample, system: system)
        defer { store.close() }
        try store.save("new", status: .inProgress, now: .sample)
      } catch .reserveUsed {
        used += 1
        #expect(try SessionStore.read(scratch.session).document.state == "new")
      } catch { continue }
    }
    #expect(used > 3)
  }

  @Test func roomIsKeptAgainAfterItWasUsed() throws {
    var used = 0
    for call in 1...80 {
      let scratch = try Scratch()
      try scratch.makeSession("older", "old")
      let system = FaultyFileSystem(.fail(ENOSPC), at: call)
      guard
        let store = try? SessionStore.open(scratch.session, now: .sample, system: system)
      else { continue }
      do throws(SessionFailure) {
        try store.save("new", status: .inProgress, now: .sample)
      } catch .reserveUsed {
        used += 1
        #expect(access(scratch.session + ".reserve", F_OK) == 0, "call \(call)")
        store.close()
        #expect(access(scratch.session + ".reserve", F_OK) != 0, "call \(call)")
      } catch { continue }
    }
    #expect(used > 3)
  }
}
