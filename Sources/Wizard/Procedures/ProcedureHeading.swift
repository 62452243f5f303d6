/// The part of a procedure that the home screen shows.
package struct ProcedureHeading: Equatable, Sendable {
  /// Its name on the command line.
  package var name: String
  /// The title, such as `Smart Tags`.
  package var title: String
  /// One sentence about what the procedure sets up.
  package var summary: String
  /// Whether it can be started on its own.
  package var isListed: Bool
  /// Its place on the home screen; lower ones come first.
  package var rank: Int
}

extension Procedure {
  /// The part of it that the home screen shows.
  var heading: ProcedureHeading {
    ProcedureHeading(name: name, title: title, summary: summary, isListed: isListed, rank: rank)
  }
}
