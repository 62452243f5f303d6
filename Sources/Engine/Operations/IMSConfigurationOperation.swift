import FoundationEssentials
import HTTP
import Values

/// `ims.configuration`: an Adobe IMS configuration of an author.
///
/// For OAuth Server-to-Server the two OSGi configurations are written as files, the way that Adobe's
/// instructions for Smart Tags teach. For a service account (JWT), `kind` is `jwt`, AEM's own form
/// servlet is asked. Never both. A configuration with the same title and client id is taken for the
/// wanted one.
struct IMSConfigurationOperation: Operation {
  let signature = OperationSignature(
    name: "ims.configuration",
    inputs: AuthorClient.parameters + [
      .text("title"), .text("cloudSolution"), .text("clientId"), .secret("clientSecret"),
      .text("orgId"), .text("imsUrl"), .optional("scopes"), .optional("validatorType"),
      .optional("kind"), .optional("technicalAccountId"), .optional("metascope"),
      .optional("keyAlias"),
    ],
    outputs: [.text("pid")], changes: true)

  var undo: Undo { .by(IMSConfigurationUndo()) }

  /// What is there.
  struct Observation: Sendable {
    /// All configurations.
    var all: [IMSConfiguration]
    /// What the console holds of both factories, by PID.
    var held: [String: HeldConfiguration]
    /// What the files of the wanted pair say, by PID.
    var files: [String: OSGiConfiguration]
    /// AEM's form; looked for only when it would be used.
    var form: IMSForm?
  }

  func observe(_ inputs: OperationInputs, _ context: EngineContext) async throws(Problem)
    -> Observation
  {
    let author = try AuthorClient(inputs, context)
    context.report(Progress("Reading the Adobe IMS configurations"))
    let all = try await author.imsConfigurations()
    var found = Observation(all: all, held: [:], files: [:], form: nil)
    if Self.isJWT(inputs) {
      context.report(Progress("Looking for the form of Adobe IMS Configurations"))
      found.form = try await IMSForm.find(author)
      for held in try await author.instances(of: SmartTagsOSGi.customizer) {
        found.held[held.pid] = held
      }
      return found
    }
    for factory in SmartTagsOSGi.factories {
      for held in try await author.instances(of: factory) { found.held[held.pid] = held }
    }
    let wish = try IMSOSGiWish(inputs)
    for part in [wish.customizer, wish.provider] {
      found.files[part.pid] = try await author.configurationFile(part.file.name)
        .flatMap { OSGiFileContent.read($0, part.file) }
    }
    return found
  }

  func plan(_ observed: Observation, _ inputs: OperationInputs) throws(Problem) -> Plan {
    let match = try Self.match(observed, inputs)
    if Self.isJWT(inputs) { return try planForm(observed, match, inputs) }
    let wish = try IMSOSGiWish(inputs)
    let cleaner = inputs.cleaner
    if let match, match.pid != wish.provider.pid {
      let names = Self.differences(of: match, from: wish, observed)
      guard names.isEmpty else {
        throw .imsConfiguration(
          .differs(
            title: cleaner.line(match.title, limit: 80), pid: cleaner.line(match.pid), names: names)
        )
      }
      return Plan()
    }
    try Self.requireFree(wish, observed, cleaner)
    var plan = Plan()
    var replaced: [String] = []
    for part in [wish.customizer, wish.provider] {
      let held = observed.held[part.pid]
      let target = cleaner.line(part.file.name)
      if held == nil {
        plan.changes.append(
          Change("\(SmartTagsOSGi.folder)/\(target)", before: nil, after: "a file"))
      }
      for name in Self.differences(of: part, observed) {
        replaced.append(name)
        let isSecret = OSGiSecrets.isSecret(name)
        let value = part.content[name]?.elements.map(\.text).joined(separator: ", ") ?? ""
        plan.changes.append(
          Change(
            cleaner.line(name), before: held == nil ? nil : "another value",
            after: isSecret ? "the given secret" : cleaner.line(value)))
      }
    }
    if !plan.isEmpty {
      plan.restore = IMSConfigurationUndo.restore(
        wish, observed, replacing: replaced, cleaner)
      plan.cautions = [
        "The client secret stands in clear in the file, as AEM itself keeps it: whoever may read"
          + " \(SmartTagsOSGi.folder) can read it."
      ]
    }
    return plan
  }

