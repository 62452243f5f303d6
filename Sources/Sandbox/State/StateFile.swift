import FoundationEssentials
import Glibc

/// The file that carries a sandbox's state from one run to the next.
struct StateFile: Sendable {
  let path: String

  /// The state in the file; nil when there is no file yet.
  func read() throws(SandboxFailure) -> SandboxState? {
    guard access(path, F_OK) == 0 else { return nil }
    do {
      let state = try JSONDecoder().decode(
        SandboxState.self, from: Data(contentsOf: URL(filePath: path)))
      guard state.format == SandboxState.currentFormat else {
        throw SandboxFailure.stateUnreadable(path)
      }
      return state
    } catch {
      throw .stateUnreadable(path)
    }
  }

  /// Replaces the file, so that a reader finds the old or the new state and nothing between.
  func write(_ state: SandboxState) throws(SandboxFailure) {
    guard let bytes = try? JSONEncoder().encode(state), PrivateFile.write(Array(bytes), to: path)
    else { throw .stateUnwritable(path) }
  }
}

/// Files that only their owner can read.
enum PrivateFile {
  /// Writes a new file with mode 0600 and replaces the old one by it; false on failure.
  static func write(_ bytes: [UInt8], to path: String) -> Bool {
    let temporary = "\(path).\(getpid()).new"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { return false }
    var isWritten = true
    var rest = bytes[...]
    while isWritten, !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      isWritten = count > 0 || (count < 0 && errno == EINTR)
      if count > 0 { rest = rest.dropFirst(count) }
    }
    isWritten = isWritten && fsync(descriptor) == 0
    isWritten = close(descriptor) == 0 && isWritten && rename(temporary, path) == 0
    if !isWritten { unlink(temporary) }
    return isWritten
  }
}
