import Glibc
import Testing
import Values

@Suite("Files within a limit")
struct FileBytesTests {
  private func failure(_ path: String, limit: Int = 100) -> FileBytes.Failure? {
    do throws(FileBytes.Failure) {
      _ = try FileBytes.read(path, limit: limit)
      return nil
    } catch {
      return error
    }
  }

  private func scratch() -> String {
    "/tmp/file-bytes-\(getpid())-\(UInt32.random(in: 0...UInt32.max))"
  }

  @Test("An ordinary file is read up to its limit")
  func limit() throws {
    let path = scratch()
    let file = try #require(fopen(path, "w"))
    fputs("12345", file)
    fclose(file)
    defer { unlink(path) }
    #expect(try FileBytes.read(path, limit: 5) == Array("12345".utf8))
    #expect(failure(path, limit: 4) == .tooLarge(limit: 4))
    chmod(path, 0)
    if geteuid() != 0 { #expect(failure(path) == .unreadable(EACCES)) }
  }

  @Test("What is no file is told apart, and nothing waits for a pipe")
  func others() {
    let path = scratch()
    #expect(failure(path) == .missing)
    #expect(failure("/dev/null/x") == .missing)
    #expect(failure("/tmp") == .notRegular)
    #expect(failure("/dev/zero") == .notRegular)
    #expect(mkfifo(path, 0o600) == 0)
    defer { unlink(path) }
    #expect(failure(path) == .notRegular)
  }

  @Test(
    "Amounts of bytes are told in the largest unit that fits",
    arguments: [
      (0, "0 bytes"), (1, "1 byte"), (500, "500 bytes"), (1024, "1 KiB"), (1536, "1536 bytes"),
      (65_536, "64 KiB"), (1 << 20, "1 MiB"), ((1 << 20) + 1024, "1025 KiB"), (8 << 20, "8 MiB"),
      (1_500_000, "1500000 bytes"),
    ])
  func amounts(_ bytes: Int, _ text: String) {
    #expect(ByteCount.text(bytes) == text)
  }
}
