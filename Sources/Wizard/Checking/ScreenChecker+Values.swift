import Engine

extension ScreenChecker {
  /// Checks that every value is used, has a short label, and is explained where a person types it.
  func values() -> [Fault] {
    let screens = catalog.procedures.values.flatMap(\.screens)
    // An operation that names a value itself finds it for whoever wants it.
    let named = Set(signatures.values.flatMap(\.outputs).map(\.name))
    let used = screens.reduce(into: presetNames.union(named)) { $0.formUnion($1.usedValues) }
    let typed = Set(screens.compactMap(\.page).flatMap(\.fields))
    return catalog.values.sorted { $0.key < $1.key }.flatMap { name, value in
      var messages = words(of: value)
      if !used.contains(name) { messages.append("nothing uses it") }
      if value.help.isEmpty, typed.contains(name) {
        messages.append("it is asked for and has no help")
      }
      return messages.map { Fault(place: "values/\(name)", message: $0) }
    }
  }

  private func words(of value: ValueDefinition) -> [String] {
    var messages: [String] = []
    for (text, length, what) in [(value.label, 26, "the label"), (value.help, 150, "the help")]
    where StyledText(text).plain.count > length {
      messages.append("\(what) is longer than \(length) characters: \"\(text)\"")
    }
    for check in value.checks where ValueCheck(rawValue: check) == nil {
      messages.append("it names no check: \"\(check)\"")
    }
    for named in Interpolation.names(in: value.help) + Interpolation.names(in: value.preset ?? "")
    where definition(named)?.kind.isShown != true {
      messages.append("it names \"\(named)\", which is no value to show")
    }
    if value.kind == .secret, value.preset != nil { messages.append("a secret has no preset") }
    return messages
  }

  /// The values that the help or the preset of another one names.
  private var presetNames: Set<String> {
    Set(
      catalog.values.values.flatMap {
        Interpolation.names(in: $0.help) + Interpolation.names(in: $0.preset ?? "")
      })
  }
}

extension Screen {
  /// The values that a screen asks for, tests, shows or passes to an operation.
  ///
  /// A value that is only found or set does not count as used.
  fileprivate var usedValues: [String] {
    var used = askedValues + conditions.flatMap(\.values)
    let contents = conditions.flatMap(\.tests).flatMap { $0.isOneOf ?? [] }
    used += (allTexts + otherTexts + contents).flatMap { Interpolation.names(in: $0) }
    switch kind {
    case .choice(let choice): used += choice.list.map { [$0] } ?? []
    case .page(let page):
      used += page.task.map { Array($0.inputs.values) } ?? []
      used += page.task?.needs.map { [$0.value] } ?? []
    case .call(let call): used += call.returns
    case .summary: break
    }
    return used
  }
}
