import Engine
import Glibc
import Values
public import Wizard

/// Shows a walk as plain lines: for screen readers, for terminals that cannot move the cursor, and
/// for pipes. Nothing is drawn, nothing is overwritten, every state is a word.
public final class LineFace {
  private let input: LineInput
  private let output: (String) -> Void
  private var shown: [String] = []

  /// A face over standard input.
  ///
  /// - Parameter output: writes one line; the default prints it at once.
  public init(
    descriptor: Int32 = STDIN_FILENO,
    output: @escaping (String) -> Void = { line in
      print(line)
      fflush(nil)
    }
  ) {
    input = LineInput(descriptor: descriptor)
    self.output = output
  }

  /// Drives a walk until it ends.
  ///
  /// - Returns: how it ended; at the end of input it is saved and left.
  public func run(_ walk: any WalkDriving) -> Ending {
    output(LinePhrases.welcome)
    while true {
      waitWhileBusy(walk)
      if let ending = walk.ending { return ending }
      let view = walk.view
      show(view)
      guard ask(view, walk) else {
        walk.send(.leave)
        return walk.ending ?? .left
      }
    }
  }

  /// Lets the person pick from the home screen.
  public func home(_ view: HomeView) -> HomeChoice {
    output("aem-setup")
    if let notice = view.notice { output(notice) }
    var choices: [HomeChoice] = []
    func list(_ title: String, _ cards: [HomeView.Card], _ choice: (String) -> HomeChoice) {
      guard !cards.isEmpty else { return }
      output("")
      output(title)
      for card in cards {
        if let reason = card.unavailable {
          output("  -  \(card.title): \(card.detail) Not available: \(reason)")
        } else {
          choices.append(choice(card.id))
          output("  \(choices.count)  \(card.title): \(card.detail)")
        }
      }
    }
    list(LinePhrases.sessions, view.sessions) { .resume($0) }
    list(LinePhrases.procedures, view.procedures) { .start($0) }
    while true {
      output(LinePhrases.pickOne)
      guard let line = input.line() else { return .leave }
      let word = line.filter { !$0.isWhitespace }.lowercased()
      if ["quit", "q", "leave"].contains(word) { return .leave }
      if let number = Int(word), choices.indices.contains(number - 1) { return choices[number - 1] }
      output(LinePhrases.notANumber(choices.count))
    }
  }

  /// Waits for results; says what is running, each act once.
  private func waitWhileBusy(_ walk: any WalkDriving) {
    var said = ""
    while walk.ending == nil, let progress = walk.view.progress {
      if progress.act != said {
        said = progress.act
        output("... \(said)")
      }
      var entry = pollfd(fd: walk.resultDescriptor, events: Int16(POLLIN), revents: 0)
      _ = poll(&entry, 1, -1)
      walk.takeResults()
    }
  }

  /// Prints a view, unless nothing but a refusal has changed.
  private func show(_ view: ScreenView) {
    let lines = LineText.lines(of: view)
    if lines.dropLast() != shown.dropLast() || lines.count != shown.count {
      let isSameScreen = !shown.isEmpty && lines.first == shown.first
      let new = isSameScreen ? lines.filter { !shown.contains($0) } : lines
      output("")
      for line in new { output(line) }
    }
    shown = lines
  }

  /// Asks for what the view wants.
  ///
  /// - Returns: false at the end of input.
  private func ask(_ view: ScreenView, _ walk: any WalkDriving) -> Bool {
    for field in view.fields where field.finding != nil || !view.hasFindings {
      switch askField(field, view, walk) {
      case .answered: continue
      case .command(let command): return obey(command, view, walk)
      case .endOfInput: return false
      }
    }
    if !view.fields.isEmpty {
      walk.send(.next)
      return true
    }
    output(LineText.prompt(for: view))
    guard let line = input.line() else { return false }
    return obey(LineCommand(line), view, walk)
  }

  private enum FieldAnswer {
    case answered
    case command(LineCommand)
    case endOfInput
  }

  private func askField(
    _ field: FieldView, _ view: ScreenView, _ walk: any WalkDriving
  ) -> FieldAnswer {
    for line in LineText.question(for: field) { output(line) }
    if let state = field.secret {
      guard let secret = input.secret() else { return .endOfInput }
      if let command = secret.withBytes({ LineCommand(secretBytes: $0) }) {
        return .command(command)
      }
      if !(secret.isEmpty && state == .given) { walk.giveSecret(secret, field: field.name) }
      return .answered
    }
    guard let line = input.line() else { return .endOfInput }
    let command = LineCommand(line)
    switch command {
    case .back, .leave, .steps, .help, .jump, .skip: return .command(command)
    case .enter: walk.send(.edit(field: field.name, text: field.text))
    case .clear: walk.send(.edit(field: field.name, text: ""))
    case .number, .text, .confirm, .retry, .mend:
      walk.send(.edit(field: field.name, text: line))
    }
    walk.send(.leaveField(field.name))
    return .answered
  }

  private func obey(_ command: LineCommand, _ view: ScreenView, _ walk: any WalkDriving) -> Bool {
    switch command {
    case .enter: enter(view, walk)
    case .back: walk.send(.back)
    case .leave: walk.send(.leave)
    case .confirm: walk.send(.confirm)
    case .retry: walk.send(.retry)
    case .mend: walk.send(.mend)
    case .skip(let reason): walk.send(.skip(reason: reason))
    case .help: for line in LinePhrases.help { output(line) }
    case .steps: for line in LineText.steps(of: view) { output(line) }
    case .jump(let number):
      if view.steps.indices.contains(number - 1), let target = view.steps[number - 1].target {
        walk.send(.jump(target))
      } else {
        output(LinePhrases.noSuchStep)
      }
    case .number(let number): pick(number, view, walk)
    case .clear, .text: output(LinePhrases.notUnderstood)
    }
    return true
  }

  /// Enter does the first thing that can be done, except agreeing to changes: that needs its word.
  private func enter(_ view: ScreenView, _ walk: any WalkDriving) {
    switch view.actions.first(where: { $0.unavailable == nil })?.action {
    case .next: walk.send(.next)
    case .finish: walk.send(.finish)
    case .retry: walk.send(.retry)
    case .mend: walk.send(.mend)
    case .confirm: output(LinePhrases.sayYes)
    case .cancel, .back, .skip, .leave, nil: output(LinePhrases.notUnderstood)
    }
  }

  private func pick(_ number: Int, _ view: ScreenView, _ walk: any WalkDriving) {
    let options = view.options
    if options.indices.contains(number - 1) {
      let option = options[number - 1]
      walk.send(.choose(option.value))
      if option.unavailable == nil { walk.send(.next) }
    } else if view.items.indices.contains(number - 1) {
      let item = view.items[number - 1]
      walk.send(.tick(item: item.index, !item.isTicked))
    } else {
      output(LinePhrases.notANumber(max(options.count, view.items.count)))
    }
  }
}
