import Engine
import Wizard

/// Turns a view into plain lines, without any input or output.
enum LineText {
  /// The whole view, without its prompt.
  static func lines(of view: ScreenView) -> [String] {
    var lines = [
      view.breadcrumb.joined(separator: ", ")
        + (view.stepNumber > 0 ? ", step \(view.stepNumber) of \(view.stepCount)" : "")
        + ": \(view.title)"
    ]
    if let strength = view.strength { lines.append("(\(FaceWords.strength(strength)))") }
    var number = 0
    for element in view.elements {
      switch element {
      case .option, .item: number += 1
      case .text, .heading, .row, .act, .field, .more, .change, .evidence, .finding, .details,
        .busy:
        break
      }
      lines += self.lines(of: element, number: number)
    }
    for action in view.actions {
      guard case .other(let place) = action.action else { continue }
      lines.append("Go \(place + 1): \(StyledText(action.label).plain)")
    }
    return lines
  }

  /// The list of details, with the numbers by which they are opened.
  static func list(of details: [DetailView]) -> [String] {
    details.enumerated().map { index, detail in
      "\(FaceWords.details) \(index + 1): \(StyledText(detail.label).plain)"
        + (detail.fits ? " (\(FaceWords.fits))" : "")
    }
  }

  /// The pane of details that is open.
  static func lines(of pane: PaneView) -> [String] {
    [StyledText(pane.title).plain] + pane.elements.flatMap { lines(of: $0, number: 0) }
  }

  /// The text in front of the cursor.
  static func prompt(for view: ScreenView) -> String {
    if !view.options.isEmpty { return "Type a number, or Enter to keep the marked one:" }
    let actions = view.actions.filter { $0.unavailable == nil }
    let isPlan = actions.first?.action == .confirm
    if !view.items.isEmpty, !view.isFoldedAway, view.fields.isEmpty, actions.first?.action == .next
    {
      return "Type a number to tick or untick it, Enter to continue:"
    }
    var words = actions.compactMap { action -> String? in
      switch action.action {
      case .next: "Enter to continue"
      case .finish: "Enter to finish"
      case .confirm: "yes to make these changes"
      case .retry: "again to check again"
      case .fix: "fix to go to the problem"
      case .other(let place): "go \(place + 1)"
      case .skip: "skip REASON"
      case .back: "back"
      case .leave: "quit"
      case .cancel: nil
      }
    }
    if !view.fields.isEmpty, !words.isEmpty { words.insert("fields to fill them in again", at: 1) }
    if !view.details.isEmpty { words.append("details N") }
    if view.isFoldedAway, !words.isEmpty { words.insert("more to see more fields", at: 1) }
    if view.act != nil { words.insert("act to \(FaceWords.playAct)", at: min(1, words.count)) }
    if !view.items.isEmpty, !isPlan { words.insert("a number to tick or untick", at: 0) }
    return words.joined(separator: ", ") + ":"
  }

  /// A field as a question.
  static func question(for field: FieldView) -> [String] {
    var lines: [String] = []
    if let finding = field.finding {
      lines.append("\(FaceWords.severity(finding.severity)) in \(field.label): \(finding.text)")
    } else if !field.help.isEmpty {
      lines.append(StyledText(field.help).plain)
    }
    switch field.reads {
    case .line, .document: break
    case .option(let options):
      lines += options.enumerated().map { index, option in line(of: option, number: index + 1) }
      let chosen = options.first(where: \.isChosen).map { "; Enter keeps \"\($0.label)\"" } ?? ""
      return lines + ["\(field.label) (a number\(chosen)):"]
    case .tick(let isTicked):
      return lines + ["\(field.label) (yes or no; Enter keeps \(isTicked ? "yes" : "no")):"]
    }
    switch field.secret {
    case .given?: lines.append("\(field.label) (entered; Enter keeps it; hidden while you type):")
    case .missing?, .lost?: lines.append("\(field.label) (hidden while you type):")
    case nil where field.text.isEmpty && field.reads == .document:
      lines.append("\(field.label) (one line or several, up to the last brace):")
    case nil where field.text.isEmpty: lines.append("\(field.label):")
    case nil: lines.append("\(field.label) (Enter keeps \"\(field.text)\"):")
    }
    return lines
  }

