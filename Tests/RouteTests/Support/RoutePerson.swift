import Foundation
import Rehearsal
import Sandbox
import Wizard

@testable import FullScreen
@testable import aem_setup

/// The reason why a walk did not go as its script says.
struct RouteFault: Error, CustomStringConvertible {
  /// The reason in one sentence.
  var description: String
  /// The path to the fault, and the last picture.
  var details = ""

  init(_ words: String, details: String = "") {
    description = words
    self.details = details
  }
}

/// The person who walks: knows the script and the sandbox, and decides on the answers.
///
/// A face carries the answers to the program. A value that the script does not name comes from what
/// is known already, else from the sandbox's offer, else from the preset. The last resort is the
/// first answer that can be chosen, a tick, or a text that passes the checks.
final class RoutePerson {
  let script: RouteScript
  let walk: Walk
  private let offers: SandboxOffers
  private let sandbox: Sandbox
  /// The screens in the order in which they were reached, each with its answers.
  private(set) var path: [Stop] = []
  /// The transitions that were taken.
  private(set) var taken: Set<WayOut> = []
  /// The answers that were chosen, as `procedure/screen: value`, and the other ways that were taken,
  /// as `procedure/screen => label`.
  private(set) var chosen: Set<String> = []
  /// The text that the current screen has shown since it was reached, without white space.
  private(set) var shown = ""
  /// The last view that the person answered or gave up on.
  private(set) var lastView: ScreenView
  private var position: [ScreenKey] = []
  private var met: Set<String> = []
  private var typed: [String: String] = [:]
  private var offered: [String: String] = [:]

  /// A screen on the path.
  struct Stop {
    var key: ScreenKey
    var answers: [String] = []
  }

  /// The treatment of a field.
  enum Filling: Equatable {
    case keep
    case text(String)
  }

  init(_ script: RouteScript, _ walk: Walk, _ offers: SandboxOffers, _ sandbox: Sandbox) {
    self.script = script
    self.walk = walk
    self.offers = offers
    self.sandbox = sandbox
    lastView = walk.view
  }

  /// Notes the current view, before anything is answered.
  ///
  /// - Parameters:
  ///   - text: what the face has shown since the last time.
  ///   - question: what the face asks for, where it asks for one thing after the other.
  /// - Returns: false when nothing changes any more, whatever is answered.
  /// - Throws: ``RouteFault`` when the walk reaches a screen for the fourth time.
  func sees(_ text: String, question: String = "") throws -> Bool {
    lastView = walk.view
    if walk.state.position != position {
      arrive()
      shown = ""
      met = []
      let key = walk.key
      guard path.count(where: { $0.key == key }) <= 3 else {
        throw RouteFault(
          "in a circle: \(key) for the fourth time"
            + " (an answer may be a list, one for each visit of its screen)")
      }
      try playActs()
    }
    shown += text.filter { !$0.isWhitespace }
    return met.insert(walk.view.signature + question).inserted
  }

  /// Does in AEM what the script says for this visit of the screen.
  private func playActs() throws {
    guard let texts = script.acts[walk.key.description]?.texts, !texts.isEmpty else { return }
    let visit = max(1, path.count { $0.key == walk.key })
    for name in texts[min(visit, texts.count) - 1].split(separator: " ").map(String.init) {
      guard let act = SandboxAct(rawValue: name) else {
        throw RouteFault("there is no act \(name)")
      }
      if case .impossible(let reason) = sandbox.play(act, for: script.product) {
        throw RouteFault("\(name) cannot be played: \(reason)")
      }
      note("act \(name)")
    }
  }

  /// Whether the script skips the current screen.
  func skips() throws -> Bool {
    guard script.skips.contains(walk.key.description) else { return false }
    guard walk.view.action(.skip) != nil else {
      throw RouteFault("it is to be skipped, and cannot be, or is done already")
    }
    note("skipped")
    return true
  }