  func apply(
    _ plan: Plan, from observed: Observation, _ inputs: OperationInputs, _ context: EngineContext
  ) async throws(Problem) -> [String: String] {
    let author = try AuthorClient(inputs, context)
    if Self.isJWT(inputs) {
      guard let form = observed.form else { throw .imsConfiguration(.formMissing) }
      context.report(Progress("Saving the configuration through AEM's form"))
      let day = 86_400.0
      let end = Int(context.now().timeIntervalSince1970 + day)
      try await form.save(try IMSFormWish(inputs), through: author, until: end) {
        () async throws(Problem) in
        var now = observed
        now.all = try await author.imsConfigurations()
        return try Self.match(now, inputs) != nil
      }
      return [:]
    }
    let wish = try IMSOSGiWish(inputs)
    // The customizer first: a provider without one signs in without a secret.
    for part in [wish.customizer, wish.provider]
    where !Self.differences(of: part, observed).isEmpty {
      context.report(Progress("Writing \(author.cleaner.line(part.file.name))"))
      try await author.upload(part.file.name, OSGiFileContent.write(part.content, part.file))
      try await author.waitUntilHeld(part.pid, part.content, context)
    }
    return [:]
  }

  func conclude(_ observed: Observation, _ inputs: OperationInputs) throws(Problem) -> Conclusion {
    guard let match = try Self.match(observed, inputs) else {
      return Conclusion(.failed("AEM has no IMS configuration with this title and client ID."))
    }
    var conclusion = Conclusion(try Self.outcome(of: match, inputs))
    let cleaner = inputs.cleaner
    conclusion.texts["pid"] = cleaner.line(match.pid)
    conclusion.evidence = [
      Evidence("IMS configuration", cleaner.line(match.title, limit: 80)),
      Evidence("Its PID", cleaner.line(match.pid)),
      Evidence("Read back", IMSConfigurationsOperation.words(match, cleaner)),
      Evidence("Its customizer", cleaner.line(match.customizers.joined(separator: ", "))),
      Evidence("Way", try Self.way(to: match, observed, inputs)),
    ]
    conclusion.cautions = [
      "Check Health has no documented call: press it under Tools > Security > Adobe IMS"
        + " Configurations."
    ]
    return conclusion
  }
}

extension IMSConfigurationOperation {
  private static func isJWT(_ inputs: OperationInputs) -> Bool { inputs.optional("kind") == "jwt" }

  /// The configuration with the wanted title and client id, or the file of the wanted name.
  private static func match(
    _ observed: Observation, _ inputs: OperationInputs
  ) throws(Problem) -> IMSConfiguration? {
    let title = try inputs.text("title")
    let client = try inputs.text("clientId")
    let matches = observed.all.filter { $0.title == title && $0.clientID == client }
    guard matches.count < 2 else {
      throw .imsConfiguration(.several(matches.map { inputs.cleaner.line($0.pid) }))
    }
    return matches.first
  }

  private func planForm(
    _ observed: Observation, _ match: IMSConfiguration?, _ inputs: OperationInputs
  ) throws(Problem) -> Plan {
    let wish = try IMSFormWish(inputs)
    if match != nil { return Plan() }
    guard let form = observed.form else { throw .imsConfiguration(.formMissing) }
    let cleaner = inputs.cleaner
    return Plan(
      changes: [
        Change(
          "Adobe IMS configuration \(cleaner.line(wish.title, limit: 80))", before: nil,
          after: "service account (JWT), client ID \(cleaner.line(wish.clientID, limit: 60)),"
            + " through \(cleaner.line(form.path))")
      ],
      cautions: [
        "Adobe has ended service account (JWT) credentials: a new configuration for one gets no"
          + " token."
      ], restore: IMSConfigurationUndo.restoreForm(observed))
  }

