import Engine
import Foundation
import HTTP
import Rehearsal
import Sandbox
import TestSupport
import Wizard

@testable import aem_setup

/// One script, walked once with one face against a sandbox of its own.
struct RouteRun: Sendable {
  /// The face through which the person uses the program.
  enum Face: String, CaseIterable, Sendable {
    case fullScreen = "full screen"
    case lines = "line mode"
  }

  /// The result of a walk, in words that do not depend on addresses and times.
  struct Result: Sendable {
    var face: Face
    var path: [String]
    var values: [String: String]
    var records: [String: String]
    var requests: [String]
    var taken: Set<WayOut>
    var chosen: Set<String>
    var seconds: Double
  }

  let script: RouteScript
  let face: Face

  /// Walks on a thread of its own, because a face blocks its thread while operations run.
  func walk() async throws -> Result {
    try await withCheckedThrowingContinuation { continuation in
      Thread.detachNewThread {
        continuation.resume(with: Swift.Result { try walkHere() })
      }
    }
  }

  private func walkHere() throws -> Result {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "aem-setup-\(UUID().uuidString.prefix(8))").path
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true,
      attributes: [.posixPermissions: 0o700])
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let sandbox = try sandbox(folder)
    defer { sandbox.stop() }
    let walk = try makeWalk()
    let person = RoutePerson(
      script, walk,
      SandboxOffers(sandbox, for: walk.catalog.values, in: folder, product: script.product),
      sandbox)
    let start = ContinuousClock.now
    do {
      walk.start()
      switch face {
      case .fullScreen:
        var route = FullScreenRoute(person)
        try route.go()
      case .lines: try LineRoute(person).go()
      }
      try judge(person)
    } catch {
      throw RouteFault("\(person.walk.key): \(error)", details: details(person))
    }
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    return result(person, sandbox, folder, seconds)
  }

  /// The sandbox that the script requires.
  func sandbox(_ folder: String) throws -> Sandbox {
    // The sandbox's own release has no preset.
    let presets = try script.presets.filter { $0 != "aem-6.5.20" }.map { name in
      guard let preset = SandboxPreset(rawValue: name) else {
        throw RouteFault(
          "there is no preset \(name), but: "
            + SandboxPreset.allCases.map(\.rawValue).joined(separator: ", "))
      }
      return preset
    }
    let faults = try script.faults.map { name in
      guard let fault = SandboxFault(rawValue: name) else {
        throw RouteFault("there is no fault \(name); see `aem-setup sandbox --fault x`")
      }
      return fault
    }
    return try Sandbox(
      SandboxOptions(faults: faults, installDelay: 0, folder: folder, presets: presets))
  }

  /// A walk before its first event.
  func makeWalk(actor: ValueSource = .person) throws -> Walk {
    let catalog = try RouteFiles.catalog.get()
    guard let procedure = catalog.procedure(script.procedure) else {
      throw RouteFault("there is no procedure \(script.procedure)")
    }
    let operations = catalog.operations
    let machine = WizardMachine(
      catalog: catalog, operations: operations,
      state: WizardState(
        procedure,
        knowing: script.answers.filter { $0.key == Guide.value }
          .compactMapValues(\.texts.first), from: actor),
      actor: actor)
    let client = HTTPClient(options: HTTPOptions())
    guard let mailbox = try? Mailbox() else { preconditionFailure("no more files") }
    return Walk(machine, saver: Forgetting(), clockText: { _ in "14:02" }, mailbox: mailbox) {
      report in
      OperationRunner(
        catalog: operations,
        context: EngineContext(
          transport: client, report: report,
          // The sandbox counts calls, and not time.
          sleep: { _ in try await Task.sleep(for: .milliseconds(5)) }))
    }
  }

  /// Checks that the walk ended where the script says, along the screens that the script names.
  private func judge(_ person: RoutePerson) throws {
    let walk = person.walk
    let here = walk.key.description
    let isFinished = walk.ending == .finished
    if let stop = script.stops {
      if isFinished { throw RouteFault("it went to its end, and should stop at \(stop.at)") }
      guard here == stop.at else { throw RouteFault("it stopped here, and not at \(stop.at)") }
      guard person.shown.contains(stop.saying.filter({ !$0.isWhitespace })) else {
        throw RouteFault("it stopped, but did not say \"\(stop.saying)\"")
      }
    } else {
      guard isFinished else { throw RouteFault("it goes no further than this") }
      guard here == script.end else {
        throw RouteFault("it ended here, and not at \(script.end ?? "")")
      }
    }
    let met = Set(person.path.map(\.key.description))
    for screen in script.visits where !met.contains(screen) {
      throw RouteFault("it did not pass \(screen)")
    }
    for screen in script.avoids where met.contains(screen) {
      throw RouteFault("it passed \(screen)")
    }
    for screen in script.acts.keys where !met.contains(screen) {
      throw RouteFault("it did not come to \(screen), where an act is to be played")
    }
    if let most = script.screens, person.path.count > most {
      throw RouteFault("it came past \(person.path.count) screens, and \(most) are the most")
    }
    for screen in script.skips where !met.contains(screen) {
      throw RouteFault("it did not come to \(screen), which it is to skip")
    }
  }

  private func details(_ person: RoutePerson) -> String {
    let path = person.path.map { stop in
      "    \(stop.key)"
        + (stop.answers.isEmpty ? "" : "  [\(stop.answers.joined(separator: "; "))]")
    }
    let view = ViewText.lines(of: person.lastView).map { "    | \($0)" }
    return (["  path:"] + path + ["  last view:"] + view).joined(separator: "\n")
  }

  private func result(
    _ person: RoutePerson, _ sandbox: Sandbox, _ folder: String, _ seconds: Double
  ) -> Result {
    let facts = sandbox.facts
    func plain(_ text: String) -> String {
      [(facts.aem, "AEM"), (facts.ims, "IMS"), (facts.console, "CONSOLE"), (folder, "FOLDER")]
        .reduce(text) { $0.replacing($1.0, with: $1.1) }
        .replacing(#/[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9:.]+(Z|\+[0-9:]+)?)?/#, with: "DATE")
        .replacing(#/[0-9]{1,2} [A-Z][a-z]+ [0-9]{4}(, [0-9:]{5} UTC)?/#, with: "DATE")
        .replacing(#/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/#, with: "UUID")
        .replacing(#/[0-9]{9,}/#, with: "NUMBER")
    }
    let state = person.walk.state
    var records: [String: String] = [:]
    for (key, record) in state.records {
      records[key.description] = plain(
        "\(record.status) \(record.confirmedBy) \(record.plan?.changes ?? [])")
    }
    return Result(
      face: face, path: person.path.map(\.key.description),
      values: state.texts.mapValues(plain), records: records,
      requests: sandbox.requests.filter(\.changing)
        .map { plain("\($0.service) \($0.method) \($0.path) \($0.status)") },
      taken: person.taken, chosen: person.chosen, seconds: seconds)
  }
}
