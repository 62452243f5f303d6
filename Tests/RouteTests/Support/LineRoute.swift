import Values
import Wizard

@testable import LineMode

/// Walks with lines: reads the printed text, and types the answers.
final class LineRoute: LineReading {
  private let person: RoutePerson
  private var printed: [String] = []
  /// The number of printed lines that the person has read.
  private var readCount = 0
  /// The remaining lines of an answer of several lines.
  private var rest: [String] = []
  private var fault: (any Error)?

  private var walk: Walk { person.walk }

  init(_ person: RoutePerson) {
    self.person = person
  }

  /// Walks to the end, or to the screen where the person gives up.
  func go() throws {
    let face = LineFace(reading: self) { [self] in printed.append($0) }
    _ = face.run(walk)
    if let fault { throw fault }
  }

  func dropTypedAhead() {}

  func line() -> String? {
    if !rest.isEmpty { return rest.removeFirst() }
    let lines = answer()?.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    rest = Array(lines?.dropFirst() ?? [])
    return lines.map { $0.first ?? "" }
  }

  func secret() -> Secret? {
    answer().map { Secret(copying: $0.utf8) }
  }

  /// The next line; nil at the end of input, where the person gives up.
  private func answer() -> String? {
    guard fault == nil else { return nil }
    do {
      let text = printed[readCount...].joined(separator: "\n")
      readCount = printed.count
      guard try person.sees(text, question: printed.last ?? "") else { return nil }
      return try reply(to: walk.view)
    } catch {
      fault = error
      return nil
    }
  }

  private func reply(to view: ScreenView) throws -> String? {
    if try person.skips() { return "skip Not needed in this rehearsal." }
    if let place = try person.otherWay() { return "go \(place + 1)" }
    guard let main = view.mainAction else { return nil }
    let asked = view.fields.first { LineText.question(for: $0).last == printed.last }
    if asked == nil, !view.fields.isEmpty, printed.last != LineText.prompt(for: view) {
      throw RouteFault("it asks for no field: \(printed.last ?? "")")
    }
    if let asked {
      switch try person.filling(of: asked) {
      case .keep: return ""
      case .text(""): return asked.secret == nil ? "clear" : ""
      case .text(let text):
        guard case .option(let options) = asked.reads else { return text }
        return options.firstIndex { $0.value == text }.map { String($0 + 1) } ?? text
      }
    }
    if try person.opensMore() { return "more" }
    if !view.options.isEmpty {
      let option = try person.option(in: view.options)
      let place = view.options.firstIndex { $0.value == option.value } ?? 0
      return String(place + 1)
    }
    if let item = try person.toggles(in: view.items).first {
      let place = view.items.firstIndex { $0.index == item.index } ?? 0
      return String(place + 1)
    }
    switch main {
    case .confirm: return "yes"
    case .retry: return "again"
    case .fix: return "fix"
    case .next, .finish, .other, .skip, .cancel, .back, .leave: return ""
    }
  }
}
