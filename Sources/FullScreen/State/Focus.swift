import Engine
import Wizard

/// The thing that the next key acts on.
enum Focus: Hashable, Sendable {
  /// A field, by name.
  case field(String)
  /// A value to copy: the number of its act, and its place there.
  case copy(act: Int, field: Int)
  /// The line above fields that are folded away.
  case more
  /// An answer, by value.
  case option(String)
  /// A thing to tick, by index.
  case item(Int)
  /// A button, by its action.
  case action(ActionView.Action)
  /// Nothing on the screen can be acted on.
  case nothing

  /// Whether it asks for something, so that Enter goes through it.
  var isAsked: Bool {
    switch self {
    case .field, .option, .item: true
    case .copy, .more, .action, .nothing: false
    }
  }
}

extension ScreenView {
  /// The things in the body that can have the focus, from top to bottom.
  var bodyFocuses: [Focus] {
    elements.flatMap { element -> [Focus] in
      switch element {
      case .act(let act): act.fields.indices.map { .copy(act: act.number, field: $0) }
      case .field(let field): [.field(field.name)]
      case .more: [.more]
      case .option(let option): [.option(option.value)]
      case .item(let item): [.item(item.index)]
      case .text, .heading, .row, .change, .evidence, .finding, .details, .busy: []
      }
    }
  }

  /// Everything that can have the focus, in the order of Tab; while changes wait for confirmation,
  /// the buttons come first.
  var focuses: [Focus] {
    let buttons = actions.map { Focus.action($0.action) }
    return action(.confirm) == nil ? bodyFocuses + buttons : buttons + bodyFocuses
  }

  /// The place where a person most likely wants to begin.
  ///
  /// That is what is missing or wrong, else the answer that is chosen or the first field, else what
  /// Enter does.
  var firstFocus: Focus {
    // Changes are confirmed by an act of their own, never by an Enter that was meant for another
    // screen: so nothing has the focus.
    if action(.confirm) != nil { return .nothing }
    if let urgent = fields.first(where: \.needsAttention) { return .field(urgent.name) }
    if let first = fields.first { return .field(first.name) }
    let options = options
    if let option = options.first(where: \.isChosen)
      ?? options.first(where: { $0.unavailable == nil && !$0.commits })
    {
      return .option(option.value)
    }
    if let item = items.first(where: { !$0.isTicked }) { return .item(item.index) }
    if !options.isEmpty { return .nothing }
    let action = defaultAction ?? actions.first
    switch action?.action {
    case .next?, .finish?, .retry?, .fix?: return action.map { .action($0.action) } ?? .nothing
    // An Enter too many must not stop what it has started, nor lead back in a circle.
    case .confirm?, .other?, .skip?, .cancel?, .back?, .leave?, nil: return .nothing
    }
  }

  /// The action of Enter: the first one that is available.
  var defaultAction: ActionView? { actions.first { $0.unavailable == nil } }

  /// The fields in order.
  var fields: [FieldView] {
    elements.compactMap { if case .field(let field) = $0 { field } else { nil } }
  }

  /// The value of a line that can be copied; nil when there is no such line.
  func copied(act number: Int, field: Int) -> Evidence? {
    for case .act(let act) in elements where act.number == number {
      return act.fields.indices.contains(field) ? act.fields[field] : nil
    }
    return nil
  }

  /// The answers in order.
  var options: [OptionView] {
    elements.compactMap { if case .option(let option) = $0 { option } else { nil } }
  }

  /// The things to tick in order.
  var items: [ItemView] {
    elements.compactMap { if case .item(let item) = $0 { item } else { nil } }
  }

  /// An action of the screen, when it has it.
  func action(_ action: ActionView.Action) -> ActionView? {
    actions.first { $0.action == action }
  }

  /// Whether something is running.
  var isBusy: Bool {
    elements.contains { if case .busy = $0 { true } else { false } }
  }
}

extension FieldView {
  /// Whether it is a box to type into.
  var isTyped: Bool {
    switch reads {
    case .line, .document: true
    case .option, .tick: false
    }
  }

  /// Whether something is missing or wrong.
  var needsAttention: Bool {
    if finding?.severity == .error { return true }
    return switch secret {
    case .missing, .lost: true
    case .given: false
    case nil: text.isEmpty
    }
  }
}
