import Wizard

/// All paths through a procedure that a file's answers leave open.
///
/// What an operation finds is not known before anything is sent, so both paths of such a fork are
/// taken.
struct PossibleWays {
  /// A screen with the screens that called it; the current screen last.
  typealias Position = [ScreenKey]

  /// The values that are known where a screen is reached.
  struct Place {
    /// The contents by value name; a value that is missing here is certainly not known there.
    var values: [String: Contents]
    /// The values that the screen asks for without an answer in the file; true when nothing else
    /// can have given them.
    var asks: [(name: String, isSure: Bool)] = []
    /// Whether the answers leave it by another way before anything on it is asked.
    var isLeftAtOnce = false
    /// The positions that its ways out lead to, in the order of the file.
    var next: [Position] = []
  }

  /// The possible contents of a value.
  struct Contents: Equatable {
    /// The possible texts; nil when it can be any text.
    var texts: Set<String>?
    /// Whether it can also be unknown.
    var canBeUnset = false

    static let anything = Contents()

    static func text(_ text: String) -> Contents { Contents(texts: [text]) }
  }

  /// The places, by their position.
  private(set) var places: [Position: Place] = [:]
  /// The first screen; empty when there is no such procedure.
  private(set) var start: Position = []

  private let catalog: ProcedureCatalog
  private let answers: [String: String]
  private let secrets: Set<String>
  private var open: [Position] = []

  /// Follows all paths of a procedure that these answers, by value name, leave open; `secrets`
  /// names those that the file refers to.
  init(
    _ procedure: String, _ catalog: ProcedureCatalog, answers: [String: String],
    secrets: Set<String>
  ) {
    self.catalog = catalog
    self.answers = answers
    self.secrets = secrets
    guard let first = catalog.procedure(procedure) else { return }
    let known = answers.filter { $0.key == Guide.value }.mapValues(Contents.text)
    start = take(first.starts, known) { [ScreenKey(procedure, $0)] }.first ?? []
    while !open.isEmpty { visit(open.removeFirst()) }
  }

  /// The places in the order in which a person meets them.
  var order: [Position] {
    var order: [Position] = []
    var seen: Set<Position> = []
    var rest = [start]
    while let position = rest.popLast() {
      guard let place = places[position], seen.insert(position).inserted else { continue }
      order.append(position)
      rest += place.next.reversed()
    }
    return order
  }

  /// Whether the end can be reached without coming past one of these places.
  func canFinish(avoiding walls: Set<Position>) -> Bool {
    var seen = walls
    var rest = [start]
    while let position = rest.popLast() {
      guard seen.insert(position).inserted, let place = places[position] else { continue }
      if position.count == 1, case .summary? = position.last.flatMap(catalog.screen)?.kind {
        return true
      }
      rest += place.next
    }
    return false
  }

  /// Notes what is known at a screen; a call leads into what it calls.
  ///
  /// - Returns: the positions of the screens that can be current then.
  private mutating func arrive(_ position: Position, _ values: [String: Contents]) -> [Position] {
    guard let key = position.last, let screen = catalog.screen(key) else { return [] }
    if case .call(let call) = screen.kind {
      guard position.count < 8, let procedure = catalog.procedure(call.procedure) else { return [] }
      var values = values
      for (name, text) in call.with ?? [:] { values[name] = .text(text) }
      return take(procedure.starts, values) { position + [ScreenKey(procedure.name, $0)] }
    }
    guard let known = places[position] else {
      places[position] = Place(values: values)
      open.append(position)
      return [position]
    }
    let merged = Self.merge(known.values, values)
    if merged != known.values {
      places[position]?.values = merged
      if !open.contains(position) { open.append(position) }
    }
    return [position]
  }

