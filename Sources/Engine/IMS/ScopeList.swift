/// Scopes as IMS lists them.
enum ScopeList {
  /// The scopes of a list with commas; AEM and people put spaces in as well.
  static func split(_ text: String) -> [String] {
    text.split { $0 == "," || $0.isWhitespace }.map(String.init)
  }
}
