import Glibc
import Values
import Wizard

/// A walk that notes the events it receives and answers from a script.
final class FakeWalk: WalkDriving {
  var view: ScreenView
  var saveState = SaveState.saved(at: "14:02")
  var ending: Ending?
  /// The events so far, in order.
  private(set) var events: [WizardEvent] = []
  /// The bytes of the secrets so far, by field.
  private(set) var secrets: [String: [UInt8]] = [:]
  /// Changes the walk when an event comes.
  var answer: (FakeWalk, WizardEvent) -> Void
  /// Changes the walk when results are taken.
  var results: (FakeWalk) -> Void = { _ in }
  /// The outcomes of acts that are still to be played, the next one first.
  var outcomes: [String] = []
  private let ends: (read: Int32, write: Int32)

  init(_ view: ScreenView, answer: @escaping (FakeWalk, WizardEvent) -> Void = { _, _ in }) {
    self.view = view
    self.answer = answer
    var pair: [Int32] = [-1, -1]
    _ = pipe(&pair)
    ends = (pair[0], pair[1])
  }

  deinit {
    close(ends.read)
    close(ends.write)
  }

  var resultDescriptor: Int32 { ends.read }

  /// Makes the descriptor readable.
  func announce() {
    var byte: UInt8 = 1
    _ = write(ends.write, &byte, 1)
  }

  /// The descriptor by which another thread announces results.
  var announcer: Int32 { ends.write }

  func takeResults() {
    var byte: UInt8 = 0
    _ = read(ends.read, &byte, 1)
    results(self)
  }

  func send(_ event: WizardEvent) {
    events.append(event)
    switch event {
    case .edit(let name, let text): change(name) { $0.text = text }
    case .choose(let value):
      view.elements = view.elements.map { element in
        guard case .option(var option) = element else { return element }
        option.isChosen = option.value == value
        return .option(option)
      }
    case .tick(let index, let isTicked):
      view.elements = view.elements.map { element in
        guard case .item(var item) = element, item.index == index else { return element }
        item.isTicked = isTicked
        return .item(item)
      }
    case .leave: ending = .left
    case .finish: ending = .finished
    default: break
    }
    answer(self, event)
  }

  func playAct() -> String? { outcomes.isEmpty ? nil : outcomes.removeFirst() }

  func giveSecret(_ secret: Secret, field: String) {
    secrets[field] = secret.withBytes { Array($0) }
    change(field) { $0.secret = .given }
  }

  private func change(_ name: String, _ body: (inout FieldView) -> Void) {
    view.elements = view.elements.map { element in
      guard case .field(var field) = element, field.name == name else { return element }
      body(&field)
      return .field(field)
    }
  }
}
