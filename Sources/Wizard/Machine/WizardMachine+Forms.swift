import Engine
import Values

extension WizardMachine {
  /// Keeps what is typed; a field with a finding is judged again at once.
  mutating func edit(_ field: String, _ text: String) -> [WizardEffect] {
    if case .applying = phase { return refuse(Phrases.stillRunning) }
    if let definition = definition(of: field), definition.kind == .option,
      let reason = options(of: definition).first(where: { $0.value == text })?.unavailable
    {
      return refuse(interpolated(reason))
    }
    state.drafts[field] = text
    if findings[field] != nil { findings[field] = judge(field, text) }
    // An answer that was picked counts at once: it may show or hide other fields.
    let isPicked = [.option, .tick].contains(definition(of: field)?.kind)
    let isOther = text.trimmed != state.values[field]?.text
    if isPicked, take(field) { return isOther ? dropResult(of: field) + [.save] : [] }
    return text.trimmed == state.values[field]?.text ? [] : dropResult(of: field)
  }

  /// Judges a field that the person leaves, and takes the value over unless it is wrong.
  mutating func leaveField(_ field: String) -> [WizardEffect] {
    guard let definition = definition(of: field), definition.kind.isShown else { return [] }
    guard state.drafts[field] != nil else { return [] }
    return take(field) || state.drafts[field] != nil ? [.save] : []
  }

  /// Notes that this process has a secret.
  mutating func secretGiven(
    _ field: String, _ source: ValueSource, _ finding: Finding?
  ) -> [WizardEffect] {
    findings[field] = finding
    let known = state.secrets[field]?.generation ?? 0
    // A secret that is given again after a resume is taken for the same one until the engine, which
    // keeps fingerprints, finds that it is not.
    let isAgain = known > 0 && !secretsAtHand.contains(field)
    let mark = SecretMark(generation: isAgain ? known : known + 1, source: source)
    guard finding?.severity != .error else {
      secretsAtHand.remove(field)
      return []
    }
    secretsAtHand.insert(field)
    let rivals = catalog.rivals(of: field)
    // The sandbox offers all that a person can choose from.
    if source == .sandbox, known == 0, rivals.contains(where: { state.secrets[$0] != nil }) {
      return []
    }
    // What an earlier process signed in with is not asked for any more.
    for rival in rivals where !secretsAtHand.contains(rival) && source != .sandbox {
      dropSecret(rival)
    }
    guard state.secrets[field] != mark else { return [] }
    state.secrets[field] = mark
    return [.save]
  }

  /// Records the chosen answer, by its recorded value, and refuses one that is not offered.
  mutating func choose(_ option: String) -> [WizardEffect] {
    guard case .choice(let choice)? = screen(key)?.kind else { return refuse(Phrases.noChoice) }
    if let fixed = choice.options.first(where: { $0.value == option && isShown($0.when) }) {
      if let reason = fixed.unavailable { return refuse(reason) }
    } else if !isListed(option, choice) {
      return refuse(Phrases.noSuchOption(option))
    }
    guard state.values[choice.value]?.text != option else { return [] }
    set(choice.value, option, from: actor)
    return [.save]
  }

  /// Ticks an item of a page, or takes the tick away.
  mutating func tick(_ item: Int, _ isTicked: Bool) -> [WizardEffect] {
    guard let page = screen(key)?.page,
      items(of: page).contains(item) || item == page.wordIndex && wantsWord
    else { return refuse(Phrases.noChoice) }
    if page.items.indices.contains(item), isFound(page.items[item]) {
      return isTicked ? [] : refuse(Phrases.foundStays)
    }
    if isTicked {
      state.ticks[key, default: []].insert(item)
    } else {
      state.ticks[key, default: []].remove(item)
    }
    return [.save]
  }

  /// Whether the engine has found an item to be true already.
  func isFound(_ item: ChecklistItem) -> Bool {
    item.found?.holds(in: known, later: later) ?? false
  }

