import Engine
import Glibc
import Values
import Wizard

/// Shows a walk as plain lines.
///
/// It is for screen readers, for terminals that cannot move the cursor, and for pipes. Nothing is
/// drawn, nothing is overwritten, every state is a word.
package final class LineFace {
  private let input: any LineReading
  private let output: (String) -> Void
  /// The lines of the view that was printed last.
  private var shown: [String] = []
  /// Whether the walk was told something since then.
  private var hasActed = false
  /// The procedures, step and title of the screen whose fields were asked last.
  private var screen: [String] = []
  /// The fields that this screen has asked for, each with what was said about it then.
  private var asked: [String: String] = [:]
  /// Whether the changes that wait for confirmation were printed.
  private var hasProposed = false

  /// A face over standard input.
  ///
  /// `output` writes one line; the default prints it at once.
  package convenience init(
    descriptor: Int32 = STDIN_FILENO,
    output: @escaping (String) -> Void = { line in
      print(line)
      fflush(nil)
    }
  ) {
    self.init(reading: LineInput(descriptor: descriptor), output: output)
  }

  /// A face over lines from elsewhere.
  init(reading input: any LineReading, output: @escaping (String) -> Void) {
    self.input = input
    // Values, and what a server says, can hold anything.
    self.output = { output(TerminalText.block($0)) }
  }

  /// Drives a walk until it ends.
  ///
  /// - Returns: how it ended; at the end of input it is saved and left.
  package func run(_ walk: any WalkDriving) -> Ending {
    output(LinePhrases.welcome)
    while true {
      waitWhileBusy(walk)
      if let ending = walk.ending { return ending }
      let view = walk.view
      show(view)
      dropWhatCameBefore(view)
      guard ask(view, walk) else {
        walk.send(.leave)
        return walk.ending ?? .left
      }
    }
  }

  /// Lets the person pick from the home screen.
  package func home(_ view: HomeView) -> HomeChoice {
    output("aem-setup")
    if let notice = view.notice { output(notice) }
    var choices: [HomeChoice] = []
    for group in view.groups {
      output("")
      output(group.title)
      for card in group.cards {
        let text = card.detail.isEmpty ? card.title : "\(card.title): \(card.detail)"
        if let reason = card.unavailable {
          output("  -  \(text) \(FaceWords.unavailable(reason))")
        } else {
          choices.append(card.choice)
          output("  \(choices.count)  \(text)")
        }
      }
    }
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
      hasProposed = false
      // What came of it is told in full, also when it is the same as before.
      shown = []
    }
  }

  /// Prints a view: a new screen in full, of the same screen only what is new.
  private func show(_ view: ScreenView) {
    let lines = LineText.lines(of: view)
    let isSameScreen = !shown.isEmpty && lines.first == shown.first
    var new = isSameScreen ? lines.filter { !shown.contains($0) } : lines
    // A refusal that comes again is said again: silence would look like success.
    if new.isEmpty, hasActed, case .finding? = view.elements.last { new = lines.suffix(1) }
    if !new.isEmpty { output("") }
    for line in new { output(line) }
    shown = lines
    hasActed = false
  }

  /// Drops lines that were typed before the changes were printed, which cannot confirm them.
  private func dropWhatCameBefore(_ view: ScreenView) {
    let isProposal = view.actions.contains { $0.action == .confirm }
    if isProposal, !hasProposed { input.dropTypedAhead() }
    hasProposed = isProposal
  }

  private func send(_ event: WizardEvent, to walk: any WalkDriving) {
    hasActed = true
    walk.send(event)
  }

  /// Asks for what the view wants.
  ///
  /// - Returns: false at the end of input.
  private func ask(_ view: ScreenView, _ walk: any WalkDriving) -> Bool {
    let fields = openFields(view)
    // An answer can hide fields that come after it.
    for field in fields where walk.view.fields.contains(where: { $0.name == field.name }) {
      switch askField(field, view, walk) {
      case .answered: continue
      case .command(let command): return obey(command, view, walk)
      case .endOfInput: return false
      }
    }
    if !fields.isEmpty {
      for field in fields { asked[field.name] = field.finding?.text ?? "" }
      // It can show others, too.
      if walk.view.fields.contains(where: { asked[$0.name] == nil }) { return true }
      // Another value can have taken a line to tick away.
      if walk.view.items.allSatisfy(\.isTicked), !walk.view.isFoldedAway { send(.next, to: walk) }
      return true
    }
    output(LineText.prompt(for: view))
    guard let line = input.line() else { return false }
    return obey(LineCommand(line), view, walk)
  }

  /// The fields to ask for now: those that are wrong, or have a new warning, else those that this
  /// screen has not asked for.
  private func openFields(_ view: ScreenView) -> [FieldView] {
    // An answer can change the number of steps; that makes no other screen.
    let name = view.breadcrumb + [String(view.stepNumber), view.title]
    if name != screen { asked = [:] }
    screen = name
    let marked = view.fields.filter { field in
      field.finding.map { $0.severity == .error || asked[field.name] != $0.text } ?? false
    }
    return marked.isEmpty ? view.fields.filter { asked[$0.name] == nil } : marked
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
    case .back, .leave, .steps, .help, .jump, .skip, .details, .other: return .command(command)
    case .enter: send(.edit(field: field.name, text: field.text), to: walk)
    case .clear: send(.edit(field: field.name, text: ""), to: walk)
    case .act where view.act != nil: return .command(command)
    case .number, .text, .confirm, .retry, .fix, .fields, .more, .act:
      let text = answer(line, command, to: field)
      send(.edit(field: field.name, text: text), to: walk)
    }
    send(.leaveField(field.name), to: walk)
    return .answered
  }

  /// The text for a field that a line means.
  private func answer(_ line: String, _ command: LineCommand, to field: FieldView) -> String {
    switch field.reads {
    case .line: return line
    case .document: return readDocument(from: line)
    case .option(let options):
      guard case .number(let number) = command, options.indices.contains(number - 1) else {
        return line
      }
      return options[number - 1].value
    case .tick:
      let word = line.filter { !$0.isWhitespace }.lowercased()
      return ["y": "yes", "n": "no"][word] ?? word
    }
  }

  /// Reads until the document is whole, or an empty line says that it will not be.
  private func readDocument(from first: String) -> String {
    var document = LineDocument(first)
    while !document.isWhole, let line = input.line(), LineCommand(line) != .enter {
      document.append(line)
    }
    return document.text
  }

  private func obey(_ command: LineCommand, _ view: ScreenView, _ walk: any WalkDriving) -> Bool {
    switch command {
    case .enter: enter(view, walk)
    case .back:
      if view.pane != nil { output(LinePhrases.detailsClosed) }
      send(.back, to: walk)
    case .leave: send(.leave, to: walk)
    case .confirm: send(.confirm, to: walk)
    case .retry: send(.retry, to: walk)
    case .fix: send(.fix, to: walk)
    case .skip(let reason): send(.skip(reason: reason), to: walk)
    case .act: output(walk.playAct() ?? LinePhrases.notUnderstood)
    case .help: for line in LinePhrases.help { output(line) }
    case .steps: for line in LineText.steps(of: view) { output(line) }
    case .jump(let number):
      if view.steps.indices.contains(number - 1), let target = view.steps[number - 1].target {
        send(.jump(target), to: walk)
      } else {
        output(LinePhrases.noSuchStep)
      }
    case .more: send(.fold, to: walk)
    case .other(let number): send(.other(number - 1), to: walk)
    case .details(let number): read(number, view, walk)
    case .fields:
      if view.fields.isEmpty { output(LinePhrases.notUnderstood) }
      asked = [:]
    case .number(let number): pick(number, view, walk)
    case .clear, .text: output(LinePhrases.notUnderstood)
    }
    return true
  }

  /// Opens a pane of details and prints it; without a number prints the list of them.
  private func read(_ number: Int?, _ view: ScreenView, _ walk: any WalkDriving) {
    let details = view.details
    guard let number else {
      for line in LineText.list(of: details) { output(line) }
      return
    }
    guard details.indices.contains(number - 1) else {
      output(LinePhrases.noSuchDetails)
      return
    }
    send(.openDetails(details[number - 1].id), to: walk)
    output("")
    for line in walk.view.pane.map(LineText.lines) ?? [] { output(line) }
  }

  /// Does the first available action, except confirming changes, which needs its own word.
  private func enter(_ view: ScreenView, _ walk: any WalkDriving) {
    switch view.actions.first(where: { $0.unavailable == nil })?.action {
    case .next: send(.next, to: walk)
    case .finish: send(.finish, to: walk)
    case .retry: send(.retry, to: walk)
    case .fix: send(.fix, to: walk)
    case .confirm: output(LinePhrases.sayYes)
    case .cancel, .other, .back, .skip, .leave, nil: output(LinePhrases.notUnderstood)
    }
  }

  private func pick(_ number: Int, _ view: ScreenView, _ walk: any WalkDriving) {
    let options = view.options
    if options.indices.contains(number - 1) {
      let option = options[number - 1]
      send(.choose(option.value), to: walk)
      if option.unavailable == nil { send(.next, to: walk) }
    } else if view.items.indices.contains(number - 1) {
      let item = view.items[number - 1]
      send(.tick(item: item.index, !item.isTicked), to: walk)
    } else {
      output(LinePhrases.notANumber(max(options.count, view.items.count)))
    }
  }
}
