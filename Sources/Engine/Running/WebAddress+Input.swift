import HTTP

extension WebAddress {
  /// Reads an address that came as an input.
  ///
  /// - Parameter what: whose address it is, for the words of the problem: `the AEM author`.
  static func read(_ text: String, of what: String) throws(Problem) -> WebAddress {
    do {
      return try WebAddress(text)
    } catch {
      throw .address(what: what, error)
    }
  }
}
