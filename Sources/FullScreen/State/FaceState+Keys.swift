import Engine
import Wizard

extension FaceState {
  /// Takes a key that came at a time on a clock that only goes forward.
  ///
  /// - Returns: what has to be done, in order; the view that follows goes to ``adopt(_:size:at:)``.
  mutating func handle(
    _ key: Key, _ view: ScreenView, _ size: Size, at now: Duration
  ) -> [FaceAction] {
    let isTaken = takesKey(at: now)
    let before = message
    message = nil
    if let actions = handleAnywhere(key, view) { return actions }
    guard isTaken else {
      message = before
      return []
    }
    switch overlay {
    case .none: return handleScreen(key, view, size)
    case .steps(let index): return handleSteps(key, index, view)
    case .help(let line): return handleHelp(key, line, size)
    case .details(let index): return handleDetails(key, index, view)
    case .pane(let line): return handlePane(key, line, view, size)
    case .skipReason(let edit): return handleSkipReason(key, edit)
    }
  }

  /// Keys that mean the same whatever lies over the screen.
  private mutating func handleAnywhere(_ key: Key, _ view: ScreenView) -> [FaceAction]? {
    switch key {
    case .control("x"), .control("c"), .control("q"), .function(10):
      return leavingFocus(view) + [.send(.leave)]
    case .control("l"), .function(3):
      return [.redraw]
    case .control("z"):
      return [.suspend]
    case .control("t"), .function(4):
      theme = theme.next(colors: colors)
      message = Wording.theme(theme)
      return []
    default:
      return nil
    }
  }

  private mutating func handleScreen(
    _ key: Key, _ view: ScreenView, _ size: Size
  ) -> [FaceAction] {
    switch key {
    case .control("k"), .function(1):
      overlay = .help(0)
      return []
    case .function(2) where !view.details.isEmpty:
      overlay = .details(0)
      return []
    case .control("g"), .function(2):
      overlay = .steps(view.steps.firstIndex { $0.status == .current } ?? 0)
      return []
    case .control("p"):
      return goBack(view)
    case .escape:
      if let cancel = view.action(.cancel), cancel.unavailable == nil {
        return [.send(.cancel)]
      }
      return goBack(view)
    case .control("r"), .function(5):
      guard let retry = view.action(.retry) else { return refuse(Wording.nothingToRetry) }
      return press(retry, view)
    case .control("a") where view.act != nil, .function(6) where view.act != nil:
      return [.play]
    case .tab: return move(by: 1, view, size)
    case .backTab: return move(by: -1, view, size)
    case .pageDown: return page(1, view, size)
    case .pageUp: return page(-1, view, size)
    default: break
    }
    switch focus {
    case .field(let name):
      guard let field = view.fields.first(where: { $0.name == name }) else { return [] }
      return handleField(key, field, view, size)
    case .copy(let act, let field):
      guard let value = view.copied(act: act, field: field) else { return [] }
      return handleCopy(key, value.what, value.found, view, size)
    case .more: return handleMore(key, view, size)
    case .option(let value): return handleOption(key, value, view, size)
    case .item(let index): return handleItem(key, index, view, size)
    case .action(let action): return handleButton(key, action, view, size)
    case .nothing: return handleNothing(key, view, size)
    }
  }

  /// Does what Enter does, once the view is as leaving the field or choosing has made it.
  mutating func advance(_ view: ScreenView) -> [FaceAction] {
    guard let action = view.actions.first else { return [] }
    switch action.action {
    case .next, .finish, .retry, .fix:
      return act(on: action)
    case .confirm:
      // Changes are never made by an Enter that was meant for something else.
      return refuse(Wording.enterAlone)
    case .other, .skip, .cancel, .back, .leave:
      return []
    }
  }

  /// Says why a key does nothing.
  mutating func refuse(_ reason: String) -> [FaceAction] {
    message = reason
    return []
  }

  private mutating func goBack(_ view: ScreenView) -> [FaceAction] {
    guard let back = view.action(.back) else { return refuse(Wording.nothingBefore) }
    return press(back, view)
  }

  /// Selects a button; a field that had the focus is left.
  mutating func press(_ action: ActionView, _ view: ScreenView) -> [FaceAction] {
    let before = action.unavailable == nil ? leavingFocus(view) : []
    return before + act(on: action)
  }

  private mutating func act(on action: ActionView) -> [FaceAction] {
    if let reason = action.unavailable {
      return refuse(Wording.cannot(action.label, reason))
    }
    switch action.action {
    case .next:
      hasPressedOn = true
      return [.send(.next)]
    case .confirm:
      if let objection = sight?.objection(at: now) { return refuse(objection) }
      hasPressedOn = true
      return [.send(.confirm)]
    case .finish:
      hasPressedOn = true
      return [.send(.finish)]
    case .retry: return [.send(.retry)]
    case .fix: return [.send(.fix)]
    case .cancel: return [.send(.cancel)]
    case .other(let place): return [.send(.other(place))]
    case .back: return [.send(.back)]
    case .leave: return [.send(.leave)]
    case .skip:
      overlay = .skipReason(TextEdit(""))
      return []
    }
  }

  /// The effect of leaving the focused field: it is judged and kept, a secret is handed over.
  mutating func leavingFocus(_ view: ScreenView) -> [FaceAction] {
    guard case .field(let name) = focus,
      let field = view.fields.first(where: { $0.name == name })
    else { return [] }
    guard field.secret != nil else { return [.send(.leaveField(name))] }
    guard let draft = secrets[name], draft.isDirty else { return [] }
    if draft.shape.isEmpty {
      secrets[name] = nil
      return []
    }
    secrets[name]?.isDirty = false
    return [.give(secret: name)]
  }
}
