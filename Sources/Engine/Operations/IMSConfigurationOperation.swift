import FoundationEssentials
import HTTP
import Values

/// `ims.configuration`: an Adobe IMS configuration of an author.
///
/// For OAuth Server-to-Server the two OSGi configurations are written as files, as Adobe's
/// instructions for Smart Tags teach. For a service account (JWT), `kind` is `jwt`, AEM's own form
/// servlet is asked. Never both. A configuration with the same title and client id is taken for the
/// wanted one.
struct IMSConfigurationOperation: Operation {
  let signature = OperationSignature(
    name: "ims.configuration", inputs: Wanted.inputs, outputs: [.text("pid")], changes: true)

  /// The configuration, and the method to create it.
  struct Wanted: DecodedInputs {
    static let title = Input.text("title")
    private static let solution = Input.text("cloudSolution")
    private static let validator = Input.optional("validatorType")
    private static let kind = Input.optional("kind")
    static let inputs: [any OperationInput] =
      AuthorClient.inputs + [title, solution]
      + TokenProviderInputs.all + [validator, kind] + IMSForm.Values.inputs

    let author: AuthorClient
    let title: String
    /// The product, as AEM's form calls it.
    let solution: String
    let clientID: String
    let way: Way

    init(_ inputs: OperationInputs, _ context: EngineContext) throws(Problem) {
      author = try AuthorClient(inputs, context)
      title = try inputs[Self.title]
      solution = try inputs[Self.solution]
      clientID = try inputs[TokenProviderInputs.clientID]
      way =
        if inputs[Self.kind] == "jwt" {
          .form(try IMSForm.Values(inputs, title: title, solution: solution))
        } else {
          .files(
            try IMSConfigurationPair(
              try TokenProviderInputs(inputs), title: title, validator: inputs[Self.validator],
              solution: solution, author.cleaner))
        }
    }

    /// The methods to create a configuration: OSGi configurations, or AEM's own form.
    enum Way: Sendable {
      /// As files, for OAuth Server-to-Server.
      case files(IMSConfigurationPair)
      /// Through the form, for a service account (JWT).
      case form(IMSForm.Values)
    }
  }

  var undo: Undo { .by(IMSConfigurationUndoOperation()) }

  /// The present configurations, and the form.
  struct Observation: Sendable {
    /// All IMS configurations of the author.
    var all: [IMSConfiguration]
    /// The configurations of both factories in the console, by PID.
    var held: [String: HeldConfiguration]
    /// The content of the files of the wanted pair, by PID.
    var files: [String: OSGiConfiguration]
    /// AEM's form; looked for only when it would be used.
    var form: IMSForm?
  }

  func observe(_ wanted: Wanted, _ context: EngineContext) async throws(Problem) -> Observation {
    let author = wanted.author
    context.report(Progress("Reading the Adobe IMS configurations"))
    let all = try await author.imsConfigurations()
    var found = Observation(all: all, held: [:], files: [:], form: nil)
    switch wanted.way {
    case .form:
      context.report(Progress("Looking for the form of Adobe IMS Configurations"))
      found.form = try await IMSForm.find(author)
      for held in try await author.instances(of: TokenProvider.customizer) {
        found.held[held.pid] = held
      }
    case .files(let pair):
      for factory in TokenProvider.factories {
        for held in try await author.instances(of: factory) { found.held[held.pid] = held }
      }
      for part in pair.parts {
        found.files[part.pid] = try await author.configurationFile(part.file.name)
          .flatMap { OSGiFileContent.read($0, part.file) }
      }
    }
    return found
  }

  func plan(_ observed: Observation, _ wanted: Wanted) throws(Problem) -> Plan {
    let match = try Self.match(observed, wanted)
    let cleaner = wanted.author.cleaner
    switch wanted.way {
    case .form(let values):
      return match == nil ? try Self.plan(toSave: values, observed, cleaner) : Plan()
    case .files(let pair): return try Self.plan(toWrite: pair, observed, match, cleaner)
    }
  }

