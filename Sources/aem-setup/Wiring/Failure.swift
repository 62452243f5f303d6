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
      "This version of aem-setup does not understand the session \(path).",
      "Continue with the version that wrote it, or start a new session.")
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
    self.init("aem-setup cannot start the sandbox: \(failure.description)")
  }

  init(_ failure: RehearsalFailure) {
    switch failure {
    case .sandbox(let failure): self.init(failure)
    case .noAnswer(let value): self.init("The sandbox has no answer for \(value).")
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
      self.init("\(file) is not a screen file: at \(place.isEmpty ? "its top" : place), \(detail).")
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
      self.init("\(path): \"\(member)\" must be \(expected).", status: .misuse)
    case .unknownMember(let path, let member):
      self.init(
        "\(path): an answers file has no \"\(member)\".",
        "Its members are procedure, route, aem, endpoints and answers.", status: .misuse)
    case .reference(let name, let failure):
      self.init("aem-setup cannot read \(name): \(failure.sentence)", status: .misuse)
    }
  }
}

extension ValueReference.Failure {
  /// The cause in one sentence.
  var sentence: String {
    switch self {
    case .environment(let variable): "The environment variable \(variable) is not set."
    case .file(let path): "\(path) cannot be read, or its first line is empty."
    case .notAFile(let path): "\(path) is not an ordinary file. Use a command for anything else."
    case .command(let command, let status):
      "The command \(command) printed nothing or failed (exit status \(status))."
    case .tooSlow(let command, let seconds):
      seconds > 0
        ? "The command \(command) did not finish within \(seconds) s, so aem-setup stopped it."
        : "The deadline passed before the command \(command) finished."
    case .tooMuch(let command):
      "The command \(command) printed more than 1 MiB, so aem-setup stopped it."
    case .tooLarge(let place): "The value from \(place) is larger than 64 KiB."
    case .notText(let place): "The value from \(place) is not text, or contains control characters."
    }
  }
}
