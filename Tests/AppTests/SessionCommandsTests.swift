import Foundation
import Sessions
import Testing
import Values
import Wizard

@testable import aem_setup

extension CommandLineTests {
  @Suite("Sessions on the command line")
  final class SessionCommandsTests {
    private let home: String

    init() throws {
      home = NSTemporaryDirectory() + "aem-setup-test-\(UUID().uuidString)"
      try FileManager.default.createDirectory(atPath: home, withIntermediateDirectories: true)
      setenv("XDG_STATE_HOME", home, 1)
    }

    deinit { try? FileManager.default.removeItem(atPath: home) }

    private var folder: String { home + "/aem-setup/sessions" }

    private func commands() throws -> SessionCommands {
      SessionCommands(try Wiring(try Arguments(["sessions"])))
    }

    /// Writes a session and returns its path.
    private func session(_ name: String, finished: Bool = false, second: Double = 0) throws
      -> String
    {
      let state = WizardState(procedure: "smart-tags", start: "welcome")
      let new = NewSession(
        procedure: "smart-tags", title: "Smart Tags", origin: SessionOrigin(.person),
        state: StateCoding.document(of: state))
      let directory = try SessionDirectory.standard(["XDG_STATE_HOME": home])
      try directory.prepare()
      let date = Date(timeIntervalSince1970: 1_800_000_000 + second)
      let store = try SessionStore.create(new, at: "\(folder)/\(name).json", now: date)
      try store.save(
        StateCoding.document(of: state), status: finished ? .finished : .inProgress, now: date)
      store.close()
      return store.path
    }

    @Test("A word with a slash is a path; another is a name in the folder of sessions")
    func paths() throws {
      let commands = try commands()
      #expect(try commands.path("/tmp/s.json") == "/tmp/s.json")
      #expect(try commands.path("./s") == "./s")
      #expect(try commands.path("smart-tags-1") == "\(folder)/smart-tags-1.json")
      #expect(try commands.path("smart-tags-1.json") == "\(folder)/smart-tags-1.json")
    }

    @Test("Without a word it is the last unfinished session")
    func last() throws {
      #expect(throws: Failure.self) { try commands().path(nil) }
      _ = try session("first", second: 0)
      let second = try session("second", second: 10)
      _ = try session("third", finished: true, second: 20)
      #expect(try commands().path(nil) == second)
    }

    @Test("A session is listed, read, shown and forgotten")
    func life() throws {
      let path = try session("one")
      let commands = try commands()
      #expect(try commands.summaries().map(\.path) == [path])
      #expect(try commands.read(path).procedure == "smart-tags")
      #expect(try commands.list() == .done)
      #expect(try commands.show(nil) == .done)
      #expect(try commands.forget("one") == .done)
      #expect(!FileManager.default.fileExists(atPath: path))
      #expect(try commands.summaries().isEmpty)
    }

    @Test("What is not there, or no session, is a failure with a sentence")
    func failures() throws {
      let commands = try commands()
      for word in ["none", "/nonexistent/s.json"] {
        do throws(Failure) {
          _ = try commands.show(word)
          Issue.record("\(word) was shown")
        } catch {
          #expect(error.status == .failed && !error.sentences.isEmpty)
        }
        #expect(throws: Failure.self) { try commands.forget(word) }
      }
      let path = home + "/broken.json"
      try Data("{".utf8).write(to: URL(fileURLWithPath: path))
      #expect(throws: Failure.self) { try commands.read(path) }
    }

    @Test("A walk's state survives its coding")
    func coding() {
      var state = WizardState(procedure: "p", start: "s")
      state.values["a"] = StoredValue("ü", from: .engine)
      state.records[ScreenKey("p", "s")] = StepRecord(
        .done, by: .engine, at: Date(timeIntervalSince1970: 1_800_000_000))
      state.ticks[ScreenKey("p", "s")] = [1]
      #expect(StateCoding.state(from: StateCoding.document(of: state)) == state)
      #expect(StateCoding.state(from: ["procedure": 1]) == nil)
    }
  }
}
