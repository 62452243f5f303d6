/// What the home screen shows of a procedure.
package struct ProcedureHeading: Equatable, Sendable {
  /// Its name on the command line.
  package var name: String
  /// Its title.
  package var title: String
  /// One sentence.
  package var summary: String
  /// Whether it can be started on its own.
  package var isListed: Bool
  /// Its place on the home screen; lower ones stand above.
  package var rank: Int
}

extension Procedure {
  /// What the home screen shows of it.
  var heading: ProcedureHeading {
    ProcedureHeading(name: name, title: title, summary: summary, isListed: isListed, rank: rank)
  }
}