  /// The list of steps with their state as words.
  static func steps(of view: ScreenView) -> [String] {
    view.steps.enumerated().map { index, step in
      let state = FaceWords.status(step.status)
      return "Step \(index + 1): \(step.title), \(state.isEmpty ? "not started" : state)"
    }
  }

  private static func line(of option: OptionView, number: Int) -> String {
    let label = "\(number)  \(option.label)\(option.isChosen ? " (chosen)" : "")"
    let hint = option.hint.isEmpty ? [] : [StyledText(option.hint).plain]
    let reason = option.unavailable.map { [FaceWords.unavailable($0)] } ?? []
    let more = (hint + reason).joined(separator: " ")
    return more.isEmpty ? label : "\(label). \(more)"
  }

  private static func content(of field: FieldView) -> String {
    let text =
      switch field.reads {
      case .line, .document: field.text
      case .option(let options): options.first(where: \.isChosen)?.label ?? ""
      case .tick(let isTicked): isTicked ? "yes" : "no"
      }
    return text.isEmpty ? "empty" : text
  }

  private static func lines(of element: ScreenView.Element, number: Int) -> [String] {
    switch element {
    case .text(let text), .heading(let text): return [StyledText(text).plain]
    case .row(let row):
      let line = "\(row.label): \(StyledText(row.found).plain)"
      return [row.mark.map { "\(FaceWords.severity($0)): \(line)" } ?? line]
    case .act(let act):
      var lines = ["\(act.number). \(StyledText(act.text).plain)"]
      if let copy = act.copy { lines += [FaceWords.copyThis, copy] }
      for field in act.fields { lines += ["\(field.what):", field.found] }
      if let see = act.see { lines.append(FaceWords.see + StyledText(see).plain) }
      if let otherwise = act.otherwise {
        lines.append(FaceWords.otherwise + StyledText(otherwise).plain)
      }
      return lines
    case .field(let field):
      switch field.secret {
      case let state?: return ["\(field.label): \(FaceWords.secret(state))"]
      case nil: return ["\(field.label): \(content(of: field))"]
      }
    case .more(let more):
      return ["\(FaceWords.more): \(more.labels.joined(separator: ", "))"]
    case .option(let option): return [line(of: option, number: number)]
    case .item(let item):
      let state = item.isTicked ? "ticked" : "not ticked"
      let help = item.help.isEmpty ? "" : " \(StyledText(item.help).plain)"
      return ["\(number)  \(StyledText(item.text).plain) (\(state))\(help)"]
    case .change(let change):
      return ["Change \(change.line(isSpoken: true))"]
    case .evidence(let evidence):
      return [evidence.found.isEmpty ? evidence.what : "\(evidence.what): \(evidence.found)"]
    case .finding(let severity, let text):
      return ["\(FaceWords.severity(severity)): \(StyledText(text).plain)"]
    case .details(let details): return list(of: details)
    case .busy: return []
    }
  }
}

extension ScreenView {
  /// The fields of the body.
  var fields: [FieldView] {
    elements.compactMap { if case .field(let field) = $0 { field } else { nil } }
  }

  /// The answers of the body.
  var options: [OptionView] {
    elements.compactMap { if case .option(let option) = $0 { option } else { nil } }
  }

  /// The things to tick.
  var items: [ItemView] {
    elements.compactMap { if case .item(let item) = $0 { item } else { nil } }
  }

  /// Whether it has fields that are folded away.
  var isFoldedAway: Bool {
    elements.contains { if case .more(let more) = $0 { !more.isOpen } else { false } }
  }

  /// The progress of the running operation; nil when none runs.
  var progress: Progress? {
    elements.compactMap { if case .busy(let progress) = $0 { progress } else { nil } }.first
  }
}
