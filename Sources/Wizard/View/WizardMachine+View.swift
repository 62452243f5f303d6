import Engine

extension WizardMachine {
  /// The view of the current state.
  package var view: ScreenView {
    let steps = stepViews()
    let here = steps.firstIndex { $0.status == .current }
    return ScreenView(
      breadcrumb: state.position.compactMap { catalog.procedure($0.procedure)?.title },
      title: interpolated(screen(key)?.title ?? ""),
      stepNumber: here.map { $0 + 1 } ?? (guide == nil ? 1 : 0),
      stepCount: max(steps.count, 1),
      steps: steps, strength: strength, elements: elements, actions: actions, pane: paneView)
  }

  private var strength: ScreenView.Strength? {
    guard let page = screen(key)?.page else { return nil }
    if page.walkthrough != nil { return .guided }
    guard page.runsTasks else { return nil }
    let changes = page.allTasks.contains { signatures[$0.operation]?.changes == true }
    return changes ? .doneForYou : .checked
  }

  private var elements: [ScreenView.Element] {
    guard let screen = screen(key) else { return [.finding(.error, Phrases.screenGone)] }
    let (known, later) = (known, later)
    let intro = screen.text.filter { $0.when?.holds(in: known, later: later) ?? true }
      .map { ScreenView.Element.text(interpolated($0.text)) }
    let verdict: [ScreenView.Element] =
      if case .summary = screen.kind { verdictElements } else { [] }
    let note = refusal.map { [ScreenView.Element.finding(.note, $0)] } ?? []
    let details = details
    let place = guideLine.map { [ScreenView.Element.text($0)] } ?? []
    return verdict + place + intro + body(of: screen) + (details.isEmpty ? [] : [.details(details)])
      + note
  }

  private func body(of screen: Screen) -> [ScreenView.Element] {
    switch screen.kind {
    case .page(let page): elements(of: page)
    case .choice(let choice): optionViews(choice).map { .option($0) }
    case .call: []
    case .summary: summaryElements
    }
  }

  /// The parts of a page in their order.
  private func elements(of page: Page) -> [ScreenView.Element] {
    var elements =
      rowElements(of: page) + guideRows(of: page)
      + (page.walkthrough.map(walkthroughElements) ?? [])
    elements += fieldElements(of: page)
    elements += items(of: page).map { .item(itemView(page.items[$0], at: $0)) }
    guard let task = page.task else {
      return elements + batchElements(page.tasks, besides: page.fieldNames)
    }
    elements += taskElements(task, besides: page.fieldNames)
    if let word = task.word, wantsWord {
      elements.append(.item(itemView(word, at: page.wordIndex)))
    }
    return elements
  }

  private func fieldElements(of page: Page) -> [ScreenView.Element] {
    func views(_ fields: [PageField]) -> [FieldView] {
      fields.filter { isShown($0.when) }.map { fieldView($0.value) }
    }
    let folded = views(page.folded)
    let isOpen = isUnfolded(page)
    let more: [ScreenView.Element] =
      folded.isEmpty ? [] : [.more(MoreView(labels: folded.map(\.label), isOpen: isOpen))]
    return views(page.fields).map { .field($0) } + more
      + (isOpen ? folded.map { .field($0) } : [])
  }

  private func itemView(_ item: ChecklistItem, at index: Int) -> ItemView {
    let isFound = isFound(item)
    return ItemView(
      index: index, text: filled(item.text),
      help: isFound ? Phrases.foundTrue : filled(item.help ?? ""),
      isTicked: isFound || state.ticks[key]?.contains(index) == true)
  }

  private func optionViews(_ choice: Choice) -> [OptionView] {
    let answer = answer(to: choice)
    let found = listed(choice).map { item in
      OptionView(
        value: item.value, label: item.label, hint: item.detail,
        isChosen: item.value == answer, unavailable: nil)
    }
    let fixed = choice.options.filter { isShown($0.when) }
    return found + fixed.map { optionView($0, answer: answer) }
  }

