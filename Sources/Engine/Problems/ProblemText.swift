import HTTP

/// The words for a problem: the only place that has them.
package struct ProblemText: Equatable, Sendable, Codable {
  /// A name for it that does not change, such as `author.password`.
  package let code: String
  /// The finding, and what was expected instead.
  package let cause: String
  /// The steps to take next, one act in each sentence, the likeliest first.
  package let advice: [String]
  /// The change that was sent, got no answer and may still arrive, when the engine knows it.
  package var underWay: Change?

  /// The name of ``Problem/changeAmbiguous(_:)``.
  package static let ambiguousCode = "write.ambiguous"

  /// The words for a problem.
  package init(_ problem: Problem) {
    switch problem {
    case .unknownOperation(let name):
      self.init(
        "engine.operation", "A screen asks for the operation \(name), which does not exist.",
        "Use the screens that belong to this version of aem-setup.")
    case .missingInput(let name):
      self.init("input.missing", "The value \(name) is needed and was not given.", "Give \(name).")
    case .unusableInput(let name, let sentence):
      self.init(
        "input.unusable", "The value \(name) cannot be used. \(sentence)", "Correct \(name).")
    case .address(let what, let flaw):
      self.init(
        "input.address", "The address of \(what) cannot be used: \(Self.reason(flaw)).",
        "Give an address such as https://host:port.")
    case .plainHTTP(let host):
      self.init(
        "input.plain-http",
        "Credentials would travel to \(host) over http, where they can be read on their way.",
        "Use the https address.",
        "For an AEM inside a network that you trust, allow plain http (aem.allowPlainHTTP: yes).")
    case .noAnswer(let system, let failure): self = Self.noAnswer(system, failure)
    case .changeAmbiguous(let lost):
      self.init(
        Self.ambiguousCode,
        "\(Self(lost.cause).cause) The change was looked for and does not show: \(lost.finding). It"
          + " may still arrive, so it is not sent again without your word.",
        "Wait some minutes, then run the step again: it looks first, and goes on when the change is"
          + " there.",
        "When it does not show even then, resume this session at a terminal. There you decide"
          + " whether it is sent again.")
      underWay = lost.underWay
    case .worldMoved:
      self.init(
        "write.moved", "What the changes rest on is not as it was a moment ago.",
        "Run the step again: it shows what is to be changed now.",
        "See whether somebody else changes the same thing right now.")
    case .readsBackDifferently(let changes):
      let named = changes.prefix(3).map { change in
        "\(change.what): found \(change.before ?? "nothing"), wanted \(change.after ?? "nothing")"
      }
      let more = changes.count > 3 ? ", and \(changes.count - 3) more" : ""
      self.init(
        "write.reads-back-differently",
        "The changes were taken without an error, but reading back shows other values: "
          + "\(named.joined(separator: "; "))\(more).",
        "Run the step again.", "See whether somebody else changes the same thing right now.",
        "Look in AEM's error.log for the reason.")
    case .cancelled:
      self.init(
        "run.cancelled", "The step was stopped before it was done.",
        "Run it again: it starts by looking at what is there.")
    case .author(let problem): self = Self.author(problem)
    case .configuration(let problem): self = Self.configuration(problem)
    case .validation(let problem): self = Self.validation(problem)
    case .workflow(let problem): self = Self.workflow(problem)
    case .osgi(let problem): self = Self.osgi(problem)
    case .imsConfiguration(let problem): self = Self.imsConfiguration(problem)
    case .cloudService(let problem): self = Self.cloudService(problem)
    case .keystore(let problem): self = Self.keystore(problem)
    case .brandPortal(let problem): self = Self.brandPortal(problem)
    case .target(let problem): self = Self.target(problem)
    case .token(let problem): self = Self.token(problem)
    case .jwt(let problem): self = Self.jwt(problem)
    case .credentialFile(let path, let flaw): self = Self.credentialFile(path, flaw)
    case .certificateFile(let path, let problem): self = Self.certificateFile(path, problem)
    case .console(let problem): self = Self.console(problem)
    }
  }

  /// The words as they are.
  init(_ code: String, _ cause: String, _ advice: String...) {
    self.init(code, cause, advice: advice)
  }

  /// The words as they are, with advice that was put together.
  package init(_ code: String, _ cause: String, advice: [String]) {
    self.code = code
    // A sentence that begins with the name of a system.
    self.cause = cause.hasPrefix("the ") ? "The " + cause.dropFirst(4) : cause
    self.advice = advice
  }

  /// Whether something was sent that may still arrive.
  package var isAmbiguous: Bool { code == Self.ambiguousCode }

  /// Whether what is under way is among the changes that a plan would make: it has not arrived.
  package func isUnderWay(in plan: Plan) -> Bool {
    guard let underWay else { return true }
    return plan.makes(underWay)
  }

  /// Why a text is no address, as the end of a sentence.
  static func reason(_ flaw: WebAddress.Flaw) -> String {
    switch flaw {
    case .empty: "it is empty"
    case .scheme(nil): "it does not start with https://"
    case .scheme(let scheme?): "\(scheme.prefix(20)):// is neither https:// nor http://"
    case .credentials: "it contains a user or a password, which are given apart from it"
    case .host: "its host is missing or contains a character that no host has"
    case .port(let port): "\(port.prefix(20)) is no port; ports go from 1 to 65535"
    case .character: "it contains a space or another character that no address has"
    }
  }

  /// A comma-separated list for a sentence.
  static func list(_ items: [String]) -> String {
    items.isEmpty ? "none" : items.joined(separator: ", ")
  }

  /// The words of a server, as the end of a sentence; nothing when it said nothing.
  static func said(_ message: String) -> String {
    message.isEmpty ? "" : ": \(message)"
  }
}