  /// Takes every one of these ways that can be taken, up to the first that certainly is.
  ///
  /// - Returns: the positions that they lead to.
  private mutating func take(
    _ ways: [Screen.Transition], _ values: [String: Contents], to position: (String) -> Position
  ) -> [Position] {
    var values = values
    var reached: [Position] = []
    for way in ways {
      let outcome = way.when.map { $0.outcome(in: values) } ?? .always
      guard outcome != .never else { continue }
      var taken = values
      way.when?.narrow(&taken)
      for (name, text) in way.set ?? [:] {
        taken[name] = text.contains("{") ? .anything : .text(text)
      }
      reached += arrive(position(way.to), taken)
      if outcome == .always { break }
      way.when?.exclude(&values)
    }
    return reached
  }

  /// Notes that a place leads on to these positions.
  private mutating func note(_ reached: [Position], after place: Position) {
    for one in reached where places[place]?.next.contains(one) == false {
      places[place]?.next.append(one)
    }
  }

  private mutating func visit(_ position: Position) {
    guard let key = position.last, let screen = catalog.screen(key),
      var values = places[position]?.values
    else { return }
    places[position]?.next = []
    let isLeft = leaveByOthers(position, values)
    places[position]?.isLeftAtOnce = isLeft
    let asked = isLeft ? [] : asks(of: screen, &values)
    places[position]?.asks = asked
    if isLeft { return }
    if case .summary = screen.kind { return }
    if !screen.isDeadEnd { leave(position, from: position, values) }
  }

  /// Takes the other ways that the answers lead.
  ///
  /// - Returns: whether one of them is certainly taken.
  private mutating func leaveByOthers(_ position: Position, _ values: [String: Contents]) -> Bool {
    guard let key = position.last else { return false }
    let given = secrets.union(answers.keys)
    for other in catalog.screen(key)?.page?.others ?? []
    where catalog.isTaken(other, from: key, by: answers, given: given) {
      let outcome = other.when?.outcome(in: values) ?? .always
      guard outcome != .never else { continue }
      var taken = values
      other.when?.narrow(&taken)
      for (name, text) in other.set ?? [:] { taken[name] = .text(text) }
      let target = Array(position.dropLast()) + [ScreenKey(key.procedure, other.to)]
      note(arrive(target, taken), after: position)
      if outcome == .always { return true }
    }
    return false
  }

  /// Takes every way out that can be taken; the end of a called procedure leads back to its caller.
  private mutating func leave(
    _ position: Position, from place: Position, _ values: [String: Contents]
  ) {
    guard let key = position.last, let screen = catalog.screen(key) else { return }
    let callers = Array(position.dropLast())
    let reached = take(screen.transitions, values) { callers + [ScreenKey(key.procedure, $0)] }
    note(reached, after: place)
    if screen.transitions.isEmpty, !callers.isEmpty { leave(callers, from: place, values) }
  }

  /// The values that a screen asks for and nothing answers; adds what the screen gives to `values`.
  private func asks(
    of screen: Screen, _ values: inout [String: Contents]
  ) -> [(name: String, isSure: Bool)] {
    var asks: [(name: String, isSure: Bool)] = []
    func ask(_ name: String) {
      if values[name]?.canBeUnset ?? true { asks.append((name, values[name] == nil)) }
    }
    switch screen.kind {
    case .page(let page):
      for entry in page.fields + page.folded {
        let field = entry.value
        let shown = entry.when?.outcome(in: values) ?? .always
        if shown == .never { continue }
        let definition = catalog.values[field]
        if let answer = answers[field] {
          values[field] = .text(answer)
          if let options = definition?.options, definition?.kind == .option,
            !options.contains(where: { $0.value == answer && $0.unavailable == nil })
          {
            asks.append((field, shown == .always))
          }
        } else if secrets.contains(field) {
          values[field] = .text("given")
        } else if definition?.isOptional == true {
          values[field] = values[field] ?? .text("")
        } else {
          if shown == .always {
            ask(field)
          } else if values[field]?.canBeUnset ?? true {
            asks.append((field, false))
          }
          if values[field]?.canBeUnset ?? true { values[field] = contents(of: definition) }
        }
        if shown == .perhaps { values[field]?.canBeUnset = true }
      }
      for value in page.items.compactMap(\.value) { values[value] = .text("yes") }
      for value in page.allTasks.flatMap(\.outputValues) {
        values[value] = Contents(canBeUnset: values[value]?.canBeUnset ?? true)
      }
    case .choice(let choice):
      let offered = choice.options.filter { $0.unavailable == nil }.map(\.value)
      if let answer = answers[choice.value] {
        values[choice.value] = .text(answer)
        if !offered.contains(answer), choice.list == nil { asks.append((choice.value, true)) }
      } else if values[choice.value]?.canBeUnset ?? true {
        ask(choice.value)
        let known = values[choice.value].map { $0.texts } ?? []
        values[choice.value] =
          choice.list == nil ? Contents(texts: known?.union(offered)) : .anything
      }
    case .call, .summary: break
    }
    return asks
  }

