import Engine
import FoundationEssentials
import Sessions
import Unattended
import Values
import Wizard

/// The commands that do not continue a session: `sessions`, `show` and `forget`.
struct SessionCommands {
  private let wiring: Wiring

  init(_ wiring: Wiring) {
    self.wiring = wiring
  }

  /// The path that a word means: that of a session, a name in the folder of sessions, an answers
  /// file, a procedure; without a word the last unfinished session.
  func path(_ word: String?) throws(Failure) -> String {
    let directory = try wiring.sessionDirectory()
    if let word {
      let file = word + (word.hasSuffix(".json") ? "" : ".json")
      let named = "\(directory.path)/\(file)"
      let isPath = word.contains("/") || FileManager.default.fileExists(atPath: word)
      if isPath, (try? SessionStore.read(word)) == nil, let answers = try? AnswersFile.read(word) {
        return try SessionSearch(try summaries()).session(of: answers)
      }
      if isPath { return word }
      if wiring.catalog.procedure(word) != nil, (try? SessionStore.read(named)) == nil {
        return try SessionSearch(try summaries()).session(of: word)
      }
      let demo = "\(DemoFolder.sessions(beside: directory).path)/\(file)"
      return FileManager.default.fileExists(atPath: demo) ? demo : named
    }
    let unfinished = try (summaries() + summaries(of: .demo)).first { summary in
      (try? summary.reading.get())?.status == .inProgress
    }
    guard let unfinished else {
      throw Failure(
        "There is no unfinished session in \(directory.path).",
        "aem-setup start PROCEDURE starts one.")
    }
    return unfinished.path
  }

  /// Reads a session's document without taking its lock.
  ///
  /// When the previous generation had to be read, standard error says so, if `tells` is true.
  func read(_ path: String, tells: Bool = true) throws(Failure) -> SessionFile {
    do throws(SessionFailure) {
      let (document, notice) = try SessionStore.read(path)
      if tells, let notice { Output.complain(notice.text) }
      return document
    } catch {
      throw Failure(error)
    }
  }

  /// The sessions that people and answers files began, or those of demos.
  func summaries(of kind: SessionOrigin.Kind = .person) throws(Failure) -> [SessionSummary] {
    let directory = try wiring.sessionDirectory(for: kind)
    do throws(SessionFailure) {
      return try directory.list()
    } catch {
      throw Failure(error)
    }
  }

  /// Lists the sessions, the latest first.
  func list() throws(Failure) -> ExitStatus {
    let all = try summaries()
    if wiring.arguments.has(.json) {
      Output.document(["sessions": .array(all.map(document))])
    } else if all.isEmpty {
      Output.line("There are no sessions yet.")
    } else {
      for line in all.flatMap(lines) { Output.line(line) }
    }
    return .done
  }

  /// Prints the outcome of each step of a session.
  func show(_ word: String?) throws(Failure) -> ExitStatus {
    let path = try path(word)
    let file = try read(path)
    guard let state = StateCoding.state(from: file.state) else {
      throw Failure.notUnderstood(path)
    }
    let machine = WizardMachine(
      catalog: wiring.catalog, operations: wiring.operations, state: state)
    if wiring.arguments.has(.json) {
      var members = file.state.object ?? [:]
      members.merge(machine.verdict.members) { _, verdict in verdict }
      Output.document(.object(members))
      return .done
    }
    let verdict = machine.verdict
    Output.line(StyledText(verdict.sentence).plain)
    if let next = verdict.next { Output.line(StyledText(next).plain) }
    Output.line("\(file.title), \(file.status.words), saved \(LocalTime.text(file.updated))")
    for key in state.records.sorted(by: { $0.value.number < $1.value.number }).map(\.key) {
      guard let record = state.records[key] else { continue }
      Output.line("  \(machine.title(of: key)): \(record.words)")
      for answer in machine.answers(on: [key]) {
        Output.line("    \(answer.what): \(answer.found)")
      }
      for evidence in record.evidence {
        let lines = evidence.found.split(separator: "\n", omittingEmptySubsequences: false)
        Output.line("    \(evidence.what): \(lines.first ?? "")")
        for line in lines.dropFirst() { Output.line("      \(line)") }
      }
    }
    return .done
  }

  /// Deletes a session with the files beside it.
  func forget(_ word: String) throws(Failure) -> ExitStatus {
    let path = try path(word)
    do throws(SessionFailure) {
      try SessionDirectory.forget(path, now: Date())
    } catch {
      throw Failure(error)
    }
    if wiring.arguments.has(.json) {
      Output.document(["result": "deleted", "path": .string(path)])
    } else {
      Output.line("Deleted: \(path)")
    }
    return .done
  }

  private func lines(_ summary: SessionSummary) -> [String] {
    switch summary.reading {
    case .success(let file):
      [
        summary.path,
        "  \(file.title), \(file.status.words), saved \(LocalTime.text(file.updated))",
      ]
    case .failure(let failure): [summary.path, "  \(failure.cause)"]
    }
  }

  private func document(_ summary: SessionSummary) -> JSONValue {
    switch summary.reading {
    case .success(let file):
      [
        "path": .string(summary.path), "procedure": .string(file.procedure),
        "title": .string(file.title), "status": .string(file.status.rawValue),
        "updated": .string(file.updated.formatted(.iso8601)),
      ]
    case .failure(let failure):
      ["path": .string(summary.path), "problem": .string(failure.cause)]
    }
  }
}

extension SessionFile.Status {
  /// The status as a person reads it.
  var words: String {
    switch self {
    case .inProgress: "not finished"
    case .finished: "finished"
    }
  }
}
