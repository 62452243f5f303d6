import Glibc
import Testing
import Values

@testable import Sessions

/// Every system call of an act fails once, or the process ends there.
@Suite("Faults at every call")
struct FaultTests {
  static let codes = [ENOSPC, EIO, EROFS, EDQUOT, EACCES, EMFILE, EFBIG, EPERM, ENOENT]
  static let faults: [FaultyFileSystem.Fault] =
    [.kill] + codes.map { .fail($0) } + codes.map { .failForever($0) }
    + [EIO, EINTR].map { .failAfterwards($0) }

  /// Runs `act` with the fault at call 1, 2 … until it no longer gets that far.
  private func sweep(
    _ fault: FaultyFileSystem.Fault, atLeast least: Int, prepare: (Scratch) throws -> Void,
    act: (Scratch, FaultyFileSystem) throws(SessionFailure) -> Void,
    check: (Scratch, _ outcome: Outcome, _ call: Int) throws -> Void
  ) throws {
    var call = 0
    while true {
      call += 1
      let scratch = try Scratch()
      try prepare(scratch)
      let system = FaultyFileSystem(fault, at: call)
      var outcome = Outcome.done
      do throws(SessionFailure) { try act(scratch, system) } catch { outcome = .failed(error) }
      #expect(!system.syncedAgain)
      if case .kill = fault {} else { #expect(system.stillOpen == 0, "call \(call)") }
      guard system.wasReached else {
        #expect(outcome == .done)
        break
      }
      try check(scratch, outcome, call)
    }
    #expect(call > least)
  }

  enum Outcome: Equatable {
    case done
    case failed(SessionFailure)

    /// Whether the new generation must exist.
    var isSaved: Bool {
      switch self {
      case .done, .failed(.notDurable), .failed(.reserveUsed): true
      case .failed: false
      }
    }
  }

  /// The session can be opened at once, contains one of the states, and can be saved.
  private func expectUsable(
    _ scratch: Scratch, _ states: [JSONValue], _ call: Int
  ) throws {
    let store = try SessionStore.open(scratch.session, now: .sample)
    #expect(states.contains(store.document.state), "call \(call)")
    try store.save("afterwards", status: .inProgress, now: .sample)
    store.close()
    let left = try SessionStore.read(scratch.session)
    #expect(left.document.state == "afterwards")
    #expect(left.notice == nil)
    #expect(try scratch.names.filter { $0.hasSuffix(".tmp") } == [])
  }

  @Test(arguments: faults)
  func savingGivesTheOldOrTheNewGeneration(_ fault: FaultyFileSystem.Fault) throws {
    try sweep(fault, atLeast: 30) { scratch in
      try scratch.makeSession("older", "old")
    } act: { (scratch, system) throws(SessionFailure) in
      let store = try SessionStore.open(scratch.session, now: .sample, system: system)
      defer { store.close() }
      try store.save("new", status: .inProgress, now: .sample)
    } check: { scratch, outcome, call in
      let read = try SessionStore.read(scratch.session)
      #expect(read.notice == nil)
      if outcome.isSaved { #expect(read.document.state == "new", "call \(call)") }
      try expectUsable(scratch, ["old", "new"], call)
    }
  }

  @Test(arguments: faults)
  func aFailedSaveCanBeRepeated(_ fault: FaultyFileSystem.Fault) throws {
    switch fault {
    case .kill, .failForever: return
    case .fail, .failAfterwards: break
    }
    try sweep(fault, atLeast: 30) { scratch in
      try scratch.makeSession("older", "old")
    } act: { (scratch, system) throws(SessionFailure) in
      let store = try SessionStore.open(scratch.session, now: .sample, system: system)
      defer { store.close() }
      do throws(SessionFailure) {
        try store.save("new", status: .inProgress, now: .sample)
      } catch {
        try store.save("newer", status: .inProgress, now: .sample)
      }
    } check: { scratch, outcome, call in
      let states: [JSONValue] = outcome == .done ? ["new", "newer"] : ["old", "new", "newer"]
      try expectUsable(scratch, states, call)
    }
  }

  @Test(arguments: faults)
  func beginningGivesASessionOrNone(_ fault: FaultyFileSystem.Fault) throws {
    try sweep(fault, atLeast: 12) { _ in
    } act: { (scratch, system) throws(SessionFailure) in
      let place = try SessionPath(scratch.session)
      try SessionStore.create(.sample("new"), at: place, now: .sample, system: system).close()
    } check: { scratch, outcome, call in
      if try outcome.isSaved || scratch.names.contains("s.json") {
        try expectUsable(scratch, ["new"], call)
      } else {
        let again = try SessionStore.create(.sample("again"), at: scratch.session, now: .sample)
        #expect(again.document.state == "again")
      }
    }
  }

  @Test(arguments: faults)
  func recoveryCanBeInterrupted(_ fault: FaultyFileSystem.Fault) throws {
    let damaged = Array("{\"format\": \"aem-se".utf8)
    try sweep(fault, atLeast: 30) { scratch in
      try scratch.makeSession("old", "lost")
      try scratch.write(damaged, to: scratch.session)
    } act: { (scratch, system) throws(SessionFailure) in
      let store = try SessionStore.open(scratch.session, now: .sample, system: system)
      defer { store.close() }
      try store.save("new", status: .inProgress, now: .sample)
    } check: { scratch, outcome, call in
      if outcome.isSaved {
        #expect(try SessionStore.read(scratch.session).document.state == "new", "call \(call)")
      }
      try expectUsable(scratch, ["old", "new"], call)
      let kept = try scratch.names.filter { $0.contains(".broken-") }
      #expect(!kept.isEmpty, "call \(call)")
      for name in kept { #expect(try scratch.bytes(scratch.path + "/" + name) == damaged) }
    }
  }

  // Without ENOENT: a name that is said not to be there counts as deleted.
  @Test(arguments: faults.filter { !$0.saysMissing })
  func forgettingLeavesAllOfItOrNothing(_ fault: FaultyFileSystem.Fault) throws {
    try sweep(fault, atLeast: 15) { scratch in
      try scratch.makeSession("older", "old")
    } act: { (scratch, system) throws(SessionFailure) in
      try SessionDirectory.forget(
        scratch.session, unreadable: false, now: .sample, system: system)
    } check: { scratch, outcome, call in
      let isThere = try scratch.names.contains("s.json")
      if outcome == .done { #expect(try scratch.names == [], "call \(call)") }
      if isThere { try expectUsable(scratch, ["old"], call) }
      #expect(try isThere || !scratch.names.contains("s.json.bak"))
    }
  }

  @Test func interruptedCallsAndShortWritesAreFinished() throws {
    let scratch = try Scratch()
    try scratch.makeSession("old")
    let system = FaultyFileSystem(writeLimit: 7, interrupts: true)
    let store = try SessionStore.open(scratch.session, now: .sample, system: system)
    try store.save("new", status: .inProgress, now: .sample)
    store.close()
    #expect(try SessionStore.read(scratch.session).document.state == "new")
  }

  @Test func aFolderThatCannotBeSyncedIsSavedAndNotDurable() throws {
    let scratch = try Scratch()
    let place = try SessionPath(scratch.session)
    var seen: [SessionFailure] = []
    for call in 1...30 {
      try? SessionDirectory.forget(scratch.session, now: .sample)
      do throws(SessionFailure) {
        try SessionStore.create(
          .sample(), at: place, now: .sample, system: FaultyFileSystem(.fail(EIO), at: call)
        ).close()
      } catch {
        if case .notDurable = error {
          #expect(try SessionStore.read(scratch.session).document.state == "first")
        }
        seen.append(error)
      }
    }
    #expect(seen.contains(.notDurable(path: scratch.session, code: EIO)))
    #expect(seen.contains(.system(.save, path: scratch.session, code: EIO)))
  }
}
