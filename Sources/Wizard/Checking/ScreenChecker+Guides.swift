import Values

extension ScreenChecker {
  /// Checks that every step of a document is covered by a screen unless it ended, and that screens
  /// cite no step that its document does not have.
  func guides() -> [Fault] {
    let cited = citations()
    var faults: [Fault] = []
    for guide in catalog.guides {
      func say(_ message: String) {
        faults.append(Fault(place: "documents/\(guide.name)", message: message))
      }
      if catalog.procedure(guide.procedure)?.isListed != true {
        say("\"\(guide.procedure)\" is not a procedure to start")
      }
      if StyledText(guide.title).plain.count > Self.longestHeading {
        say("its title is longer than \(Self.longestHeading) characters")
      }
      for heading in guide.headings {
        if heading.title.count > Self.longestHeading {
          say("a heading is longer than \(Self.longestHeading) characters: \"\(heading.title)\"")
        }
        if heading.steps.isEmpty { say("the heading \"\(heading.title)\" has no steps") }
      }
      var rows: Set<String> = []
      for step in guide.steps {
        if !rows.insert(step.row).inserted { say("it has the row \(step.row) twice") }
        for message in self.faults(of: step) { say("\(step.row): \(message)") }
        if cited[step.row] == nil, step.today.contains(where: { $0.state != .ended }) {
          say("\(step.row): no screen cites it, and it has not ended")
        }
        for row in step.now where cited[row] == nil {
          say("\(step.row): it names \(row), which no screen cites")
        }
      }
      for prefix in Set(rows.compactMap { $0.split(separator: ".").first }) {
        for row in cited.keys.sorted() where row.hasPrefix("\(prefix).") && !rows.contains(row) {
          say("\(cited[row] ?? "") cites \(row), which is none of its steps")
        }
      }
      let tests = (guide.steps.flatMap { $0.today.map(\.when) } + [guide.fits])
        .compactMap(\.self).flatMap(\.tests)
      for name in Set(tests.map(\.value)).sorted() where definition(name) == nil {
        say("it tests \"\(name)\", which is not a value")
      }
    }
    return faults
  }

  private func faults(of step: Guide.Step) -> [String] {
    var faults: [String] = []
    if step.today.last.map({ $0.when != nil }) ?? true {
      faults.append("its last state has a condition, so possibly none applies")
    }
    if step.today.dropLast().contains(where: { $0.when == nil }) {
      faults.append("a state without a condition hides those after it")
    }
    for today in step.today where today.by == nil {
      switch today.state {
      case .otherLabel, .replaced: faults.append("it does not say what replaces it")
      case .asWritten, .ended: break
      }
    }
    if let number = step.number {
      let ends = number.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
      if ends.contains(nil) || ends.count > 2 { faults.append("\"\(number)\" is not a number") }
    }
    for text in [step.label] + step.today.compactMap(\.by) where TerminalText.line(text) != text {
      faults.append("a text contains a control or invisible character")
    }
    return faults
  }

  /// The rows that screens and their panes cite, each with the first screen.
  private func citations() -> [String: String] {
    var cited: [String: String] = [:]
    for procedure in catalog.procedures.values.sorted(by: { $0.name < $1.name }) {
      for screen in procedure.screens {
        for row in screen.cites + (screen.page?.details.flatMap(\.cites) ?? []) {
          cited[row] = cited[row] ?? "\(procedure.name)/\(screen.id)"
        }
      }
    }
    return cited
  }

  /// The most characters of a title and of a heading.
  private static let longestHeading = 80
}
