import HTTP

/// The address of IMS as operations receive it.
enum IMSAddress {
  /// The owner of the address, for the words of a problem.
  static let owner = "Adobe's identity service"

  /// Reads it; refuses one over which credentials could be read on their way.
  static func read(_ text: String) throws(Problem) -> WebAddress {
    let address = try WebAddress.read(text, of: owner)
    if address.scheme == "http", !address.isLoopback { throw .plainHTTP(host: address.host) }
    return address
  }
}
