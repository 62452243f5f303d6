import Glibc
import Synchronization

@testable import Sessions

/// The real file system, with one fault at a chosen call.
final class FaultyFileSystem: FileSystem {
  enum Fault: Sendable {
    /// The call fails and does nothing.
    case fail(Int32)
    /// This call and every later one fail, except for closing.
    case failForever(Int32)
    /// The call takes effect, and fails all the same.
    case failAfterwards(Int32)
    /// The process ends before the call; the kernel closes its files.
    case kill

    /// Whether the fault reports an existing file as missing.
    var saysMissing: Bool {
      switch self {
      case .fail(let code), .failForever(let code): code == ENOENT
      case .failAfterwards, .kill: false
      }
    }
  }

  private struct State {
    var calls = 0
    var isDead = false
    var open: Set<Int32> = []
    var failedSyncs: Set<Int32> = []
    var syncedAgain = false
  }

  private let disk = LinuxFileSystem()
  private let state = Mutex(State())
  private let fault: Fault?
  private let place: Int
  private let limit: Int?
  private let interrupts: Bool

  /// Creates a file system with one fault, or none.
  ///
  /// The fault hits the call numbered `place`, counted from 1. A write takes `writeLimit` bytes at
  /// most, and with `interrupts` a signal interrupts every second call.
  init(_ fault: Fault? = nil, at place: Int = 0, writeLimit: Int? = nil, interrupts: Bool = false) {
    self.fault = fault
    self.place = place
    limit = writeLimit
    self.interrupts = interrupts
  }

  /// Whether the run came as far as the fault.
  var wasReached: Bool { state.withLock { $0.calls >= place } }
  /// Whether a descriptor was synchronized again after that had failed.
  var syncedAgain: Bool { state.withLock { $0.syncedAgain } }
  /// Descriptors that nobody has closed.
  var stillOpen: Int { state.withLock { $0.open.count } }

  private func call<Result>(
    opening: Bool = false, closing: Bool = false, _ work: () throws(SystemError) -> Result
  ) throws(SystemError) -> Result {
    let verdict = state.withLock { state -> Verdict in
      if state.isDead { return .refuse(-1) }
      state.calls += 1
      if interrupts && !closing && state.calls % 2 == 1 { return .refuse(EINTR) }
      guard let fault, state.calls >= place else { return .proceed }
      switch fault {
      case .failForever(let code): return closing ? .proceed : .refuse(code)
      case .fail, .failAfterwards, .kill: break
      }
      guard state.calls == place else { return .proceed }
      switch fault {
      case .fail(let code), .failForever(let code):
        return closing ? .afterwards(code) : .refuse(code)
      case .failAfterwards(let code): return opening ? .refuse(code) : .afterwards(code)
      case .kill:
        state.isDead = true
        for descriptor in state.open {
          try? disk.unlock(descriptor)
          try? disk.close(descriptor)
        }
        return .refuse(-1)
      }
    }
    switch verdict {
    case .proceed: return try work()
    case .refuse(let code): throw SystemError(code: code)
    case .afterwards(let code):
      _ = try work()
      throw SystemError(code: code)
    }
  }

  private enum Verdict {
    case proceed
    case refuse(Int32)
    case afterwards(Int32)
  }

  private func opened(_ work: () throws(SystemError) -> Int32) throws(SystemError) -> Int32 {
    try call(opening: true) { () throws(SystemError) in
      let descriptor = try work()
      state.withLock { state in _ = state.open.insert(descriptor) }
      return descriptor
    }
  }

  func openFolder(_ path: String) throws(SystemError) -> Int32 {
    try opened { () throws(SystemError) in try disk.openFolder(path) }
  }
  func open(_ name: String, in folder: Int32, for purpose: OpenPurpose) throws(SystemError)
    -> Int32
  {
    try opened { () throws(SystemError) in try disk.open(name, in: folder, for: purpose) }
  }
  func makeFolder(_ path: String) throws(SystemError) {
    try call { () throws(SystemError) in try disk.makeFolder(path) }
  }
  func names(in folder: Int32) throws(SystemError) -> [String] {
    try call { () throws(SystemError) in try disk.names(in: folder) }
  }
  func status(of descriptor: Int32) throws(SystemError) -> FileStatus {
    try call { () throws(SystemError) in try disk.status(of: descriptor) }
  }
  func read(_ descriptor: Int32, count: Int, at offset: Int) throws(SystemError) -> [UInt8] {
    try call { () throws(SystemError) in try disk.read(descriptor, count: count, at: offset) }
  }
  func write(_ bytes: ArraySlice<UInt8>, to descriptor: Int32, at offset: Int)
    throws(SystemError) -> Int
  {
    try call { () throws(SystemError) in
      try disk.write(bytes.prefix(limit ?? bytes.count), to: descriptor, at: offset)
    }
  }
  func allocate(_ descriptor: Int32, length: Int) throws(SystemError) {
    try call { () throws(SystemError) in try disk.allocate(descriptor, length: length) }
  }
  func truncate(_ descriptor: Int32, to length: Int) throws(SystemError) {
    try call { () throws(SystemError) in try disk.truncate(descriptor, to: length) }
  }
  func synchronize(_ descriptor: Int32) throws(SystemError) {
    do throws(SystemError) {
      try call { () throws(SystemError) in try disk.synchronize(descriptor) }
    } catch {
      if error.code != EINTR {
        state.withLock { state in
          if !state.failedSyncs.insert(descriptor).inserted { state.syncedAgain = true }
        }
      }
      throw error
    }
  }
  func close(_ descriptor: Int32) throws(SystemError) {
    try call(closing: true) { () throws(SystemError) in
      state.withLock { state in
        _ = state.open.remove(descriptor)
        _ = state.failedSyncs.remove(descriptor)
      }
      try disk.close(descriptor)
    }
  }
  func lock(_ descriptor: Int32) throws(SystemError) {
    try call { () throws(SystemError) in try disk.lock(descriptor) }
  }
  func unlock(_ descriptor: Int32) throws(SystemError) {
    try call { () throws(SystemError) in try disk.unlock(descriptor) }
  }
  func link(_ name: String, to other: String, in folder: Int32) throws(SystemError) {
    try call { () throws(SystemError) in try disk.link(name, to: other, in: folder) }
  }
  func rename(_ name: String, to other: String, in folder: Int32) throws(SystemError) {
    try call { () throws(SystemError) in try disk.rename(name, to: other, in: folder) }
  }
  func remove(_ name: String, in folder: Int32) throws(SystemError) {
    try call { () throws(SystemError) in try disk.remove(name, in: folder) }
  }
}
