import Values
import Wizard

/// Lets keys drive a walk, without a terminal: what they mean for the walk, for the face's own
/// state and for the bytes of secrets.
struct FaceDriver {
  /// One thing for the terminal to do after a key.
  enum Wish: Equatable {
    /// Send the whole screen again.
    case repaint
    /// Put a text on the clipboard.
    case copy(String)
    /// Stop the process as Ctrl-Z does.
    case suspend
  }

  private let walk: any WalkDriving
  /// Focus, scrolling and what lies over the screen.
  var state: FaceState
  private var secrets: [String: SecretBuilder] = [:]
  private let clock: () -> Duration

  /// A driver at the view that the walk shows now.
  ///
  /// `clock` tells the time on a clock that only goes forward. The times of keys and changes decide
  /// whether they are meant for each other.
  init(
    _ walk: any WalkDriving, _ state: FaceState, size: Size, clock: @escaping () -> Duration
  ) {
    self.walk = walk
    self.state = state
    self.clock = clock
    adopt(size: size)
  }

  /// Does what a key asks for.
  ///
  /// - Returns: what the terminal has to do, in order.
  mutating func handle(_ key: Key, size: Size) -> [Wish] {
    perform(state.handle(key, walk.view, size, at: clock()), size)
  }

  /// Takes the results that are waiting.
  ///
  /// - Returns: whether changes have come that wait for confirmation.
  mutating func takeResults(size: Size) -> Bool {
    let couldConfirm = canConfirm
    walk.takeResults()
    adopt(size: size)
    return !couldConfirm && canConfirm
  }

  /// Takes over what the walk shows now.
  mutating func adopt(size: Size) {
    guard walk.ending == nil else { return }
    if state.adopt(walk.view, size: size, at: clock()) { wipeSecrets() }
  }

  /// Wipes the secrets that are being typed.
  mutating func wipeSecrets() {
    for builder in secrets.values { builder.removeAll() }
    secrets = [:]
  }

  private var canConfirm: Bool { walk.view.defaultAction?.action == .confirm }

  private mutating func perform(_ actions: [FaceAction], _ size: Size) -> [Wish] {
    var wishes: [Wish] = []
    for action in actions where walk.ending == nil {
      switch action {
      case .send(let event): walk.send(event)
      case .edit(let field, let edit): self.edit(field, edit)
      case .give(let field):
        guard let builder = secrets[field] else { continue }
        walk.giveSecret(builder.withBytes { Secret(copying: $0) }, field: field)
      case .play: state.message = walk.playAct()
      case .advance:
        adopt(size: size)
        wishes += perform(state.advance(walk.view), size)
      case .copy(let text): wishes.append(.copy(text))
      case .redraw: wishes.append(.repaint)
      case .suspend: wishes.append(.suspend)
      }
    }
    adopt(size: size)
    return wishes
  }

  private mutating func edit(_ field: String, _ edit: SecretEdit) {
    let builder = secrets[field] ?? SecretBuilder()
    secrets[field] = builder
    switch edit {
    case .typed(let scalar):
      builder.append(UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    case .pasted(let paste): paste.cleaned().bytes.withBytes { builder.append($0) }
    case .removeLast(let count): builder.removeLast(count)
    case .clear: builder.removeAll()
    }
  }
}