  /// Makes sure that no other configuration would be mixed up with the wanted one.
  private static func requireFree(
    _ wish: IMSOSGiWish, _ observed: Observation, _ cleaner: Cleaner
  ) throws(Problem) {
    for other in observed.all {
      if other.pid == wish.provider.pid {
        guard other.title == wish.title else {
          throw .imsConfiguration(
            .differs(
              title: cleaner.line(other.title, limit: 80), pid: cleaner.line(other.pid),
              names: [SmartTagsOSGi.Property.title]))
        }
      } else if other.validator == wish.validator {
        throw .imsConfiguration(
          .taken(
            validator: cleaner.line(wish.validator, limit: 60),
            title: cleaner.line(other.title, limit: 80), pid: cleaner.line(other.pid)))
      }
    }
    let rival = observed.held.values.sorted { $0.pid < $1.pid }.first {
      $0.factory == SmartTagsOSGi.customizer && $0.pid != wish.customizer.pid
        && $0.text(SmartTagsOSGi.Property.customizerType) == wish.validator
    }
    if let rival {
      throw .imsConfiguration(
        .customizerTaken(
          type: cleaner.line(wish.validator, limit: 60), pid: cleaner.line(rival.pid)))
    }
  }

  /// The names whose values are others than wanted: in the console, or in the file where the
  /// console does not tell.
  private static func differences(
    of part: IMSOSGiWish.Part, _ observed: Observation
  ) -> [String] {
    guard let held = observed.held[part.pid] else { return part.content.names }
    let told = held.differences(from: part.content)
    let file = observed.files[part.pid] ?? OSGiConfiguration()
    let inFile = Set(file.differences(from: part.content))
    let untold = part.content.names.filter { held.untold.contains($0) && inFile.contains($0) }
    return part.content.names.filter { told.contains($0) || untold.contains($0) }
  }

  /// What a configuration that was made elsewhere has otherwise.
  private static func differences(
    of match: IMSConfiguration, from wish: IMSOSGiWish, _ observed: Observation
  ) -> [String] {
    func words(_ scopes: String) -> Set<String> {
      Set(scopes.split { $0 == "," || $0.isWhitespace }.map(String.init))
    }
    var names: [String] = []
    if match.grant == .jwt { names.append(SmartTagsOSGi.Property.grants) }
    if match.validator != wish.validator { names.append(SmartTagsOSGi.Property.validator) }
    if words(match.scope) != words(wish.scopes) { names.append(SmartTagsOSGi.Property.scope) }
    guard match.customizers.count == 1 else { return names + [SmartTagsOSGi.Property.partner] }
    let secret = OSGiConfiguration(
      wish.customizer.content.properties.filter { $0.name == SmartTagsOSGi.Property.secret }
        .map { ($0.name, $0.value) })
    return names + (observed.held[match.customizers[0]]?.differences(from: secret) ?? [])
  }

  /// Whether the configuration is for the wanted product, as far as AEM tells.
  private static func outcome(
    of match: IMSConfiguration, _ inputs: OperationInputs
  ) throws(Problem) -> Outcome {
    let solution = inputs.cleaner.line(try inputs.text("cloudSolution"), limit: 60)
    if isJWT(inputs) {
      let scope = try inputs.text("metascope")
      if match.claims.contains(where: { $0.contains("/s/\(scope)\"") }) { return .passed }
      return match.claims.contains { $0.contains("/s/") }
        ? .failed("This configuration is not for \(solution): it lacks the metascope \(scope).")
        : .unknown("AEM does not show which product this configuration is for.")
    }
    guard match.pid == (try IMSOSGiWish(inputs)).provider.pid else { return .passed }
    return .unknown(
      "AEM's form keeps a Cloud Solution, and this pair has none. Check Health or AEM's own test"
        + " shows whether AEM takes it for \(solution).")
  }

  private static func way(
    to match: IMSConfiguration, _ observed: Observation, _ inputs: OperationInputs
  ) throws(Problem) -> String {
    if isJWT(inputs) {
      return observed.form.map {
        "AEM's form servlet at \(inputs.cleaner.line($0.path)), found by its resource type (inferred)"
      } ?? "was there already"
    }
    guard match.pid == (try IMSOSGiWish(inputs)).provider.pid else { return "was there already" }
    return "two OSGi configurations in \(SmartTagsOSGi.folder), as Adobe's instructions for Smart"
      + " Tags write them (inferred: AEM's own form was not used)"
  }
}