  /// Accepts the values of all fields.
  ///
  /// - Returns: whether the person can continue: nothing is wrong, and every warning was shown
  ///   before.
  mutating func accept(_ fields: [String]) -> Bool {
    var isGood = true
    for field in fields {
      guard let definition = definition(of: field) else { continue }
      if definition.kind == .secret {
        if !secretsAtHand.contains(field), !definition.isOptional, !later.contains(field) {
          if findings[field]?.severity != .error {
            findings[field] = Finding(.error, Phrases.secretMissing)
          }
          isGood = false
        } else if let finding = findings[field], finding.severity == .warning,
          keptWarnings[field] != finding.text
        {
          keptWarnings[field] = finding.text
          isGood = false
        }
        continue
      }
      if later.contains(field), state.drafts[field]?.isEmpty ?? true { continue }
      let text = fieldText(field)
      isGood = take(field) && isGood
      if findings[field]?.severity == .warning, keptWarnings[field] != text {
        keptWarnings[field] = text
        isGood = false
      }
    }
    if !isGood {
      let isWrong = fields.contains { findings[$0]?.severity == .error }
      refusal = isWrong ? Phrases.fixFields : Phrases.keepOrFix
    }
    return isGood
  }

  /// Judges a field and takes its value over unless it is wrong.
  private mutating func take(_ field: String) -> Bool {
    let text = fieldText(field)
    let finding = judge(field, text)
    findings[field] = finding
    guard finding?.severity != .error else { return false }
    set(field, text.trimmed, from: actor)
    state.drafts[field] = nil
    return true
  }

  /// The text of a field: what was typed, else what is known, else the preset.
  func fieldText(_ field: String) -> String {
    state.drafts[field] ?? state.values[field]?.text
      ?? definition(of: field)?.preset.map(interpolated)
      ?? (definition(of: field)?.kind == .tick ? "no" : "")
  }

  private func judge(_ field: String, _ text: String) -> Finding? {
    guard let definition = definition(of: field) else { return nil }
    switch definition.kind {
    case .option: return judgeOption(text.trimmed, definition)
    case .tick:
      return ["yes", "no"].contains(text.trimmed) ? nil : Finding(.error, Phrases.yesOrNo)
    case .text, .secret, .list, .url, .file, .number, .json:
      return ValueCheck.judge(text, by: definition)
    }
  }

  /// Records a value; an equal one keeps its origin, and another one outdates what was typed
  /// before.
  mutating func set(_ value: String, _ text: String, from source: ValueSource) {
    guard state.values[value]?.text != text else { return }
    state.values[value] = StoredValue(text, from: source)
    state.pending[value] = nil
    state.drafts[value] = nil
  }

  /// The answer to a question: what was chosen, else what was offered beforehand, else the preset;
  /// nil when it cannot be chosen.
  func answer(to choice: Choice) -> String? {
    let answer =
      state.values[choice.value]?.text ?? state.drafts[choice.value]
      ?? definition(of: choice.value)?.preset
    guard let answer else { return nil }
    let isFixed = choice.options.contains {
      $0.value == answer && $0.unavailable == nil && isShown($0.when)
    }
    return isFixed || isListed(answer, choice) ? answer : nil
  }

  /// Whether an answer can be chosen although the screen file does not list it.
  ///
  /// An operation found it, or will only find the list after apply, or this session changed
  /// something with it: a deleted item is no longer listed, and is still the answer to which one it
  /// was.
  private func isListed(_ answer: String, _ choice: Choice) -> Bool {
    if let list = choice.list, state.pending[list] != nil { return true }
    if listed(choice).contains(where: { $0.value == answer }) { return true }
    return state.records.values.contains {
      ($0.hasChanged || $0.intent != nil) && $0.inputs[choice.value] == answer
    }
  }

  /// The items that an operation found for a choice.
  func listed(_ choice: Choice) -> [ListedItem] {
    choice.list.flatMap { state.lists[$0] } ?? []
  }

  /// The values as conditions see them: all known texts, and `given` for each secret.
  var known: [String: String] {
    state.texts.merging(state.secrets.mapValues { _ in "given" }) { text, _ in text }
  }

  /// A text of the current page; what it names of the page's own fields is what they show.
  func filled(_ text: String) -> String {
    let fields = screen(key)?.page?.fieldNames ?? []
    return Interpolation.fill(text) { name in
      fields.contains(name) ? fieldText(name) : interpolated("{\(name)}")
    }
  }

  /// A text with the values it names in braces put in.
  func interpolated(_ text: String) -> String {
    Interpolation.fill(text) { name in
      state.values[name]?.text ?? state.pending[name].map { _ in Phrases.knownAfterApply }
    }
  }
}
