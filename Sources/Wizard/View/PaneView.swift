/// The pane of details that is open.
package struct PaneView: Equatable, Sendable {
  /// What it is about.
  package var title: String
  /// Its texts and acts, in order.
  package var elements: [ScreenView.Element]

  package init(title: String, elements: [ScreenView.Element]) {
    self.title = title
    self.elements = elements
  }
}
