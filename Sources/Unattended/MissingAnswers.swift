import Wizard

/// Finds, before anything is sent, every answer that an answers file lacks.
///
/// A preset is a help for a person and never an answer for a file; it is listed as a suggestion.
package struct MissingAnswers: Sendable {
  private let catalog: ProcedureCatalog
  private let answers: [String: String]
  private let secrets: Set<String>

  /// Prepares for a file's answers.
  ///
  /// `answers` are those of the route and the file, by value name; `secrets` names the secrets that
  /// the file refers to.
  package init(
    catalog: ProcedureCatalog, answers: [String: String], secrets: Set<String>
  ) {
    self.catalog = catalog
    self.answers = answers
    self.secrets = secrets
  }

  /// An answer that is missing or cannot be given.
  package struct Gap: Equatable, Sendable {
    /// The value's name, or `procedure/screen`, which is its key in the file.
    package var name: String
    /// The value's meaning, and the possible answers.
    package var meaning: String
    /// The preset that a person would find in the field.
    package var suggestion: String?
    /// When it is needed.
    package var need: Need

    /// When an answer is needed.
    package enum Need: String, Sendable {
      /// On every way to the end.
      case always
      /// On some ways; what AEM and Adobe return decides.
      case ifAsked = "if-asked"
      /// It confirms what a person does; without it `apply` stops there.
      case confirmation
    }
  }

  /// All gaps on the ways that the answers leave open: first those that every way has, each part in
  /// the order of the screens.
  package func gaps(in procedure: String) -> [Gap] {
    let ways = PossibleWays(procedure, catalog, answers: answers, secrets: secrets)
    let order = ways.order
    // A file does not lead past what somebody does by hand and it does not confirm.
    let barriers = Set(order.filter { acts(at: $0, ways).contains { $0.answer == "done" } })
    let walls = ways.canFinish(avoiding: barriers) ? barriers : []
    var askers: [String: (all: Set<PossibleWays.Position>, isSure: Bool)] = [:]
    for position in order {
      for ask in ways.places[position]?.asks ?? [] where ask.isSure {
        askers[ask.name, default: ([], true)].all.insert(position)
      }
    }
    var gaps: [Gap] = []
    for position in order {
      guard let key = position.last, let screen = catalog.screen(key) else { continue }
      for ask in ways.places[position]?.asks ?? []
      where !gaps.contains(where: { $0.name == ask.name }) {
        let isAlways =
          askers[ask.name].map { !ways.canFinish(avoiding: walls.union($0.all)) } ?? false
        gaps.append(
          gap(ask.name, on: screen, key, ways.places[position], isAlways ? .always : .ifAsked))
      }
      // What is ticked may be true already, so it is named on every open way; work only where no way
      // leads around it.
      for act in acts(at: position, ways)
      where act.answer == "yes" || !ways.canFinish(avoiding: [position]) {
        guard !gaps.contains(where: { $0.name == act.key }) else { continue }
        gaps.append(
          Gap(
            name: act.key, meaning: "Write \"\(act.answer)\" when this is true: \(act.text)",
            need: .confirmation))
      }
    }
    return gaps.filter { $0.need == .always } + gaps.filter { $0.need == .ifAsked }
      + gaps.filter { $0.need == .confirmation }
  }

  /// The acts of a person at a place that the file does not confirm.
  private func acts(at position: PossibleWays.Position, _ ways: PossibleWays) -> [PersonAct] {
    guard ways.places[position]?.isLeftAtOnce == false, let key = position.last,
      let screen = catalog.screen(key)
    else { return [] }
    // What the engine may find to be true is not known yet.
    let items = screen.page?.items ?? []
    let found = Set(
      items.filter { $0.found != nil || $0.when != nil }.map { $0.value ?? key.description })
    return PersonAct.all(on: screen, key, known: [:])
      .filter { !$0.isConfirmed(in: answers) && !found.contains($0.key) }
  }

  private func gap(
    _ name: String, on screen: Screen, _ key: ScreenKey, _ place: PossibleWays.Place?,
    _ need: Gap.Need
  ) -> Gap {
    let definition = catalog.values[name]
    func filled(_ text: String) -> String {
      Interpolation.fill(text) { name in
        answers[name]
          ?? place?.values[name].flatMap { $0.texts?.count == 1 ? $0.texts?.first : nil }
      }
    }
    let meaning =
      if case .choice(let choice) = screen.kind {
        meaning(
          of: choice.value, among: choice.options, isListed: choice.list != nil,
          titled: screen.title)
      } else if let definition, definition.kind == .option {
        meaning(
          of: name, among: definition.options, isListed: false,
          titled: "\(definition.label): \(definition.help)")
      } else {
        "\(definition?.label ?? name): \(definition?.help ?? "")" + instead(of: name)
      }
    let preset = definition?.preset.map(filled)
    return Gap(
      name: name, meaning: filled(meaning),
      suggestion: preset?.contains("…") == true ? nil : preset, need: need)
  }

  /// The other secret that a file can have in the place of one, as a sentence.
  private func instead(of name: String) -> String {
    let rivals = catalog.rivals(of: name).sorted()
    return rivals.isEmpty ? "" : " In its place: \(rivals.joined(separator: ", "))."
  }

  private func meaning(
    of value: String, among options: [Choice.Option], isListed: Bool, titled title: String
  ) -> String {
    let offered = options.filter { $0.unavailable == nil }.map(\.value)
    let known = offered.joined(separator: ", ")
    guard let answer = answers[value] else {
      let found = isListed ? ["one that aem-setup finds on the way"] : []
      return "\(title) One of: \((offered + found).joined(separator: ", "))"
    }
    if let reason = options.first(where: { $0.value == answer })?.unavailable {
      return "\(title) \"\(answer)\" cannot be chosen: \(reason)"
    }
    return "\(title) Not \"\(answer)\", but one of: \(known)"
  }
}
