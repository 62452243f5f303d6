import Glibc
import Sandbox
import Values
import Wizard

/// Answers files that take each procedure through the sandbox, with the secrets in separate files.
///
/// Every question of a procedure, and of those that it calls, has its answer in the file, whether
/// the way comes past it or not: the sandbox's offer, else the preset, else the first answer that
/// can be chosen, or a text that passes the checks. What is given on the way is left to that.
package struct SandboxAnswers {
  /// The results of what a person does in AEM's own pages, already present in the sandbox.
  ///
  /// Nobody is there to do it, and the answers for every procedure have to lead to its end.
  package static let prepared: [SandboxPreset] = [.imsPackage, .targetConfigured, .externalizerSet]

  private let sandbox: Sandbox
  private let catalog: ProcedureCatalog
  private let folder: String

  /// Prepares to write into a private folder.
  package init(_ sandbox: Sandbox, _ catalog: ProcedureCatalog, in folder: String) {
    self.sandbox = sandbox
    self.catalog = catalog
    self.folder = folder
  }

  /// The answers in place of the usual ones when nobody is there to act in a browser or in AEM.
  private static let unattended = [
    "credential.have": "yes", "credential.source": "typed",
    // The rehearsal shows what can be changed, also where the preset leaves it as it is.
    "smartTags.tagOnUpload": "yes",
    // These need a person, or an image that AEM has tagged.
    "smartTags.proof": "no", "smartTags.train": "no",
    // Nobody fills in AEM's own form, and the sandbox takes any word as a validator.
    "ims.way": "engine", "ims.validatorType": "rehearsal",
    // What the presets of ``prepared`` create.
    "target.configurationState": "existing",
  ]

  /// The answers that confirm what the sandbox's presets did in place of a person in AEM's or
  /// Adobe's pages.
  private static let rehearsed = [
    "smart-tags": ["smart-tags/conf"], "brand-portal": ["brand-portal/publish"],
    "target": ["target-role/role", "target/acl", "target/verify"],
  ]

  /// The procedures that have a file: all that can be started.
  package var procedures: [String] { catalog.headings.filter(\.isListed).map(\.name) }

  /// Writes the file of a procedure.
  ///
  /// - Returns: its path.
  package func write(_ procedure: String) throws(RehearsalFailure) -> String {
    guard let document = try document(procedure).map({ JSONValue.object($0) }) else {
      throw .noAnswers(procedure: procedure)
    }
    let path = "\(folder)/\(procedure).json"
    try Self.write((try? document.encoded(pretty: true)) ?? [], to: path)
    return path
  }

  private func document(_ name: String) throws(RehearsalFailure) -> [String: JSONValue]? {
    guard procedures.contains(name) else { return nil }
    let screens = screens(of: name)
    let given = Set(screens.flatMap(\.givenValues))
    let offers = SandboxOffers(
      sandbox, for: catalog.values, in: folder,
      product: SandboxProduct(rawValue: name) ?? .smartTags)
    var answers: [String: JSONValue] = [:]
    for (value, screens) in Self.questions(on: screens) where !replaced.contains(value) {
      answers[value] = try answer(
        to: value, on: screens, in: name, isGiven: given.contains(value), from: offers)
    }
    // The other ways that the file takes; nothing asks for what they set.
    for other in screens.compactMap(\.page).flatMap(\.others) {
      guard let set = other.set, set.allSatisfy({ Self.unattended[$0.key] == $0.value }) else {
        continue
      }
      for (value, text) in set { answers[value] = .string(text) }
    }
    for key in Self.rehearsed[name] ?? [] { answers[key] = "done" }
    /// Takes answers out and gives them the short names that files have for them.
    func section(_ names: [String: String]) -> JSONValue? {
      var members: [String: JSONValue] = [:]
      for (value, short) in names { members[short] = answers.removeValue(forKey: value) }
      return members.isEmpty ? nil : .object(members)
    }
    var document: [String: JSONValue] = ["procedure": .string(name)]
    document["aem"] = section([
      "aem.url": "url", "aem.user": "user", "aem.password": "password", "aem.token": "token",
    ])
    document["endpoints"] = section(["ims.url": "ims", "console.url": "console"])
    document["answers"] = .object(answers)
    return document
  }

  /// The values that the file does not need: it signs in by password, or by token where the author
  /// accepts nothing else.
  private var replaced: Set<String> {
    catalog.alternatives.reduce(into: []) { names, alternative in
      if sandbox.acceptsTokensOnly {
        names.formUnion(alternative.replaced)
      } else {
        names.insert(alternative.value)
      }
    }
  }

  /// The screens of a procedure and of those that it calls.
  private func screens(of procedure: String) -> [Screen] {
    var screens: [Screen] = []
    var open = [procedure]
    var seen = Set(open)
    while let name = open.popLast() {
      for screen in catalog.procedure(name)?.screens ?? [] {
        screens.append(screen)
        if case .call(let call) = screen.kind, seen.insert(call.procedure).inserted {
          open.append(call.procedure)
        }
      }
    }
    return screens
  }

  /// The values that screens ask for, each with those that do.
  private static func questions(on screens: [Screen]) -> [String: [Screen]] {
    var questions: [String: [Screen]] = [:]
    for screen in screens {
      for value in screen.askedValues { questions[value, default: []].append(screen) }
    }
    return questions
  }

  private func answer(
    to value: String, on screens: [Screen], in procedure: String, isGiven: Bool,
    from offers: SandboxOffers
  ) throws(RehearsalFailure) -> JSONValue? {
    guard let definition = catalog.values[value] else { return nil }
    if let text = Self.unattended[value] {
      return .string(text)
    }
    if let choices = Self.choices(on: screens) {
      if let preset = definition.preset { return .string(preset) }
      if let offered = try offers.answer(to: value) { return .string(offered) }
      // The same question can be asked on several screens, with fewer answers on some.
      let common = choices[0].first { answer in choices.allSatisfy { $0.contains(answer) } }
      return (common ?? choices[0].first).map { .string($0) }
    }
    if definition.kind == .tick { return "yes" }
    var text = try offers.answer(to: value)
    if text == nil { text = definition.preset.map { filled($0, in: procedure) } }
    if text == nil, !definition.isOptional, !isGiven {
      text = try offers.sample(for: definition)
    }
    guard let text else { return nil }
    guard definition.kind == .secret else { return .string(text) }
    let path = "\(folder)/\(procedure).\(value)"
    try Self.write(Array(text.utf8), to: path)
    return ["file": .string(path)]
  }

  /// A preset with the values that the procedure, or one that it calls, sets to a fixed text.
  private func filled(_ preset: String, in procedure: String) -> String {
    let fixed = screens(of: procedure).flatMap { screen -> [[String: String]] in
      let set = screen.settings
      if case .call(let call) = screen.kind, let with = call.with { return set + [with] }
      return set
    }
    return Interpolation.fill(preset) { name in fixed.lazy.compactMap { $0[name] }.first }
  }

  /// The fixed answers of each screen that is a choice; nil when none is.
  private static func choices(on screens: [Screen]) -> [[String]]? {
    let choices = screens.compactMap(\.offeredAnswers)
    return choices.isEmpty ? nil : choices
  }

  private static func write(_ bytes: [UInt8], to path: String) throws(RehearsalFailure) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw .unwritable(path: path) }
    defer { close(descriptor) }
    guard Glibc.write(descriptor, bytes, bytes.count) == bytes.count else {
      throw .unwritable(path: path)
    }
  }
}

extension Screen {
  /// The fixed answers that can be chosen; nil when it is no choice.
  fileprivate var offeredAnswers: [String]? {
    guard case .choice(let choice) = kind else { return nil }
    return choice.options.filter { $0.unavailable == nil }.map(\.value)
  }

  /// The values that it sets by itself, or that its operation gives.
  fileprivate var givenValues: [String] {
    let set = settings.flatMap(\.keys)
    switch kind {
    case .page(let page): return set + page.allTasks.flatMap(\.outputValues)
    case .call(let call): return set + (call.with.map { Array($0.keys) } ?? [])
    case .choice, .summary: return set
    }
  }
}
