/// One thing to tick.
package struct ItemView: Equatable, Sendable {
  /// Its place in the list, from zero.
  package var index: Int
  /// The statement that has to be true.
  package var text: String
  /// Help for checking whether it is true.
  package var help: String
  /// Whether it is ticked.
  package var isTicked: Bool

  /// Describes a thing to tick.
  package init(index: Int, text: String, help: String, isTicked: Bool) {
    self.index = index
    self.text = text
    self.help = help
    self.isTicked = isTicked
  }
}
