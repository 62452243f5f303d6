/// The act that an operation is busy with.
package struct Progress: Equatable, Sendable {
  /// The act, such as `Reading the product version`.
  package var act: String
  /// The number of acts that are done, when they can be counted.
  package var done: Int?
  /// The number of acts in all.
  package var total: Int?

  /// Describes an act; without a count by default.
  package init(_ act: String, done: Int? = nil, of total: Int? = nil) {
    self.act = act
    self.done = done
    self.total = total
  }
}
