/// A pane in the list of details of a screen.
package struct DetailView: Equatable, Sendable {
  /// The id by which it is opened.
  package var id: String
  /// What it is about.
  package var label: String
  /// Whether it fits what was found.
  package var fits: Bool

  package init(id: String, label: String, fits: Bool) {
    self.id = id
    self.label = label
    self.fits = fits
  }
}