  private func optionView(_ option: Choice.Option, answer: String?) -> OptionView {
    OptionView(
      value: option.value, label: interpolated(option.label),
      hint: interpolated(option.hint ?? ""), isChosen: option.value == answer,
      commits: option.commits ?? false, unavailable: option.unavailable.map(interpolated))
  }

  func fieldView(_ name: String) -> FieldView {
    let definition = definition(of: name)
    let isSecret = definition?.kind == .secret
    let secret: FieldView.SecretState? =
      if !isSecret {
        nil
      } else if secretsAtHand.contains(name) {
        .given
      } else {
        state.secrets[name] == nil ? .missing : .lost
      }
    return FieldView(
      name: name, label: definition?.label ?? name, text: isSecret ? "" : fieldText(name),
      help: interpolated(definition?.help ?? ""), finding: findings[name], secret: secret,
      reads: content(of: definition, text: isSecret ? "" : fieldText(name)))
  }

  private func content(of definition: ValueDefinition?, text: String) -> FieldView.Content {
    switch definition?.kind {
    case .option?:
      .option(definition.map { options(of: $0).map { optionView($0, answer: text) } } ?? [])
    case .tick?: .tick(text == "yes")
    case .json?: .document
    case .text?, .secret?, .list?, .url?, .file?, .number?, nil: .line
    }
  }

  private func walkthroughElements(_ walkthrough: Walkthrough) -> [ScreenView.Element] {
    [.heading(interpolated(walkthrough.place))] + actElements(walkthrough.acts)
  }

  /// The acts that are shown now, numbered.
  func actElements(_ acts: [Walkthrough.Act]) -> [ScreenView.Element] {
    acts.filter { isShown($0.when) }.enumerated().map { index, act in
      ScreenView.Element.act(
        ActView(
          number: index + 1, text: filled(act.act), see: act.see.map(filled),
          otherwise: act.otherwise.map(filled), copy: act.copy.map(filled),
          fields: act.fields.filter { isShown($0.when) }
            .map { Evidence(filled($0.label), filled($0.value)) }))
    }
  }

  private var actions: [ActionView] {
    guard let screen = screen(key) else { return [ActionView(.back, Phrases.backLabel)] }
    var actions = mainActions(screen)
    if case .applying = phase { return actions }
    let page = screen.page
    actions += others.compactMap { place in
      page.map { ActionView(.other(place), interpolated($0.others[place].label)) }
    }
    if phase.isRunning { return actions }
    if screen.skipNote != nil, phase != .done || isHeldUp {
      actions.append(ActionView(.skip, Phrases.skipLabel))
    }
    if !state.trail.isEmpty { actions.append(ActionView(.back, Phrases.backLabel)) }
    actions.append(ActionView(.leave, Phrases.leaveLabel))
    return actions
  }

  private func mainActions(_ screen: Screen) -> [ActionView] {
    switch screen.kind {
    case .page(let page):
      if page.isEnd {
        []
      } else if page.runsTasks {
        taskActions(of: page)
      } else {
        [ActionView(.next, Phrases.nextLabel)]
      }
    case .choice, .call: [ActionView(.next, Phrases.nextLabel)]
    case .summary: [ActionView(.finish, Phrases.finishLabel)]
    }
  }

  private func taskActions(of page: Page) -> [ActionView] {
    let next = ActionView(.next, Phrases.nextLabel)
    let again = ActionView(.retry, Phrases.lookAgainLabel)
    let retry = ActionView(.retry, Phrases.retryLabel)
    switch phase {
    case .verifying, .looking, .applying: return [ActionView(.cancel, Phrases.cancelLabel)]
    case .needsSecrets: return [next]
    case .proposed: return [ActionView(.confirm, Phrases.confirmLabel)]
    case .done: return isHeldUp && !hasWord ? [again, next] : [next, again]
    case .idle:
      return page.startsOnArrival && page.task.map(isOutOfReach) != true ? [again] : [next]
    case .failed: return wantsWord ? (hasWord ? [next, retry] : [retry, next]) : [retry]
    case .broken(let earlier, _):
      return [ActionView(.fix, Phrases.fixLabel(title(of: earlier))), retry]
    case .waiting: return []
    }
  }
}
