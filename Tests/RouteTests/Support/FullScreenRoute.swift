import Glibc
import Values
import Wizard

@testable import FullScreen

/// Walks with keys: reads the view, and moves and types as a person at a terminal does.
struct FullScreenRoute {
  private let person: RoutePerson
  private var driver: FaceDriver
  private let size = Size(columns: 80, rows: 24)

  private var walk: Walk { person.walk }
  private var view: ScreenView { walk.view }

  init(_ person: RoutePerson) {
    // Widths of characters come from the C library, which asks the locale.
    setlocale(LC_CTYPE, "C.UTF-8")
    self.person = person
    var now = Duration.zero
    driver = FaceDriver(
      person.walk, FaceState(colors: true, glyphs: .unicode), size: size
    ) {
      // A person takes time between two keys.
      now += .seconds(1)
      return now
    }
  }

  /// Walks to the end, or to the screen where the person gives up.
  mutating func go() throws {
    while true {
      waitForResults()
      if walk.ending != nil { return }
      try FrameRules.check(view)
      guard try person.sees(text), try act() else {
        try press(.control("x"))
        return
      }
    }
  }

  /// Everything that can be read, whether it is in sight or not.
  private var text: String {
    let layout = ScreenLayout(view, driver.state, size)
    return (layout.title + layout.body.lines.map(\.runs) + layout.message)
      .map { $0.map(\.text).joined() }.joined(separator: "\n")
  }

  private mutating func waitForResults() {
    while walk.ending == nil, view.isBusy {
      var entry = pollfd(fd: walk.resultDescriptor, events: Int16(POLLIN), revents: 0)
      _ = poll(&entry, 1, -1)
      _ = driver.takeResults(size: size)
    }
  }

  /// Carries out the person's next act.
  ///
  /// - Returns: false when no act continues the walk.
  private mutating func act() throws -> Bool {
    if try person.skips() {
      try reach(.action(.skip))
      try press(.enter)
      try type("Not needed in this rehearsal.")
      try press(.enter)
      return true
    }
    if let place = try person.otherWay() {
      try reach(.action(.other(place)))
      try press(.enter)
      return true
    }
    if try person.opensMore() {
      try reach(.more)
      try press(.enter)
      return true
    }
    let view = view
    guard let main = view.mainAction else { return false }
    if !view.fields.isEmpty {
      // An answer can hide fields that come after it, or show others.
      var passed: Set<String> = []
      while let field = walk.view.fields.first(where: { !passed.contains($0.name) }) {
        passed.insert(field.name)
        guard case .text(let text) = try person.filling(of: field) else { continue }
        try reach(.field(field.name))
        guard field.isTyped else {
          try pick(text, in: field)
          continue
        }
        if !field.text.isEmpty { try press(.control("u")) }
        try type(text)
      }
      for item in try person.toggles(in: view.items) {
        try reach(.item(item.index))
        try press(.scalar(" "))
      }
      // A word in place of the result leads on where it was to be checked again.
      guard walk.view.mainAction == main else { return true }
      if main == .confirm { try readOn() }
      try reach(.action(main))
      // What was given can show more fields, once its field is left.
      if try person.opensMore() { return true }
    } else if !view.options.isEmpty {
      try reach(.option(try person.option(in: view.options).value))
    } else {
      for item in try person.toggles(in: view.items) {
        try reach(.item(item.index))
        try press(.scalar(" "))
      }
      guard walk.view.mainAction == main else { return true }
      // A plan is read to its end before it is confirmed.
      if main == .confirm { try readOn() }
      try reach(.action(main))
    }
    try press(.enter)
    return true
  }

  /// Moves through the answers of a field to one of them.
  private mutating func pick(_ text: String, in field: FieldView) throws {
    for _ in 0..<20 {
      if view.fields.first(where: { $0.name == field.name })?.text == text { return }
      try press(.scalar(" "))
    }
    throw RouteFault("\(field.name) cannot be \"\(text)\"")
  }

  private mutating func readOn() throws {
    repeat { try press(.pageDown) } while driver.state.message != Wording.endOfText
  }

  /// Moves the focus with the arrow keys, and with Tab among the buttons.
  private mutating func reach(_ target: Focus) throws {
    let all = view.focuses
    for _ in 0..<200 {
      if driver.state.focus == target { return }
      guard let there = all.firstIndex(of: target) else { break }
      let here = all.firstIndex(of: driver.state.focus)
      if case .action = target {
        try press(.tab)
      } else {
        try press(there > here ?? -1 ? .down : .up)
      }
    }
    throw RouteFault("\(target) cannot be reached with the keys")
  }

  private mutating func type(_ text: String) throws {
    if text.count > 20 || text.contains(where: \.isNewline) {
      let builder = SecretBuilder()
      builder.append(text: text)
      try press(.paste(Paste(builder)))
    } else {
      for scalar in text.unicodeScalars { _ = driver.handle(.scalar(scalar), size: size) }
    }
  }

  private mutating func press(_ key: Key) throws {
    _ = driver.handle(key, size: size)
    guard walk.ending == nil else { return }
    let frame = ScreenRenderer.render(view, driver.state, size)
    let isMarked = frame.rows.joined().contains { $0.role == .focus } || frame.cursor.isVisible
    guard isMarked || driver.state.focus == .nothing else {
      throw RouteFault("the focus is out of sight after \(key):\n\(frame.text)")
    }
  }
}

extension ScreenView {
  /// The action that continues from here; nil when there is none.
  var mainAction: ActionView.Action? {
    switch defaultAction?.action {
    case .next?, .confirm?, .finish?, .retry?, .fix?: defaultAction?.action
    case .other?, .skip?, .cancel?, .back?, .leave?, nil: nil
    }
  }
}
