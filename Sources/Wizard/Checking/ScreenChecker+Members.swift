import Values

extension ScreenChecker {
  /// Members of the file that nothing reads: a misspelt name, or one of another kind of screen.
  func members(of procedure: Procedure) -> [Fault] {
    // A procedure that was not read from a file has none.
    guard let document = try? JSONValue(parsing: procedure.source, limits: .file),
      case .object(var members) = document
    else { return [] }
    let screens = members["screens"]?.array ?? []
    members["screens"] = nil
    var faults = MemberNames.procedure.strays(in: .object(members))
      .map { fault(procedure, nil, $0) }
    for (screen, document) in zip(procedure.screens, screens) {
      let strays = MemberNames.screen.strays(in: document) + misplaced(in: document)
      faults += strays.map { fault(procedure, screen.id, $0) }
    }
    return faults
  }

  private func misplaced(in screen: JSONValue) -> [String] {
    let kind = screen["kind"]?.string ?? ""
    return (screen.object ?? [:]).keys.sorted().compactMap { name in
      guard let owner = MemberNames.kinds[name], owner != kind else { return nil }
      return "\"\(name)\" belongs to a \(owner), and this is a \(kind)"
    }
  }
}
