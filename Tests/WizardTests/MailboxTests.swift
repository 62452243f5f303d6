import Engine
import Glibc
import Testing

@testable import Wizard

@Suite("The mailbox", .timeLimit(.minutes(10)))
struct MailboxTests {
  private func isReadable(_ mailbox: Mailbox) -> Bool {
    var entry = pollfd(fd: mailbox.descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&entry, 1, 0) == 1
  }

  private func words(_ letters: [Mailbox.Letter]) -> [String] {
    letters.map { letter in
      switch letter {
      case .progressed(let run, let progress): "\(run) \(progress.act)"
      case .failed(let run, _): "\(run) failed"
      case .looked(let run, _, _): "\(run) looked"
      case .applied(let run, _, _): "\(run) applied"
      }
    }
  }

  @Test("It is readable while letters wait, and empty once they are taken")
  func readable() throws {
    let mailbox = try Mailbox()
    #expect(!isReadable(mailbox))
    mailbox.post(.failed(run: 1, .cancelled))
    mailbox.post(.failed(run: 2, .cancelled))
    #expect(isReadable(mailbox))
    mailbox.wait()
    #expect(words(mailbox.take()) == ["1 failed", "2 failed"])
    #expect(!isReadable(mailbox) && mailbox.take().isEmpty)
    mailbox.post(.failed(run: 3, .cancelled))
    #expect(isReadable(mailbox))
  }

  @Test("Of progress in a row only the newest is kept, and nothing else is lost")
  func coalesces() throws {
    let mailbox = try Mailbox()
    for act in ["a", "b", "c"] { mailbox.post(.progressed(run: 1, Progress(act))) }
    mailbox.post(.failed(run: 1, .cancelled))
    mailbox.post(.progressed(run: 2, Progress("d")))
    mailbox.post(.progressed(run: 2, Progress("e")))
    #expect(words(mailbox.take()) == ["1 c", "1 failed", "2 e"])
    #expect(!isReadable(mailbox))
  }

  @Test("Letters that come from many threads all arrive, and the pipe never fills up")
  func manyThreads() async throws {
    let mailbox = try Mailbox()
    await withTaskGroup(of: Void.self) { group in
      for run in 0..<8 {
        group.addTask {
          for _ in 0..<5_000 { mailbox.post(.progressed(run: run, Progress("p"))) }
          mailbox.post(.failed(run: run, .cancelled))
        }
      }
    }
    let failed = words(mailbox.take()).filter { $0.hasSuffix("failed") }
    #expect(failed.count == 8)
    #expect(!isReadable(mailbox))
  }
}
