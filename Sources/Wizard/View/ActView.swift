import Engine

/// A numbered act of a walkthrough.
package struct ActView: Equatable, Sendable {
  /// The number in front of the act, counted from 1.
  package var number: Int
  /// What to do, in one imperative sentence.
  package var text: String
  /// What appears once the act is done.
  package var see: String?
  /// The advice for when something else appears.
  package var otherwise: String?
  /// The value to copy into the other product.
  package var copy: String?
  /// The fields there by their labels, with the values to copy.
  package var fields: [Evidence]

  package init(
    number: Int, text: String, see: String?, otherwise: String?, copy: String?,
    fields: [Evidence] = []
  ) {
    self.number = number
    self.text = text
    self.see = see
    self.otherwise = otherwise
    self.copy = copy
    self.fields = fields
  }
}
