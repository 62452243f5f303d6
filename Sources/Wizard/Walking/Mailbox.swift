import Engine
import Glibc
import Synchronization
import Values

/// Brings results from the tasks that run operations to the thread that drives the walk.
///
/// Posting makes a pipe readable, so that a face can wait for keys and results in one `poll`.
package final class Mailbox: Sendable {
  /// The process may open no more files; the system's number for it.
  package struct Failure: Error, Equatable {
    /// `errno`, such as `EMFILE`.
    package let code: Int32
  }

  /// A message of a run.
  enum Letter: Sendable {
    /// The run reports how far it is.
    case progressed(run: Int, Progress)
    /// The run has read and planned; nothing was changed.
    case looked(run: Int, TaskRequest, Look)
    /// The run applied the changes, or found that the other side had changed since the plan.
    case applied(run: Int, TaskRequest, Applied)
    /// The run ended with a problem.
    case failed(run: Int, Problem)
  }

  private let letters = Mutex<[Letter]>([])
  /// Readable while letters wait.
  let descriptor: Int32
  private let bell: Int32

  /// An empty mailbox; it takes two descriptors.
  package init() throws(Failure) {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw Failure(code: errno) }
    for end in ends {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
    descriptor = ends[0]
    bell = ends[1]
  }

  deinit {
    close(descriptor)
    close(bell)
  }

  /// Leaves a letter; a progress that was not read yet is replaced by a newer one.
  func post(_ letter: Letter) {
    let rings = letters.withLock { letters in
      if case .progressed = letter, case .progressed? = letters.last { letters.removeLast() }
      letters.append(letter)
      return letters.count == 1
    }
    if rings {
      var byte: UInt8 = 1
      _ = write(bell, &byte, 1)
    }
  }

  /// Takes all letters; never waits.
  func take() -> [Letter] {
    letters.withLock { letters in
      var bytes: [UInt8] = Array(repeating: 0, count: 64)
      while read(descriptor, &bytes, bytes.count) > 0 {}
      defer { letters = [] }
      return letters
    }
  }

  /// Waits until there is a letter.
  ///
  /// - Parameter seconds: the longest time; nil for as long as it takes.
  func wait(atMost seconds: Double? = nil) {
    var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    let limit = seconds.map { Int32(min($0, 1000) * 1000) + 1 } ?? -1
    while poll(&entry, 1, limit) < 0, errno == EINTR {}
  }
}
