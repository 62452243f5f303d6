import Values
import Wizard

/// `screens check` and `screens graph`.
struct ScreensCommand {
  let wiring: Wiring

  init(_ wiring: Wiring) {
    self.wiring = wiring
  }

  /// Runs the one that the first word names.
  func run() throws(Failure) -> ExitStatus {
    let words = wiring.arguments.words
    switch (words.first, words.count) {
    case ("check", 1): return check()
    case ("graph", _): return try graph(words.count > 1 ? words[1] : nil)
    default:
      throw Failure(
        "Expected: aem-setup screens check",
        "or: aem-setup screens graph [PROCEDURE] [--format dot|mermaid]", status: .misuse)
    }
  }

  private func check() -> ExitStatus {
    let faults = ScreenChecker(wiring.catalog, operations: wiring.operations).faults()
    if wiring.arguments.has(.json) {
      Output.document([
        "faults": .array(
          faults.map { ["place": .string($0.place), "message": .string($0.message)] })
      ])
    } else {
      for fault in faults { Output.line(fault.description) }
      let count = wiring.catalog.procedures.values.map(\.screens.count).reduce(0, +)
      Output.line(
        faults.isEmpty
          ? "\(count) screens in \(wiring.catalog.procedures.count) procedures: nothing to fix."
          : "\(faults.count) to fix.")
    }
    return faults.isEmpty ? .done : .failed
  }

  private func graph(_ name: String?) throws(Failure) -> ExitStatus {
    let format = wiring.arguments[.format].flatMap(GraphFormat.init) ?? .dot
    let known = wiring.catalog.headings.map(\.name)
    if let name, !known.contains(name) {
      throw Failure(
        "There is no procedure \"\(name)\". The procedures are: \(known.joined(separator: ", ")).",
        status: .misuse)
    }
    let graphs = (name.map { [$0] } ?? known).compactMap { wiring.catalog.procedure($0) }
      .map { ProcedureGraph($0, in: wiring.catalog) }
    if wiring.arguments.has(.json) {
      Output.document([
        "graphs": .array(
          graphs.map {
            ["procedure": .string($0.name), "text": .string(format.text(of: $0))]
          })
      ])
    } else {
      for graph in graphs { Output.block(format.text(of: graph)) }
    }
    return .done
  }
}
