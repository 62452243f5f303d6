extension ScreenChecker {
  /// Checks that screens stay readable: few acts, short paragraphs, little to scroll.
  func size(of procedure: Procedure) -> [Fault] {
    procedure.screens.flatMap { screen -> [Fault] in
      var faults: [Fault] = []
      func say(_ message: String) { faults.append(fault(procedure, screen.id, message)) }
      let acts = screen.page?.walkthrough?.acts.mostTogether ?? 0
      if acts > Self.mostActs {
        say("it has \(acts) acts; \(Self.mostActs) at most, so split it")
      }
      let details = screen.page?.details ?? []
      for detail in details {
        let acts = detail.acts.mostTogether
        if acts > Self.mostActs {
          say("its pane \(detail.id) has \(acts) acts; \(Self.mostActs) at most")
        }
        let lines = BodySize(detail).lines
        if lines > Self.mostLines {
          say("its pane \(detail.id) takes about \(lines) lines; \(Self.mostLines) at most")
        }
      }
      for paragraph in screen.text + details.flatMap(\.text) {
        let text = StyledText(paragraph.text).plain
        if text.count > Self.longestParagraph {
          say(
            "a paragraph is longer than \(Self.longestParagraph) characters:"
              + " \"\(text.prefix(40))…\"")
        }
      }
      let lines = BodySize(screen) { definition($0)?.help ?? "" }.lines
      if lines > Self.mostLines {
        say("it takes about \(lines) lines of 76 columns; \(Self.mostLines) at most")
      }
      return faults
    }
  }

  /// The most acts of a walkthrough.
  private static let mostActs = 16
  /// The most characters of a paragraph.
  private static let longestParagraph = 400
  /// The most lines of a screen's body: a window of 24 lines shows it in five looks.
  private static let mostLines = 60
}
