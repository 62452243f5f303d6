import Rehearsal
import Sandbox
import Sessions
import Unattended
import Values
import Wizard

/// The reason why a command fails: its sentences and its exit status.
struct Failure: Error {
  var sentences: [String]
  var status: ExitStatus

  init(_ sentences: String..., status: ExitStatus = .failed) {
    self.init(sentences: sentences, status: status)
  }

  init(sentences: [String], status: ExitStatus = .failed) {
    self.sentences = sentences.filter { !$0.isEmpty }
    self.status = status
  }

  /// The document for every failure with `--json`: `{"result", "cause", "advice": []}`.
  var document: JSONValue {
    [
      "result": .string(status.word), "cause": .string(sentences.first ?? ""),
      "advice": .array(sentences.dropFirst().map { .string($0) }),
    ]
  }
}

/// The exit statuses of the program.
enum ExitStatus: Int32 {
  case done = 0
  case failed = 1
  case misuse = 2
  case pending = 3
  case needsPerson = 4

  /// The word for it in JSON.
  var word: String {
    switch self {
    case .done: "done"
    case .failed: "failed"
    case .misuse: "misuse"
    case .pending: "pending"
    case .needsPerson: "needs-person"
    }
  }
}

extension Failure {
  /// The failure for an intact file whose walk this version of aem-setup does not understand.
  static func notUnderstood(_ path: String) -> Failure {
    Failure(
      "\(path) holds a state of a walk that this version of aem-setup does not understand.",
      "Go on with the version that wrote it, or begin a new session.")
  }

  init(_ failure: SessionFailure) {
    let status: ExitStatus
    switch failure {
    case .held, .authorHeld: status = .needsPerson
    default: status = .failed
    }
    self.init(failure.cause, failure.advice, status: status)
  }

  init(_ failure: SandboxFailure) {
    self.init("The sandbox cannot be started: \(failure.description)")
  }

  init(_ failure: RehearsalFailure) {
    switch failure {
    case .sandbox(let failure): self.init(failure)
    case .noAnswer(let value): self.init("The sandbox has nothing for \(value).")
    case .noAnswers(let procedure):
      self.init("The sandbox has no answers for \"\(procedure)\".", status: .misuse)
    case .unwritable(let path): self.init("\(path) cannot be written.")
    }
  }

  init(_ failure: ScreenFileFailure) {
    switch failure {
    case .folder(let path):
      self.init("The folder of screen files \(path) cannot be read.", status: .misuse)
    case .file(let path):
      self.init("The screen file \(path) cannot be read.", status: .misuse)
    case .notJSON(let file, let flaw):
      self.init("The screen file \(file) cannot be read as JSON: \(flaw.sentence).")
    case .shape(let file, let place, let detail):
      self.init("\(file) is no screen file: at \(place.isEmpty ? "its top" : place), \(detail).")
    }
  }

  init(_ failure: AnswersFile.Failure) {
    switch failure {
    case .unreadable(let path):
      self.init("The answers file \(path) cannot be read.", "Check its path.", status: .misuse)
    case .tooLarge(let path, let limit):
      self.init(
        "The answers file \(path) is larger than \(ByteCount.text(limit)).", "Check its path.",
        status: .misuse)
    case .notJSON(let path, let flaw):
      self.init(
        "The answers file \(path) cannot be read as JSON: \(flaw.sentence).",
        "Expected: {\"procedure\": …, \"aem\": {…}, \"answers\": {…}}",
        status: .misuse)
    case .shape(let path, let member, let expected):
      self.init("\(path): \"\(member)\" has to be \(expected).", status: .misuse)
    case .unknownMember(let path, let member):
      self.init(
        "\(path): no answers file has a \"\(member)\".",
        "Known are procedure, route, aem, endpoints and answers.", status: .misuse)
    case .reference(let name, let failure):
      self.init("\(name) cannot be had: \(failure.sentence)", status: .misuse)
    }
  }
}

extension ValueReference.Failure {
  /// The cause in one sentence.
  var sentence: String {
    switch self {
    case .environment(let variable): "The environment variable \(variable) is not set."
    case .file(let path): "\(path) cannot be read, or its first line is empty."
    case .notAFile(let path): "\(path) is no ordinary file. A command can read anything else."
    case .command(let command, let status):
      "The command \(command) printed nothing or failed (exit status \(status))."
    case .tooSlow(let command, let seconds):
      seconds > 0
        ? "The command \(command) did not end within \(seconds) s and was stopped."
        : "The time for this run was over before the command \(command) ended."
    case .tooMuch(let command):
      "The command \(command) printed more than 1 MiB and was stopped."
    case .tooLarge(let place): "What \(place) gives is larger than 64 KiB."
    case .notText(let place): "What \(place) gives is no text, or has control characters in it."
    }
  }
}