  /// The possible contents of a field that somebody will fill in.
  private func contents(of definition: ValueDefinition?) -> Contents {
    switch definition?.kind {
    case .option?: Contents(texts: Set(definition?.options.map(\.value) ?? []))
    case .tick?: Contents(texts: ["yes", "no"])
    case .text?, .secret?, .list?, .url?, .file?, .number?, .json?, nil: .anything
    }
  }

  private static func merge(
    _ one: [String: Contents], _ other: [String: Contents]
  ) -> [String: Contents] {
    var merged = one
    for name in Set(one.keys).union(other.keys) {
      let (left, right) = (one[name], other[name])
      var texts: Set<String>? = []
      for contents in [left, right] {
        if let contents { texts = contents.texts.flatMap { texts?.union($0) } }
      }
      if let found = texts, found.count > 24 { texts = nil }
      merged[name] = Contents(
        texts: texts, canBeUnset: left?.canBeUnset ?? true || right?.canBeUnset ?? true)
    }
    return merged
  }
}

extension Condition {
  /// Whether it holds, as far as that is known.
  enum Outcome {
    case always
    case perhaps
    case never
  }

  /// Whether it holds among what values can hold.
  func outcome(in values: [String: PossibleWays.Contents]) -> Outcome {
    var outcome = Outcome.always
    for test in tests {
      guard let contents = values[test.value] else {
        if test.isNoneOf == nil { return .never }
        continue
      }
      if let unwanted = test.isNoneOf {
        guard let texts = contents.texts, !unwanted.contains(where: { $0.contains("{") }) else {
          outcome = .perhaps
          continue
        }
        if !contents.canBeUnset, texts.isSubset(of: unwanted) { return .never }
        if !texts.isDisjoint(with: unwanted) { outcome = .perhaps }
        continue
      }
      if contents.canBeUnset { outcome = .perhaps }
      guard let wanted = test.isOneOf else { continue }
      guard let texts = contents.texts, !wanted.contains(where: { $0.contains("{") }) else {
        outcome = .perhaps
        continue
      }
      let fitting = texts.intersection(wanted)
      if fitting.isEmpty { return .never }
      if fitting != texts { outcome = .perhaps }
    }
    return outcome
  }

  /// Removes what values cannot be when the condition holds.
  func narrow(_ values: inout [String: PossibleWays.Contents]) {
    for test in tests {
      if let unwanted = test.isNoneOf {
        if let texts = values[test.value]?.texts {
          values[test.value]?.texts = texts.subtracting(unwanted)
        }
        continue
      }
      values[test.value]?.canBeUnset = false
      guard let wanted = test.isOneOf, !wanted.contains(where: { $0.contains("{") }) else {
        continue
      }
      let texts = values[test.value]?.texts?.intersection(wanted) ?? Set(wanted)
      values[test.value]?.texts = texts
    }
  }

  /// Removes what a value cannot be when the condition does not hold; only for one test.
  func exclude(_ values: inout [String: PossibleWays.Contents]) {
    guard tests.count == 1, let texts = values[tests[0].value]?.texts else { return }
    if let unwanted = tests[0].isNoneOf {
      values[tests[0].value] = PossibleWays.Contents(texts: texts.intersection(unwanted))
      return
    }
    guard let wanted = tests[0].isOneOf else { return }
    let left = texts.subtracting(wanted)
    if !left.isEmpty { values[tests[0].value]?.texts = left }
  }
}
