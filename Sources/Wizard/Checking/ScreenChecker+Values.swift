import Engine

extension ScreenChecker {
  /// Checks that every value is used, has a short label, and is explained where a person types it.
  func values() -> [Fault] {
    let screens = catalog.procedures.values.flatMap(\.screens)
    // An operation that names a value itself finds it for whoever wants it.
    let named = Set(signatures.values.flatMap(\.outputs).map(\.name))
    let starts = catalog.procedures.values.flatMap(\.starts)
    let atStart = starts.flatMap { ($0.when?.values ?? []) + Array(($0.set ?? [:]).keys) }
    // The document that a person follows comes from the home screen.
    let followed = catalog.guides.isEmpty ? [] : [Guide.value]
    let used = screens.reduce(into: presetNames.union(named).union(atStart + followed)) {
      $0.formUnion($1.usedValues)
    }
    let typed = Set(screens.compactMap(\.page).flatMap(\.fieldNames))
    return catalog.values.sorted { $0.key < $1.key }.flatMap { name, value in
      var messages = words(of: value)
      if !used.contains(name) { messages.append("nothing uses it") }
      if value.help.isEmpty, typed.contains(name) {
        messages.append("a screen asks for it, but it has no help")
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
      messages.append("it names \"\(named)\", which is not a value to show")
    }
    messages += words(of: value.options, value)
    if value.kind == .secret, value.preset != nil { messages.append("a secret has no preset") }
    return messages
  }

  private func words(of options: [Choice.Option], _ value: ValueDefinition) -> [String] {
    var messages: [String] = []
    if !options.isEmpty, value.kind != .option {
      messages.append("it has answers, and is of kind \(value.kind.rawValue)")
    }
    for option in options where StyledText(option.label).plain.count > 64 {
      messages.append("an answer is longer than 64 characters: \"\(option.label)\"")
    }
    for option in options where option.value == value.preset && option.commits == true {
      messages.append("\"\(option.value)\" commits to something, but is preset")
    }
    let texts: [String] = options.flatMap { [$0.label, $0.hint ?? "", $0.unavailable ?? ""] }
    let tested: [String] = options.compactMap(\.when).flatMap(\.values)
    let shown: [String] = texts.flatMap { Interpolation.names(in: $0) }
    for named in shown + tested
    where definition(named)?.kind.isShown != true {
      messages.append("an answer names \"\(named)\", which is not a value to show")
    }
    return messages
  }

  /// The values that the help or the preset of another one names, or that its answers test.
  private var presetNames: Set<String> {
    var names: Set<String> = []
    for value in catalog.values.values {
      var texts = [value.help, value.preset ?? ""]
      for option in value.options {
        texts += [option.label, option.hint ?? ""]
        names.formUnion(option.when?.values ?? [])
      }
      names.formUnion(texts.flatMap { Interpolation.names(in: $0) })
    }
    return names
  }
}

extension Screen {
  /// The values that a screen asks for, tests, shows or passes to an operation.
  ///
  /// A value that is only found or set does not count as used.
  fileprivate var usedValues: [String] {
    var used = askedValues + conditions.flatMap(\.values)
    let contents = conditions.flatMap(\.tests).flatMap(\.contents)
    used += (allTexts + otherTexts + contents).flatMap { Interpolation.names(in: $0) }
    switch kind {
    case .choice(let choice): used += choice.list.map { [$0] } ?? []
    case .page(let page):
      used += page.rows.flatMap { [$0.partValue, $0.reasonValue].compactMap(\.self) }
      used += page.allTasks.flatMap(\.inputs.values)
      used += page.task?.needs.map { [$0.value] } ?? []
    case .call(let call): used += call.returns
    case .summary: break
    }
    return used
  }
}