  /// The place of the other way that the script takes here: the button that it names, the first
  /// time, or one whose values are all among its answers.
  func otherWay() throws -> Int? {
    let key = walk.key
    guard let label = script.others[key.description], chosen.insert("\(key) => \(label)").inserted
    else { return try answeredWay() }
    let place = walk.others.first { walk.catalog.screen(key)?.page?.others[$0].label == label }
    guard let place else { throw RouteFault("there is no button \"\(label)\"") }
    note(label)
    return place
  }

  /// The place of the other way for which the script has answers to all that it sets.
  ///
  /// An answer that belongs to an item of the page says whether that is ticked.
  private func answeredWay() throws -> Int? {
    guard let page = walk.catalog.screen(walk.key)?.page else { return nil }
    let place = try walk.others.first { place in
      guard let set = page.others[place].set, !set.isEmpty,
        !page.items.contains(where: { $0.value.map { set[$0] != nil } ?? false })
      else { return false }
      return try set.allSatisfy { try answer(named: $0.key) == $0.value }
    }
    if let place {
      note("took \(page.others[place].label)")
      chosen.insert("\(walk.key) => \(page.others[place].label)")
    }
    return place
  }

  /// Whether the person opens the line of fields that are folded away, because one of them is to
  /// have another text than it has.
  func opensMore() throws -> Bool {
    let closed = walk.view.elements.flatMap { element -> [String] in
      if case .more(let more) = element, !more.isOpen { more.labels } else { [] }
    }
    guard let page = walk.catalog.screen(walk.key)?.page else { return false }
    return try page.folded.contains { field in
      guard let label = walk.catalog.values[field.value]?.label, closed.contains(label) else {
        return false
      }
      let now = walk.state.values[field.value]?.text ?? ""
      let wanted = try answer(named: field.value) ?? (now.isEmpty ? offer(field.value) : nil)
      let shown = now.isEmpty ? walk.catalog.values[field.value]?.preset : now
      return wanted != nil && wanted != shown && typed[field.value] != wanted
    }
  }

  /// The value for a field.
  func filling(of field: FieldView) throws -> Filling {
    let definition = walk.catalog.values[field.name]
    guard let definition else { throw RouteFault("\(field.name) is not a value") }
    let named = try answer(named: field.name)
    if field.secret != nil {
      if field.secret == .given, named == nil || named == typed[field.name] { return .keep }
      let text = try named ?? offer(field.name) ?? offers.sample(for: definition)
      typed[field.name] = text
      note("\(field.name) given")
      return .text(text)
    }
    var text = named
    if text == nil, walk.state.values[field.name]?.text.isEmpty ?? true {
      text = try offer(field.name)
      if text == nil, field.text.isEmpty, !definition.isOptional {
        text = try offers.sample(for: definition)
      }
    }
    // What is pasted as several lines is kept as one.
    guard let text, text.filter({ !$0.isNewline }) != field.text else { return .keep }
    note("\(field.name) = \(text.prefix(60))")
    typed[field.name] = text
    return .text(text)
  }

  /// The answer to the current question.
  func option(in options: [OptionView]) throws -> OptionView {
    guard case .choice(let choice)? = walk.catalog.screen(walk.key)?.kind else {
      throw RouteFault("it asks nothing")
    }
    var option = options.first(where: \.isChosen) ?? options.first { $0.unavailable == nil }
    if let named = try answer(named: choice.value) {
      option = options.first { $0.value == named } ?? options.first { $0.label == named }
      if option == nil {
        let known = options.map(\.value).joined(separator: ", ")
        throw RouteFault("\(choice.value) cannot be \"\(named)\", but one of: \(known)")
      }
    }
    guard let option else { throw RouteFault("there is no answer that can be chosen") }
    note("\(choice.value) = \(option.value)")
    chosen.insert("\(walk.key): \(option.value)")
    return option
  }

  /// The items whose tick has to change.
  func toggles(in items: [ItemView]) throws -> [ItemView] {
    let definitions = walk.catalog.screen(walk.key)?.page?.items ?? []
    return try items.filter { item in
      guard definitions.indices.contains(item.index) else { return try givesWord(item) }
      let answer = try definitions[item.index].value.flatMap { try self.answer(named: $0) }
      return item.isTicked != (answer != "no") && !(item.isTicked && isFound(item, definitions))
    }
  }

