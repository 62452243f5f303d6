import Foundation

@testable import Wizard

/// The screens that a person can reach, by the rows that they cite.
struct CitedScreens {
  /// The screens that cite a row, by the row's ID.
  private(set) var byRow: [String: [ScreenKey]] = [:]
  /// The rows that are cited by a screen itself, and not by its panes of details alone.
  private(set) var outsidePanes: Set<String> = []
  private let catalog: ProcedureCatalog

  /// Follows all transitions of the listed procedures, through calls.
  init(_ catalog: ProcedureCatalog) {
    self.catalog = catalog
    var open = catalog.procedures.values.filter(\.isListed).flatMap { one in
      one.starts.map { ScreenKey(one.name, $0.to) }
    }
    var reached = Set(open)
    while let key = open.popLast() {
      guard let screen = catalog.screen(key) else { continue }
      let inPanes = screen.page?.details.flatMap(\.cites) ?? []
      for row in Set(screen.cites + inPanes) { byRow[row, default: []].append(key) }
      outsidePanes.formUnion(screen.cites)
      var next = screen.targets.map { ScreenKey(key.procedure, $0) }
      if case .call(let call) = screen.kind, let called = catalog.procedure(call.procedure) {
        next += called.starts.map { ScreenKey(called.name, $0.to) }
      }
      open += next.filter { reached.insert($0).inserted }
    }
    byRow = byRow.mapValues { $0.sorted() }
  }

  /// Whether a screen that cites the row shows this text.
  ///
  /// The parts of a path can appear apart from each other.
  func show(_ label: StyledText.Span, of row: String) -> Bool {
    let shown = (byRow[row] ?? []).flatMap(texts).map { StyledText($0).plain.lowercased() }
    let wanted = label.text.lowercased()
    let parts = label.style == .label ? wanted.components(separatedBy: " > ") : [wanted]
    return shown.contains { $0.contains(wanted) }
      || parts.allSatisfy { part in shown.contains { $0.contains(part) } }
  }

  /// All texts of a screen, with those of its tasks and forms.
  private func texts(on key: ScreenKey) -> [String] {
    guard let screen = catalog.screen(key) else { return [] }
    var texts = screen.ownTexts + screen.settings.flatMap(\.values)
    var values = screen.askedValues
    switch screen.kind {
    case .choice(let choice):
      texts += choice.options.map(\.value)
    case .page(let page):
      guard let task = page.task else { break }
      values += Array(task.inputs.values) + (task.outputs.map { Array($0.values) } ?? [])
      texts += task.constants.map { Array($0.values) } ?? []
    case .call(let call):
      texts += call.with.map { Array($0.values) } ?? []
    case .summary:
      break
    }
    values += texts.flatMap { Interpolation.names(in: $0) }
    for definition in values.compactMap({ catalog.values[$0] }) {
      texts += [definition.label, definition.help, definition.preset ?? ""]
    }
    return texts
  }
}

extension Screen {
  /// Every text in the screen itself.
  var ownTexts: [String] {
    let texts = [title, skipNote ?? ""] + allTexts
    return switch kind {
    case .choice(let choice): texts + choice.options.compactMap(\.unavailable)
    case .page(let page): texts + [page.task?.success, page.task?.otherwise].compactMap(\.self)
    case .call, .summary: texts
    }
  }
}
