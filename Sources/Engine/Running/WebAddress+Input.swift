import HTTP

extension WebAddress {
  /// Reads an address that came as an input.
  ///
  /// `what` says whose address it is, for the words of the problem: `the AEM author`. Throws
  /// ``Problem/address(what:_:)`` for a text that is no address.
  static func read(_ text: String, of what: String) throws(Problem) -> WebAddress {
    do {
      return try WebAddress(text)
    } catch {
      throw .address(what: what, error)
    }
  }
}
