import Engine
import Foundation
import HTTP
import Rehearsal
import Sandbox
import TestSupport
import Values
import Wizard

@testable import Unattended
@testable import aem_setup

/// One script as an answers file: planned against a fresh sandbox, then applied to the same one.
struct PlanRun {
  let script: RouteScript

  /// The results of a plan and of its apply.
  struct Outcome: Sendable {
    /// Each step as `screen operation: change`.
    var plan: [String]
    var apply: [String]
    /// The number of changes that apply made.
    var changes: Int
  }

  /// Runs on a thread of its own, because a face blocks its thread while operations run.
  func run() async throws -> Outcome {
    try await withCheckedThrowingContinuation { continuation in
      Thread.detachNewThread {
        continuation.resume(with: Swift.Result { try runHere() })
      }
    }
  }

  private func runHere() throws -> Outcome {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "aem-setup-plan-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let sandbox = try RouteRun(script: script, face: .lines).sandbox(folder)
    defer { sandbox.stop() }
    let offers = SandboxOffers(
      sandbox, for: try RouteFiles.catalog.get().values, in: folder, product: script.product)
    let answers = try answers(offers)
    let plan = try go(.plan, answers)
    guard sandbox.requests.allSatisfy({ !$0.changing }) else {
      throw RouteFault("the plan has changed something")
    }
    let apply = try go(.apply, answers)
    return Outcome(
      plan: plan.steps.map(Self.line), apply: apply.steps.map(Self.line),
      changes: apply.steps.flatMap(\.changes).count)
  }

  private static func line(_ step: UnattendedStep) -> String {
    "\(step.id) \(step.operation ?? "a person"): \(step.changes.map(\.what).joined(separator: ", "))"
  }

  private func go(
    _ mode: UnattendedFace.Mode, _ answers: (texts: [String: String], secrets: [String: Secret])
  ) throws -> UnattendedResult {
    let walk = try RouteRun(script: script, face: .lines).makeWalk(actor: .answers)
    walk.start(offering: answers.secrets, from: .answers)
    return UnattendedFace(mode, answers: answers.texts).run(walk)
  }

  /// The answers of the script, else those of the sandbox, else the first option or a sample.
  private func answers(
    _ offers: SandboxOffers
  ) throws -> (texts: [String: String], secrets: [String: Secret]) {
    let catalog = try RouteFiles.catalog.get()
    var texts: [String: String] = [:]
    var secrets: [String: Secret] = [:]
    for procedure in catalog.procedures.values {
      for screen in procedure.screens {
        for value in screen.askedValues where texts[value] == nil && secrets[value] == nil {
          guard let definition = catalog.values[value] else {
            continue
          }
          let named = try script.answers[value]?.texts.last.map { try Self.filled($0, offers) }
          let text = try named ?? offers.answer(to: value) ?? Self.usual(screen, definition, offers)
          guard let text else { continue }
          if definition.kind == .secret {
            secrets[value] = Secret(copying: text.utf8)
          } else {
            texts[value] = text
          }
        }
      }
    }
    for (key, label) in script.others {
      let screens = catalog.procedures.values.flatMap { procedure in
        procedure.screens.filter { ScreenKey(procedure.name, $0.id).description == key }
      }
      let other = screens.compactMap(\.page).flatMap(\.others).first { $0.label == label }
      texts.merge(other?.set ?? [:]) { $1 }
    }
    // Both go all the way: whoever has the file did what a person does.
    for key in PersonAct.keys(in: catalog) where key.contains("/") { texts[key] = "done" }
    return (texts, secrets)
  }

  private static func usual(
    _ screen: Screen, _ definition: ValueDefinition, _ offers: SandboxOffers
  ) throws -> String? {
    if definition.kind == .tick { return "yes" }
    switch screen.kind {
    case .choice(let choice):
      return definition.preset ?? choice.options.first { $0.unavailable == nil }?.value
    case .page, .call, .summary:
      return try definition.preset ?? (definition.isOptional ? nil : offers.sample(for: definition))
    }
  }

  private static func filled(_ text: String, _ offers: SandboxOffers) throws -> String {
    var result = text
    for match in text.matches(of: #/\{([A-Za-z][A-Za-z0-9.]*)\}/#) {
      let name = RoutePerson.shortNames[String(match.1)] ?? String(match.1)
      result = result.replacing(match.0, with: try offers.answer(to: name) ?? "")
    }
    return result
  }
}
