import HTTP

/// The address of IMS as operations get it.
enum IMSAddress {
  /// Reads it; refuses one over which credentials could be read on their way.
  static func read(_ text: String) throws(Problem) -> WebAddress {
    let address: WebAddress
    do {
      address = try WebAddress(text)
    } catch {
      throw .address(what: "Adobe's identity service", error)
    }
    if address.scheme == "http", !address.isLoopback { throw .plainHTTP(host: address.host) }
    return address
  }
}
