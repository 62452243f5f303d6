import Values
import Wizard

extension FaceState {
  /// Keys in a field.
  mutating func handleField(
    _ key: Key, _ field: FieldView, _ view: ScreenView, _ size: Size
  ) -> [FaceAction] {
    switch key {
    case .enter: return goOn(from: .field(field.name), view, size)
    case .down: return step(1, view, size)
    case .up: return step(-1, view, size)
    default: break
    }
    switch field.reads {
    case .option(let options): return pick(key, among: options, field, view, size)
    case .tick(let isTicked):
      guard [.scalar(" "), .left, .right].contains(key) else { return handleIdle(key, view, size) }
      return [.send(.edit(field: field.name, text: isTicked ? "no" : "yes"))]
    case .line, .document:
      return field.secret == nil ? edit(key, field) : editSecret(key, field)
    }
  }

  /// Keys in a field with answers: the next one or the one before that can be chosen.
  private mutating func pick(
    _ key: Key, among options: [OptionView], _ field: FieldView, _ view: ScreenView, _ size: Size
  ) -> [FaceAction] {
    let step: Int
    switch key {
    case .right, .scalar(" "): step = 1
    case .left: step = -1
    default: return handleIdle(key, view, size)
    }
    let free = options.filter { $0.unavailable == nil }
    guard !free.isEmpty else { return refuse(Wording.nothingToFocus) }
    let here = free.firstIndex(where: \.isChosen) ?? (step > 0 ? -1 : 0)
    let option = free[(here + step + free.count) % free.count]
    return option.isChosen ? [] : [.send(.edit(field: field.name, text: option.value))]
  }

  /// Keys on a value of the other product's page.
  mutating func handleCopy(
    _ key: Key, _ label: String, _ value: String, _ view: ScreenView, _ size: Size
  ) -> [FaceAction] {
    switch key {
    case .enter, .scalar(" "), .scalar("c"):
      message = Wording.copied(label)
      return [.copy(value)]
    case .down, .right: return step(1, view, size)
    case .up, .left: return step(-1, view, size)
    default: return handleIdle(key, view, size)
    }
  }

  /// Keys on the line above fields that are folded away.
  mutating func handleMore(_ key: Key, _ view: ScreenView, _ size: Size) -> [FaceAction] {
    switch key {
    case .enter, .scalar(" "), .right, .left: return [.send(.fold)]
    case .down: return step(1, view, size)
    case .up: return step(-1, view, size)
    default: return handleIdle(key, view, size)
    }
  }

  private mutating func edit(_ key: Key, _ field: FieldView) -> [FaceAction] {
    var edit = TextEdit(field.text, cursor: cursor)
    guard apply(key, to: &edit) else { return [] }
    cursor = edit.cursor
    return edit.text == field.text ? [] : [.send(.edit(field: field.name, text: edit.text))]
  }

  /// Applies an editing key; says why when it cannot.
  ///
  /// - Returns: whether the text or the cursor may have changed.
  mutating func apply(_ key: Key, to edit: inout TextEdit) -> Bool {
    switch key {
    case .scalar(let scalar):
      guard edit.insert(String(Character(scalar))) else {
        message = Wording.fieldFull
        return false
      }
    case .paste(let paste):
      let clean = paste.cleaned()
      guard edit.insert(clean.text) else {
        message = Wording.fieldFull
        return false
      }
      message = Wording.pasted(clean.changes)
    case .left: edit.move(by: -1)
    case .right: edit.move(by: 1)
    case .home: edit.moveToStart()
    case .end: edit.moveToEnd()
    case .backspace: edit.removeBefore()
    case .delete: edit.removeAfter()
    case .control("u"): edit.clear()
    default:
      message = Wording.unknownKey
      return false
    }
    return true
  }

  private mutating func editSecret(_ key: Key, _ field: FieldView) -> [FaceAction] {
    let name = field.name
    var draft = secrets[name] ?? SecretDraft()
    let change: SecretEdit
    switch key {
    case .scalar(let scalar):
      guard draft.shape.byteCount + 4 <= TextEdit.limit else { return refuse(Wording.fieldFull) }
      draft.shape.append(scalar)
      change = .typed(scalar)
    case .paste(let paste):
      let clean = paste.cleaned()
      guard draft.shape.byteCount + clean.shape.byteCount <= TextEdit.limit else {
        return refuse(Wording.fieldFull)
      }
      draft.shape.append(clean.shape)
      message = Wording.pasted(clean.changes)
      change = .pasted(paste)
    case .backspace:
      guard let bytes = draft.shape.removeLast() else {
        return refuse(field.secret == .given ? Wording.typeToReplace : Wording.nothingToRemove)
      }
      change = .removeLast(bytes)
    case .control("u"):
      guard !draft.shape.isEmpty else {
        return refuse(field.secret == .given ? Wording.typeToReplace : Wording.nothingToRemove)
      }
      draft.shape = SecretShape()
      change = .clear
    case .left, .right, .home, .end, .delete: return refuse(Wording.secretsAtEnd)
    default: return refuse(Wording.unknownKey)
    }
    draft.isDirty = true
    secrets[name] = draft
    return [.edit(secret: name, change)]
  }

  /// Keys on an answer.
  mutating func handleOption(
    _ key: Key, _ value: String, _ view: ScreenView, _ size: Size
  ) -> [FaceAction] {
    guard let option = view.options.first(where: { $0.value == value }) else { return [] }
    switch key {
    case .enter, .scalar(" "):
      if let reason = option.unavailable {
        return refuse(Wording.cannot(option.label, reason))
      }
      let choice: [FaceAction] = option.isChosen ? [] : [.send(.choose(value))]
      guard key == .enter else { return choice }
      // Past the other answers: one of them is the answer.
      let last = view.bodyFocuses.last { if case .option = $0 { true } else { false } }
      return choice + goOn(from: last ?? focus, view, size)
    case .down, .right: return step(1, view, size)
    case .up, .left: return step(-1, view, size)
    default: return handleIdle(key, view, size)
    }
  }

  /// Keys on a thing to tick.
  mutating func handleItem(
    _ key: Key, _ index: Int, _ view: ScreenView, _ size: Size
  ) -> [FaceAction] {
    guard let item = view.items.first(where: { $0.index == index }) else { return [] }
    switch key {
    case .scalar(" "): return [.send(.tick(item: index, !item.isTicked))]
    case .enter:
      let tick: [FaceAction] = item.isTicked ? [] : [.send(.tick(item: index, true))]
      return tick + goOn(from: focus, view, size)
    case .down, .right: return step(1, view, size)
    case .up, .left: return step(-1, view, size)
    default: return handleIdle(key, view, size)
    }
  }

  /// Enter in the body: moves to what follows there, and after the last to what Enter does.
  private mutating func goOn(
    from place: Focus, _ view: ScreenView, _ size: Size
  ) -> [FaceAction] {
    let all = view.bodyFocuses.filter(\.isAsked)
    if let here = all.firstIndex(of: place), all.indices.contains(here + 1) {
      return move(to: all[here + 1], view, size)
    }
    return leavingFocus(view) + [.advance]
  }
}
