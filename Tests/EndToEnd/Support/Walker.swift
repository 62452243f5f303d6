import Foundation
import Glibc

/// Walks a procedure in full screen with the keyboard, as a person would.
///
/// It reads the picture, does what the picture asks for, and reads again.
struct Walker {
  let terminal: TmuxTerminal
  /// The texts to type into fields, by the start of their label.
  var texts: [String: String] = [:]
  /// Secrets to type when they are asked for, by the start of their label.
  var secrets: [String: String] = [:]
  /// The answers to choose, by the start of their screen's title or of their field's label; otherwise
  /// it takes the current one, or the first.
  var choices: [String: String] = [:]
  /// The buttons to select instead of continuing, by the start of their screen's title.
  var buttons: [String: String] = [:]
  /// The titles of the screens in the order in which they were met.
  private(set) var titles: [String] = []
  /// The labels of the secrets that were asked for, in order.
  private(set) var asked: [String] = []
  /// The labels of the fields that were filled with text, in order.
  private(set) var filled: [String] = []
  /// The forms whose first field has been reached; the focus begins at a missing value.
  private var toppedForms: Set<String> = []

  init(_ terminal: TmuxTerminal) {
    self.terminal = terminal
  }

  /// A walker that uses the downloaded file, as the demo offers it.
  static func demo(_ terminal: TmuxTerminal) -> Walker {
    Walker(terminal)
  }

  /// A walker that types all values, against a sandbox in a process of its own.
  static func typing(_ terminal: TmuxTerminal, for sandbox: SandboxProcess) -> Walker {
    var walker = Walker(terminal)
    walker.buttons = ["Enter the credential's values": "Type them"]
    walker.texts = [
      "Author address": sandbox.aem, "Authorization Server": sandbox.ims,
      "Client ID": sandbox.credential("client_id"),
      "Technical account ID": sandbox.credential("technical_account_id"),
      "Organization ID": sandbox.credential("org_id"), "Scopes": SandboxProcess.scopes,
    ]
    walker.secrets = [
      "Password": sandbox.password, "Client secret": sandbox.credential("client_secret"),
    ]
    return walker
  }

  /// Walks until the program ends or `look` returns false, and returns the last moment.
  ///
  /// `look` receives each picture.
  @discardableResult
  mutating func walk(_ look: (Frame) throws -> Bool = { _ in true }) throws -> TmuxTerminal.Moment {
    var now = try terminal.rest()
    for _ in 0..<300 {
      guard !now.isDead else { return now }
      if titles.last != now.frame.title { titles.append(now.frame.title) }
      guard try look(now.frame) else { return now }
      // Looking may have pressed keys that take a message away.
      now = try terminal.moment()
      try act(on: now.frame)
      now = try terminal.rest(after: now.frame)
    }
    throw Timeout(description: "The walk goes in circles:\n\(now.frame.text)")
  }

  /// The option that confirms a fact, by the screen's title.
  private static let claims = [
    "What does the dialog say": "Healthy", "Does it work": "Yes",
    "Is the warning gone": "Yes", "What did AEM say": "Connection successful",
  ]

  /// The fields that are ticked, by the start of their label.
  private static let ticks = ["Tag images on upload"]

  /// Reads a plan to its end, moves to the button, and selects it.
  private func agree(_ frame: Frame) throws {
    guard frame.isPlanFocused else {
      // Keys count for nothing in the half second after a plan has appeared.
      usleep(600_000)
      try terminal.press("Tab")
      return
    }
    // Keys that come closer together than a hand can press them count for nothing, either.
    usleep(60_000)
    try terminal.press(frame.text.contains("PgDn") ? "PageDown" : "Enter")
  }

  private mutating func act(on frame: Frame) throws {
    let label = String(frame.focus)
    if frame.isHome, label.contains("following a document") {
      // The walk begins with a procedure, which comes next.
      try terminal.press("Down")
    } else if let button = buttons.first(where: { frame.title.hasPrefix($0.key) })?.value {
      try terminal.press(frame.lines.last?.contains("Enter \(button)") == true ? "Enter" : "Tab")
    } else if frame.offersAnswers {
      let wanted = choices.first { label.hasPrefix($0.key) }?.value
      let isRight = frame.answer.map { answer in wanted.map(answer.contains) ?? true } ?? false
      // Enter passes over the line of folded fields, one of which may have to be filled in.
      let onward = texts.isEmpty || frame.text.contains("You are at the end.") ? "Enter" : "Down"
      try terminal.press(isRight ? onward : "Space")
    } else if Self.ticks.contains(where: { label.hasPrefix("[ ] \($0)") }) {
      try terminal.press("Space")
    } else if let field = frame.field, !texts.isEmpty, !frame.hasActs,
      !toppedForms.contains(frame.title), !field.remark.contains("enter it again")
    {
      // Another key takes the message away again.
      let isAtTop = frame.text.contains("You are at the end.")
      if isAtTop { toppedForms.insert(frame.title) }
      try terminal.press(isAtTop ? "Home" : "Up")
    } else if let field = frame.field {
      let isAsked = ["hidden while you type", "enter it again"].contains {
        field.remark.contains($0)
      }
      if isAsked, let secret = secrets.first(where: { label.hasPrefix($0.key) }) {
        asked.append(secret.key)
        try terminal.fill(secret.value)
      } else if let text = texts.first(where: { label.hasPrefix($0.key) }),
        field.content != text.value
      {
        filled.append(text.key)
        try terminal.fill(text.value)
      } else {
        try terminal.press("Enter")
      }
    } else if let choice = choices.merging(Self.claims, uniquingKeysWith: { own, _ in own })
      .first(where: { frame.title.hasPrefix($0.key) }),
      label.contains(#/^\(.\) /#), !label.contains(choice.value)
    {
      let wanted = frame.body.firstIndex { $0.contains(") \(choice.value)") } ?? .max
      try terminal.press(wanted < (frame.focusIndex ?? 0) ? "Up" : "Down")
    } else if label.contains("] More") {
      // The line of folded fields: they are opened when one of them is to have another text.
      toppedForms.insert(frame.title)
      let isWanted = texts.keys.contains { label.contains($0) && !filled.contains($0) }
      try terminal.press(!isWanted ? "Tab" : label.hasPrefix("[+]") ? "Enter" : "Down")
    } else if frame.isPlan {
      try agree(frame)
    } else {
      try terminal.press("Enter")
    }
  }
}
