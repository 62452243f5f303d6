/// Plays acts of a person in another product's pages, where that product is there for practice.
package protocol ActPlaying {
  /// Plays the act that a walkthrough names.
  ///
  /// `product` says which product it is for, where it can be for any. Returns a sentence with the
  /// outcome.
  func play(_ act: String, for product: String) -> String
}