  private static func plan(
    toWrite pair: IMSConfigurationPair, _ observed: Observation, _ match: IMSConfiguration?,
    _ cleaner: Cleaner
  ) throws(Problem) -> Plan {
    if let match, match.pid != pair.provider.pid {
      let names = differences(of: match, from: pair, observed)
      guard names.isEmpty else {
        throw .imsConfiguration(
          .differs(
            title: cleaner.line(match.title, limit: 80), pid: cleaner.line(match.pid), names: names)
        )
      }
      return Plan()
    }
    try requireFree(pair, observed, cleaner)
    var plan = Plan()
    var replaced: [String] = []
    for part in pair.parts {
      let held = observed.held[part.pid]
      let target = cleaner.line(part.file.name)
      if held == nil {
        plan.changes.append(
          Change("\(OSGiFileName.folder)/\(target)", before: nil, after: "a file"))
      }
      for name in differences(of: part, observed) {
        replaced.append(name)
        let isSecret = OSGiSecrets.isSecret(name)
        let value = part.content[name]?.elements.map(\.text).joined(separator: ", ") ?? ""
        plan.changes.append(
          Change(
            cleaner.line(name), before: held == nil ? nil : "another value",
            after: isSecret ? "the entered secret" : cleaner.line(value)))
      }
    }
    if !plan.isEmpty {
      plan.restore = IMSConfigurationUndoOperation.restore(
        pair, observed, replacing: replaced, cleaner)
      plan.cautions = [
        "The file contains the client secret unencrypted, as AEM itself keeps it. Anyone who can "
          + "read \(OSGiFileName.folder) can read the secret."
      ]
    }
    return plan
  }

  func apply(
    _ plan: Plan, from observed: Observation, _ wanted: Wanted, _ context: EngineContext
  ) async throws(Problem) -> [String: String] {
    let author = wanted.author
    switch wanted.way {
    case .form(let values):
      guard let form = observed.form else { throw .imsConfiguration(.formMissing) }
      context.report(Progress("Saving the configuration through AEM's form"))
      let day = 86_400.0
      let end = Int(context.now().timeIntervalSince1970 + day)
      try await form.save(values, through: author, until: end) { () async throws(Problem) in
        var now = observed
        now.all = try await author.imsConfigurations()
        return try Self.match(now, wanted) != nil
      }
    case .files(let pair):
      // The customizer first: a provider without one signs in without a secret.
      for part in pair.parts where !Self.differences(of: part, observed).isEmpty {
        context.report(Progress("Writing \(author.cleaner.line(part.file.name))"))
        try await author.upload(part.file.name, OSGiFileContent.write(part.content, part.file))
        try await author.waitUntilHeld(part.pid, part.content, context)
      }
    }
    return [:]
  }

  func conclude(_ observed: Observation, _ wanted: Wanted) throws(Problem) -> Conclusion {
    guard let match = try Self.match(observed, wanted) else {
      return Conclusion(.failed("AEM has no IMS configuration with this title and client ID."))
    }
    var conclusion = Conclusion(Self.outcome(of: match, wanted))
    let cleaner = wanted.author.cleaner
    conclusion.texts["pid"] = cleaner.line(match.pid)
    conclusion.evidence = [
      Evidence("IMS configuration", cleaner.line(match.title, limit: 80)),
      Evidence("PID", cleaner.line(match.pid)),
      Evidence("Verified", match.words(cleaner)),
      Evidence("Customizer", cleaner.line(match.customizers.joined(separator: ", "))),
      Evidence("Method", Self.way(to: match, observed, wanted)),
    ]
    conclusion.cautions = [
      "Adobe does not document a call for Check Health. Select it under Tools > Security > Adobe "
        + "IMS Configurations."
    ]
    return conclusion
  }
}

extension IMSConfigurationOperation {
  /// The configuration with the wanted title and client id, or the file of the wanted name.
  private static func match(
    _ observed: Observation, _ wanted: Wanted
  ) throws(Problem) -> IMSConfiguration? {
    let matches = observed.all.filter {
      $0.title == wanted.title && $0.clientID == wanted.clientID
    }
    guard matches.count < 2 else {
      throw .imsConfiguration(.several(matches.map { wanted.author.cleaner.line($0.pid) }))
    }
    return matches.first
  }

  private static func plan(
    toSave values: IMSForm.Values, _ observed: Observation, _ cleaner: Cleaner
  ) throws(Problem) -> Plan {
    guard let form = observed.form else { throw .imsConfiguration(.formMissing) }
    return Plan(
      changes: [
        Change(
          "Adobe IMS configuration \(cleaner.line(values.title, limit: 80))", before: nil,
          after: "service account (JWT), client ID \(cleaner.line(values.clientID, limit: 60)), "
            + "through \(cleaner.line(form.path))")
      ],
      cautions: [
        "Adobe discontinued service account (JWT) credentials. A new configuration for one gets "
          + "no token."
      ], restore: IMSConfigurationUndoOperation.restoreForm(observed))
  }

