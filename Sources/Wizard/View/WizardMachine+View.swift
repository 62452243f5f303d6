import Engine

extension WizardMachine {
  /// The view of the current state.
  package var view: ScreenView {
    let steps = stepViews()
    let here = steps.firstIndex { $0.status == .current } ?? 0
    return ScreenView(
      breadcrumb: state.position.compactMap { catalog.procedure($0.procedure)?.title },
      title: interpolated(screen(key)?.title ?? ""), stepNumber: here + 1,
      stepCount: max(steps.count, 1),
      steps: steps, strength: strength, elements: elements, actions: actions)
  }

  private var strength: ScreenView.Strength? {
    switch screen(key)?.kind {
    case .walkthrough: .guided
    case .task(let task): signatures[task.operation]?.changes == true ? .doneForYou : .checked
    case .notice, .checklist, .choice, .form, .call, .summary, nil: nil
    }
  }

  private var elements: [ScreenView.Element] {
    guard let screen = screen(key) else { return [.finding(.error, Phrases.screenGone)] }
    let (known, later) = (known, later)
    let intro = screen.text.filter { $0.when?.holds(in: known, later: later) ?? true }
      .map { ScreenView.Element.text(interpolated($0.text)) }
    let verdict: [ScreenView.Element] =
      if case .summary = screen.kind { [verdictElement] } else { [] }
    let note = refusal.map { [ScreenView.Element.finding(.note, $0)] } ?? []
    return verdict + intro + body(of: screen) + note
  }

  private func body(of screen: Screen) -> [ScreenView.Element] {
    switch screen.kind {
    case .notice, .call: []
    case .checklist(let items): items.indices.map { .item(itemView(items[$0], at: $0)) }
    case .choice(let choice): optionViews(choice).map { .option($0) }
    case .form(let fields): fields.map { .field(fieldView($0)) }
    case .walkthrough(let walkthrough): walkthroughElements(walkthrough)
    case .task(let task): taskElements(task)
    case .summary: summaryElements
    }
  }

  private func itemView(_ item: ChecklistItem, at index: Int) -> ItemView {
    let isFound = isFound(item)
    return ItemView(
      index: index, text: interpolated(item.text),
      help: isFound ? Phrases.foundTrue : interpolated(item.help ?? ""),
      isTicked: isFound || state.ticks[key]?.contains(index) == true)
  }

  private func optionViews(_ choice: Choice) -> [OptionView] {
    let answer = answer(to: choice)
    let found = listed(choice).map { item in
      OptionView(
        value: item.value, label: item.label, hint: item.detail,
        isChosen: item.value == answer, unavailable: nil)
    }
    let fixed = choice.options.map { option in
      OptionView(
        value: option.value, label: interpolated(option.label),
        hint: interpolated(option.hint ?? ""), isChosen: option.value == answer,
        commits: option.commits ?? false, unavailable: option.unavailable.map(interpolated))
    }
    return found + fixed
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
      reads: definition?.kind == .json ? .document : .line)
  }

  private func walkthroughElements(_ walkthrough: Walkthrough) -> [ScreenView.Element] {
    let acts = walkthrough.acts.enumerated().map { index, act in
      ScreenView.Element.act(
        ActView(
          number: index + 1, text: interpolated(act.act), see: act.see.map(interpolated),
          otherwise: act.otherwise.map(interpolated), copy: act.copy.map(interpolated)))
    }
    return [.heading(interpolated(walkthrough.place))] + acts
  }

  private var actions: [ActionView] {
    guard let screen = screen(key) else { return [ActionView(.back, Phrases.backLabel)] }
    var actions = mainActions(screen)
    if phase.isRunning { return actions }
    if screen.skipNote != nil, phase != .done {
      actions.append(ActionView(.skip, Phrases.skipLabel))
    }
    if !state.trail.isEmpty { actions.append(ActionView(.back, Phrases.backLabel)) }
    actions.append(ActionView(.leave, Phrases.leaveLabel))
    return actions
  }

  private func mainActions(_ screen: Screen) -> [ActionView] {
    switch screen.kind {
    case .notice(isEnd: true): []
    case .notice(isEnd: false), .checklist, .choice, .form, .walkthrough, .call:
      [ActionView(.next, Phrases.nextLabel)]
    case .summary: [ActionView(.finish, Phrases.finishLabel)]
    case .task: taskActions
    }
  }

  private var taskActions: [ActionView] {
    switch phase {
    case .verifying, .looking, .applying: [ActionView(.cancel, Phrases.cancelLabel)]
    case .needsSecrets: [ActionView(.next, Phrases.nextLabel)]
    case .proposed: [ActionView(.confirm, Phrases.confirmLabel)]
    case .done:
      [ActionView(.next, Phrases.nextLabel), ActionView(.retry, Phrases.lookAgainLabel)]
    case .idle: [ActionView(.retry, Phrases.lookAgainLabel)]
    case .failed: [ActionView(.retry, Phrases.retryLabel)]
    case .broken(let earlier, _):
      [
        ActionView(.fix, Phrases.fixLabel(title(of: earlier))),
        ActionView(.retry, Phrases.retryLabel),
      ]
    case .waiting: []
    }
  }
}
