import Engine
import FoundationEssentials
import HTTP
import Sessions
import Unattended
import Values

/// `osgi migrate`: migrates the OSGi configurations behind Smart Tags.
///
/// It migrates them to OAuth Server-to-Server with the answers of a file; `--undo` undoes the last
/// migration.
struct OSGiMigrateCommand {
  private let wiring: Wiring
  private var arguments: Arguments { wiring.arguments }

  init(_ wiring: Wiring) {
    self.wiring = wiring
  }

  /// Answers that may be shown, by the names of the operation's inputs.
  private static let texts = [
    "url": "aem.url", "user": "aem.user", "allowPlainHTTP": "aem.allowPlainHTTP",
    "clientId": "credential.clientId", "orgId": "credential.orgId", "imsUrl": "ims.url",
    "scopes": "credential.scopes", "backupFolder": "osgi.backupFolder",
  ]
  /// Secret answers, by the names of the operation's inputs.
  private static let secrets = [
    "password": "aem.password", "clientSecret": "credential.clientSecret",
  ]

  /// Reads the file, finds what it lacks, and runs.
  func run(_ path: String) throws(Failure) -> ExitStatus {
    let file: AnswersFile
    do throws(AnswersFile.Failure) {
      file = try AnswersFile.read(path)
    } catch {
      throw Failure(error)
    }
    let name = arguments.has(.undo) ? "smart-tags.osgi-undo" : "smart-tags.osgi"
    let inputs = try inputs(file, name)
    let runner = OperationRunner(
      catalog: wiring.operations,
      context: EngineContext(transport: wiring.transport))
    let isDryRun = arguments.has(.dryRun)
    let outcome = Waiting.value { () async -> Outcome in
      await Self.outcome(name, inputs, runner, isDryRun: isDryRun)
    }
    if arguments.has(.json) {
      Output.document(outcome.document(file, name))
    } else {
      outcome.tell()
    }
    return outcome.exitStatus
  }

  private func inputs(_ file: AnswersFile, _ name: String) throws(Failure) -> OperationInputs {
    var inputs = OperationInputs()
    inputs.texts["imsUrl"] = "https://ims-na1.adobelogin.com"
    inputs.texts["backupFolder"] = try defaultFolder()
    for (input, answer) in Self.texts {
      do throws(AnswersFile.Failure) {
        let text = try file.resolveText(answer, isDocument: false) ?? file.texts[answer]
        if text?.isEmpty == false { inputs.texts[input] = text }
      } catch {
        throw Failure(error)
      }
    }
    if let address = arguments[.imsURL] { inputs.texts["imsUrl"] = address }
    for (input, answer) in Self.secrets.sorted(by: { $0.key < $1.key }) {
      if let clear = file.texts[answer] {
        Output.complain(
          "The secret \(answer) stands in clear in the file; {\"env\": NAME} keeps it out.")
        inputs.secrets[input] = Secret(copying: clear.utf8)
      } else {
        do throws(AnswersFile.Failure) {
          inputs.secrets[input] = try file.resolveSecrets([answer])[answer]
        } catch {
          throw Failure(error)
        }
      }
    }
    let needed = wiring.operations.signature(of: name)?.inputs.filter { !$0.isOptional } ?? []
    let missing = needed.map(\.name).filter {
      inputs.texts[$0]?.isEmpty != false && inputs.secrets[$0]?.isEmpty != false
    }
    guard missing.isEmpty else {
      let names = missing.map { Self.texts[$0] ?? Self.secrets[$0] ?? $0 }
      throw Failure("\(file.path) lacks: \(names.joined(separator: ", ")).", status: .misuse)
    }
    return inputs
  }

  /// The default folder of backups: `aem-setup/osgi` beside the sessions.
  private func defaultFolder() throws(Failure) -> String {
    let sessions = try wiring.sessionDirectory().path
    guard let slash = sessions.lastIndex(of: "/") else { return "osgi" }
    return sessions[..<slash] + "/osgi"
  }

  /// The outcome of a migration or of its undo.
  struct Outcome: Sendable {
    /// The status in words of `plan` and `apply`.
    var status: UnattendedStep.Status
    /// The changes that were applied, or would be.
    var changes: [Change] = []
    /// The result with its evidence and warnings.
    var conclusion = Conclusion(.passed)
    /// The failure; nil unless the operation failed.
    var problem: ProblemText?
  }

  private static func outcome(
    _ name: String, _ inputs: OperationInputs, _ runner: OperationRunner, isDryRun: Bool
  ) async -> Outcome {
    var changes: [Change] = []
    do throws(Problem) {
      let look = try await runner.look(name, inputs)
      changes = look.plan.changes
      if let conclusion = look.conclusion {
        return Outcome(status: .unchanged, conclusion: conclusion)
      }
      var shown = Conclusion(.passed)
      let drift = look.plan.drift.map(\.sentence)
      shown.cautions = look.plan.cautions + drift
      // What somebody else has changed since is not taken back unmentioned.
      if isDryRun || !drift.isEmpty {
        return Outcome(status: .pending, changes: changes, conclusion: shown)
      }
      switch try await look.apply() {
      case .done(var conclusion, _):
        conclusion.cautions = shown.cautions + conclusion.cautions
        return Outcome(status: .changed, changes: changes, conclusion: conclusion)
      case .outdated(let look):
        return Outcome(status: .pending, changes: look.plan.changes)
      }
    } catch {
      return Outcome(status: .failed, changes: changes, problem: ProblemText(error))
    }
  }
}

extension OSGiMigrateCommand.Outcome {
  /// The exit status for the outcome.
  var exitStatus: ExitStatus {
    switch status {
    case .unchanged, .changed, .skipped, .confirmed: .done
    case .pending: .pending
    case .failed: .failed
    case .needsPerson: .needsPerson
    }
  }

  /// The document that `plan` and `apply` print, with this one step.
  func document(_ file: AnswersFile, _ operation: String) -> JSONValue {
    func text(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }
    let step: JSONValue = [
      "id": "osgi/migrate", "operation": .string(operation), "status": .string(status.rawValue),
      "changes": .array(
        changes.map {
          ["what": .string($0.what), "before": text($0.before), "after": text($0.after)]
        }),
      "evidence": .array(
        conclusion.evidence.map { ["what": .string($0.what), "found": .string($0.found)] }),
      "cautions": .array(conclusion.cautions.map { .string($0) }),
      "detail": .string(problem?.cause ?? ""),
    ]
    var members: [String: JSONValue] = [
      "procedure": .string(file.procedure), "route": text(file.route), "session": .null,
      "result": .string(status.rawValue), "steps": .array([step]),
    ]
    if let problem {
      members["stop"] = [
        "code": .string(problem.code), "cause": .string(problem.cause),
        "advice": .array(problem.advice.map { .string($0) }),
      ]
    }
    return .object(members)
  }

  /// Prints it for a person.
  func tell() {
    for change in changes {
      Output.line("\(change.what): \(change.before ?? "nothing") → \(change.after ?? "nothing")")
    }
    for evidence in conclusion.evidence { Output.line("\(evidence.what): \(evidence.found)") }
    for caution in conclusion.cautions { Output.line("Note: \(caution)") }
    if let problem {
      Output.complain(problem.cause)
      for advice in problem.advice { Output.complain("  - \(advice)") }
    }
    Output.line("Result: \(status.rawValue).")
  }
}
