import Engine
import FoundationEssentials
import HTTP
import Values

/// `token`: asks Adobe for a token with the credential of a file, as Check Health in AEM does.
///
/// The token itself is never printed.
struct TokenCommand {
  private let wiring: Wiring
  private let deadline: Deadline?

  init(_ wiring: Wiring) {
    self.wiring = wiring
    deadline = wiring.deadline()
  }

  /// Runs it with the credential file at `path`; throws when Adobe issues no token.
  func run(_ path: String) throws(Failure) -> ExitStatus {
    let arguments = wiring.arguments
    try warn(path)
    var inputs = OperationInputs(texts: ["path": path])
    inputs.texts["imsUrl"] = arguments[.imsURL]
    inputs.texts["scopes"] = arguments[.scopes]
    inputs.texts["credentialName"] = arguments[.name]
    inputs.texts["keyPath"] = arguments[.key]
    let conclusion = try askWithPassword(inputs)
    if arguments.has(.json) {
      Output.document(Self.document(conclusion))
      return .done
    }
    for evidence in conclusion.evidence {
      let gap = String(repeating: " ", count: max(1, 14 - evidence.what.count))
      Output.line(evidence.what + gap + evidence.found)
    }
    for caution in conclusion.cautions { Output.line("Note: \(caution)") }
    return .done
  }

  /// Warns about a credential of a kind that Adobe discontinued, before asking with it.
  private func warn(_ path: String) throws(Failure) {
    let inspection: CredentialInspection
    do throws(Problem) {
      inspection = try CredentialInspection(path: path, now: Date())
    } catch {
      throw Failure(error)
    }
    let isOld = inspection.credentials.contains { $0.kind == "service-account-jwt" }
    if isOld, !inspection.isUsable {
      Output.complain(ServiceAccountEnd.notice)
      Output.complain(ServiceAccountEnd.advice)
    }
  }

  /// Asks for a token; when the private key is encrypted, asks again with its password.
  private func askWithPassword(_ inputs: OperationInputs) throws(Failure) -> Conclusion {
    do throws(Problem) {
      return try ask(inputs)
    } catch .cancelled where deadline?.isPast == true {
      throw Failure("The deadline passed before Adobe answered. Nothing was changed.")
    } catch .jwt(.notSent(.key(let path, .needsPassword))) {
      var inputs = inputs
      inputs.secrets["keyPassphrase"] = try CertificatePassword(wiring.arguments)
        .known(for: path ?? "the private key")
      do throws(Problem) {
        return try ask(inputs)
      } catch {
        throw Failure(error)
      }
    } catch {
      throw Failure(error)
    }
  }

  private func ask(_ inputs: OperationInputs) throws(Problem) -> Conclusion {
    let runner = OperationRunner(
      catalog: wiring.operations,
      context: EngineContext(transport: wiring.transport))
    let answer = Waiting.value(until: deadline) { () async -> Result<Conclusion?, Problem> in
      do throws(Problem) {
        return .success(try await runner.look("credential.token", inputs).conclusion)
      } catch {
        return .failure(error)
      }
    }
    // An operation that only learns has nothing to change, and so always concludes.
    var conclusion = try answer.get() ?? Conclusion(.unknown("aem-setup did not check the token."))
    conclusion.cautions = [conclusion.outcome.reason].compactMap(\.self) + conclusion.cautions
    return conclusion
  }

  /// The document that `token --json` prints.
  ///
  /// `{"result": "given", "kind", "products", "scopes", "expires_in", "evidence", "cautions"}`;
  /// `expires_in` in seconds.
  private static func document(_ conclusion: Conclusion) -> JSONValue {
    func list(_ name: String) -> JSONValue {
      .array((conclusion.texts[name] ?? "").split(separator: ",").map { .string(String($0)) })
    }
    return [
      "result": "given", "kind": .string(conclusion.texts["kind"] ?? ""),
      "products": list("products"), "scopes": list("grantedScopes"),
      "expires_in": conclusion.texts["seconds"].flatMap { Int($0) }.map { .integer($0) } ?? .null,
      "evidence": .array(
        conclusion.evidence.map { ["what": .string($0.what), "found": .string($0.found)] }),
      "cautions": .array(conclusion.cautions.map { .string($0) }),
    ]
  }
}

extension Problem {
  /// Whether the command line was wrong or lacked something.
  fileprivate var isMisuse: Bool {
    switch self {
    case .missingInput, .unusableInput, .address, .plainHTTP, .jwt(.notSent(.keyMissing)),
      .credentialFile(_, .several), .credentialFile(_, .noneNamed):
      true
    default: false
    }
  }
}

extension Failure {
  /// The words for a problem of the engine: what happened and what to do.
  init(_ problem: Problem) {
    let text = ProblemText(problem)
    self.init(text.cause, status: problem.isMisuse ? .misuse : .failed)
    sentences += text.advice
  }
}
