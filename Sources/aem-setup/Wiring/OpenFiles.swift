import Glibc

/// The room for open files that commands need which serve or ask servers.
///
/// The system's libraries end the process when they find none.
enum OpenFiles {
  /// The number of open files that a demo needs, with some to spare.
  ///
  /// Its servers and their clients are in one process.
  static let needed = 64

  /// Refuses a command for which there is no room.
  static func check(for arguments: Arguments) throws(Failure) {
    switch arguments.command {
    case .home, .start, .resume, .demo, .plan, .apply, .undo, .token, .sandbox: break
    case .osgi where arguments.words.first == "migrate": break
    case .osgi, .sessions, .show, .forget, .certificate, .credential, .screens: return
    }
    let free = free(upTo: needed)
    guard free < needed else { return }
    throw Failure(
      "Too few file descriptors: \(free) are free, and \(needed) are needed.",
      "Raise the limit, for example with: ulimit -n 1024.")
  }

  /// The number of files that this process may still open; counting ends at `enough`.
  private static func free(upTo enough: Int) -> Int {
    var limit = rlimit()
    guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return enough }
    var count = 0
    var descriptor: Int32 = 0
    while count < enough, rlim_t(descriptor) < limit.rlim_cur, descriptor < .max {
      if fcntl(descriptor, F_GETFD) < 0 { count += 1 }
      descriptor += 1
    }
    return count
  }
}
