import Engine

/// Checks of a catalog what its schema cannot: that every path works.
package struct ScreenChecker: Sendable {
  let catalog: ProcedureCatalog
  let signatures: [String: OperationSignature]
  let possible: PossibleContents
  /// The values that are known where another one is.
  private(set) var implied: [String: Set<String>] = [:]

  /// A checker of these procedures against these operations.
  package init(_ catalog: ProcedureCatalog, operations: OperationCatalog) {
    self.catalog = catalog
    signatures = operations.operations.mapValues(\.signature)
    possible = PossibleContents(catalog)
    implied = impliedValues()
  }

  /// A fault in a file of screens, to be fixed there.
  package struct Fault: Equatable, Sendable, CustomStringConvertible {
    /// The place of the fault: `procedure` or `procedure/screen`.
    package var place: String
    /// The fault in a sentence.
    package var message: String

    /// The fault as one line, such as `smart-tags/token: no transition leads to it`.
    package var description: String { "\(place): \(message)" }
  }

  /// Everything that is wrong, in the order of procedures and screens; empty when all is well.
  package func faults() -> [Fault] {
    let procedures = catalog.procedures.values.sorted { $0.name < $1.name }
    return values()
      + procedures.flatMap { procedure -> [Fault] in
        [ways, parts, texts, contents, size].flatMap { $0(procedure) }
      } + procedures.filter(\.standsAlone).flatMap { flow(of: $0) } + unusedProcedures()
      + guides()
  }

  /// Checks that every transition leads to a screen, and that every screen is reached and has a
  /// path to an end.
  private func ways(of procedure: Procedure) -> [Fault] {
    var faults: [Fault] = []
    let ids = procedure.screens.map(\.id)
    for id in Set(ids).sorted() where ids.count(where: { $0 == id }) > 1 {
      faults.append(fault(procedure, id, "more than one screen has this id"))
    }
    let starts = procedure.starts.map(\.to)
    if let missing = starts.first(where: { procedure.screen($0) == nil }) {
      return faults + [fault(procedure, nil, "the start \"\(missing)\" is not a screen")]
    }
    if procedure.starts.last?.when != nil {
      faults.append(
        fault(procedure, nil, "its last start has a condition, so possibly none applies"))
    }
    if procedure.starts.dropLast().contains(where: { $0.when == nil }) {
      faults.append(fault(procedure, nil, "a start without a condition hides those after it"))
    }
    for screen in procedure.screens {
      for target in screen.targets where procedure.screen(target) == nil {
        faults.append(
          fault(procedure, screen.id, "it leads to \"\(target)\", which is not a screen"))
      }
      if let last = screen.transitions.last, last.when != nil {
        faults.append(
          fault(procedure, screen.id, "its last transition has a condition, so it can be a trap"))
      }
      if screen.transitions.dropLast().contains(where: { $0.when == nil }) {
        faults.append(
          fault(procedure, screen.id, "a transition without a condition hides those after it"))
      }
      if procedure.standsAlone, screen.transitions.isEmpty, !screen.mayEnd {
        faults.append(
          fault(
            procedure, screen.id, "it has no transition; only a summary or an end can have none"))
      }
    }
    let reached = closure(from: starts) { id in
      procedure.screen(id)?.targets ?? []
    }
    let ends = procedure.screens.filter { $0.transitions.isEmpty }.map(\.id)
    let leavable = closure(from: ends) { id in
      procedure.screens.filter { $0.targets.contains(id) }.map(\.id)
    }
    for screen in procedure.screens {
      if !reached.contains(screen.id) {
        faults.append(fault(procedure, screen.id, "no transition leads to it"))
      }
      if !leavable.contains(screen.id) {
        faults.append(fault(procedure, screen.id, "no path leads from it to an end"))
      }
    }
    return faults
  }

  private func closure(
    from start: [String], _ neighbours: (String) -> [String]
  ) -> Set<String> {
    var reached = Set(start)
    var open = start
    while let id = open.popLast() {
      for next in neighbours(id) where reached.insert(next).inserted { open.append(next) }
    }
    return reached
  }

  /// Procedures that neither stand alone nor are called.
  private func unusedProcedures() -> [Fault] {
    let called = Set(
      catalog.procedures.values.flatMap(\.screens).compactMap { screen -> String? in
        if case .call(let call) = screen.kind { call.procedure } else { nil }
      })
    return catalog.procedures.values.sorted { $0.name < $1.name }
      .filter { !$0.standsAlone && !called.contains($0.name) }
      .map { fault($0, nil, "it is neither listed nor called") }
  }

  func fault(_ procedure: Procedure, _ screen: String?, _ message: String) -> Fault {
    Fault(place: screen.map { "\(procedure.name)/\($0)" } ?? procedure.name, message: message)
  }
}

extension Screen {
  /// Whether it may have no way out in a listed procedure.
  fileprivate var mayEnd: Bool {
    if case .summary = kind { true } else { isDeadEnd }
  }
}