  /// Fails unless no other configuration would be mixed up with the wanted one.
  private static func requireFree(
    _ pair: IMSConfigurationPair, _ observed: Observation, _ cleaner: Cleaner
  ) throws(Problem) {
    for other in observed.all {
      if other.pid == pair.provider.pid {
        guard other.title == pair.title else {
          throw .imsConfiguration(
            .differs(
              title: cleaner.line(other.title, limit: 80), pid: cleaner.line(other.pid),
              names: [TokenProvider.Property.title]))
        }
      } else if other.validator == pair.validator {
        throw .imsConfiguration(
          .taken(
            validator: cleaner.line(pair.validator, limit: 60),
            title: cleaner.line(other.title, limit: 80), pid: cleaner.line(other.pid)))
      }
    }
    let rival = observed.held.values.sorted { $0.pid < $1.pid }.first {
      $0.factory == TokenProvider.customizer && $0.pid != pair.customizer.pid
        && $0.text(TokenProvider.Property.customizerType) == pair.validator
    }
    if let rival {
      throw .imsConfiguration(
        .customizerTaken(
          type: cleaner.line(pair.validator, limit: 60), pid: cleaner.line(rival.pid)))
    }
  }

  /// The names whose values are others than wanted: in the console, or in the file where the
  /// console does not show them.
  private static func differences(
    of part: IMSConfigurationPair.Part, _ observed: Observation
  ) -> [String] {
    guard let held = observed.held[part.pid] else { return part.content.names }
    let told = held.differences(from: part.content)
    let file = observed.files[part.pid] ?? OSGiConfiguration()
    let inFile = Set(file.differences(from: part.content))
    let untold = part.content.names.filter { held.untold.contains($0) && inFile.contains($0) }
    return part.content.names.filter { told.contains($0) || untold.contains($0) }
  }

  /// The differences of a configuration that was created elsewhere.
  private static func differences(
    of match: IMSConfiguration, from pair: IMSConfigurationPair, _ observed: Observation
  ) -> [String] {
    func words(_ scopes: String) -> Set<String> {
      Set(scopes.split { $0 == "," || $0.isWhitespace }.map(String.init))
    }
    var names: [String] = []
    if match.grant == .jwt { names.append(TokenProvider.Property.grants) }
    if match.validator != pair.validator { names.append(TokenProvider.Property.validator) }
    if words(match.scope) != words(pair.scopes) { names.append(TokenProvider.Property.scope) }
    guard match.customizers.count == 1 else { return names + [TokenProvider.Property.partner] }
    let secret = OSGiConfiguration(
      pair.customizer.content.properties.filter { $0.name == TokenProvider.Property.secret }
        .map { ($0.name, $0.value) })
    return names + (observed.held[match.customizers[0]]?.differences(from: secret) ?? [])
  }

  /// Whether the configuration is for the wanted product, as far as AEM shows.
  private static func outcome(of match: IMSConfiguration, _ wanted: Wanted) -> Outcome {
    let solution = wanted.author.cleaner.line(wanted.solution, limit: 60)
    switch wanted.way {
    case .form(let values):
      let scope = values.metascope
      if match.claims.contains(where: { $0.contains("/s/\(scope)\"") }) { return .passed }
      return match.claims.contains { $0.contains("/s/") }
        ? .failed("This configuration is not for \(solution): it lacks the metascope \(scope).")
        : .unknown("AEM does not show which product this configuration is for.")
    case .files(let pair) where match.pid == pair.provider.pid:
      return .unknown(
        "AEM's form keeps a Cloud Solution, and this pair has none. Check Health or AEM's own test "
          + "shows whether AEM uses it for \(solution).")
    case .files: return .passed
    }
  }

  private static func way(
    to match: IMSConfiguration, _ observed: Observation, _ wanted: Wanted
  ) -> String {
    switch wanted.way {
    case .form:
      observed.form.map {
        "AEM's form servlet at \(wanted.author.cleaner.line($0.path)), found by its resource type "
          + "(inferred)"
      } ?? "existed already"
    case .files(let pair) where match.pid == pair.provider.pid:
      "two OSGi configurations in \(OSGiFileName.folder), as Adobe's instructions for Smart "
        + "Tags write them (inferred: AEM's own form was not used)"
    case .files: "existed already"
    }
  }
}