  /// Whether the person gives the word in place of the task's result, which a script has to say: as
  /// the answer `done` to the screen's name.
  private func givesWord(_ item: ItemView) throws -> Bool {
    guard !item.isTicked, try answer(named: walk.key.description) == "done" else { return false }
    note("on the person's word")
    return true
  }

  /// The sandbox's offer, the same one for the whole walk.
  private func offer(_ value: String) throws -> String? {
    if let known = offered[value] { return known }
    let offer = try offers.answer(to: value)
    offered[value] = offer
    return offer
  }

  /// Whether the engine has ticked the item, which then stays ticked.
  private func isFound(_ item: ItemView, _ definitions: [ChecklistItem]) -> Bool {
    definitions[item.index].found?.holds(in: known) ?? false
  }

  private func answer(named value: String) throws -> String? {
    guard let texts = script.answers[value]?.texts, !texts.isEmpty else { return nil }
    let key = walk.key
    let visit = max(1, path.count { $0.key == key })
    return try filled(texts[min(visit, texts.count) - 1])
  }

  /// The text with each name in braces replaced by the sandbox's offer or a known value.
  private func filled(_ text: String) throws -> String {
    var result = ""
    var rest = text[...]
    while let match = rest.firstMatch(of: #/\{([A-Za-z][A-Za-z0-9.]*)\}/#) {
      let name = String(match.1)
      let value = Self.shortNames[name] ?? name
      guard let found = try offer(value) ?? walk.state.values[value]?.text else {
        throw RouteFault("{\(name)} is neither the sandbox's nor a known value")
      }
      result += rest[..<match.range.lowerBound] + found
      rest = rest[match.range.upperBound...]
    }
    return result + rest
  }

  /// The short names that scripts have for frequent values.
  static let shortNames = [
    "aem": "aem.url", "ims": "ims.url", "console": "console.url", "user": "aem.user",
    "password": "aem.password", "clientId": "credential.clientId",
    "clientSecret": "credential.clientSecret", "orgId": "credential.orgId",
    "technicalAccountId": "credential.technicalAccountId", "scopes": "credential.scopes",
    "userToken": "console.token", "credentialFile": "credential.file",
    "tenantUrl": "brandPortal.tenantUrl", "targetClientCode": "target.clientCode",
    "jwtClientId": "jwt.clientId", "jwtClientSecret": "jwt.clientSecret",
    "jwtTechnicalAccountId": "jwt.technicalAccountId", "jwtPayload": "jwt.payload",
    "certificateFile": "certificate.file",
  ]

  private func note(_ words: String) {
    guard !path.isEmpty else { return }
    path[path.count - 1].answers.append(words)
  }

  /// The values as conditions see them: a secret only as `given`.
  private var known: [String: String] {
    let secrets = walk.state.secrets.mapValues { _ in "given" }
    return walk.state.texts.merging(secrets) { text, _ in text }
  }

  /// Whether the transition itself sets a value of the condition, which then need not hold
  /// afterwards.
  private static func isOvertaken(_ condition: Condition, by set: [String: String]?) -> Bool {
    condition.tests.contains { set?[$0.value] != nil }
  }

  private func arrive() {
    let before = position
    position = walk.state.position
    path.append(Stop(key: walk.key))
    for depth in before.indices.reversed() {
      let transitions = walk.catalog.screen(before[depth])?.transitions ?? []
      guard !transitions.isEmpty else { continue }
      let known = known
      let index = transitions.firstIndex { way in
        position.indices.contains(depth)
          && position[depth] == ScreenKey(before[depth].procedure, way.to)
          && (way.when.map { $0.holds(in: known) || Self.isOvertaken($0, by: way.set) } ?? true)
      }
      if let index { taken.insert(WayOut(from: before[depth], index: index)) }
      return
    }
  }
}

/// One transition of a screen, by its place in the file.
struct WayOut: Hashable {
  var from: ScreenKey
  var index: Int
}
