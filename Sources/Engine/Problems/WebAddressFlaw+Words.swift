import HTTP

extension WebAddress.Flaw {
  /// Why a text is no address, as the end of a sentence.
  var word: ProblemWord {
    switch self {
    case .empty: .phrase(.addressEmpty)
    case .scheme(nil): .phrase(.addressNoScheme)
    case .scheme(let scheme?):
      .phrase(.addressScheme, ["scheme": .text(String(scheme.prefix(20)))])
    case .credentials: .phrase(.addressCredentials)
    case .host: .phrase(.addressHost)
    case .port(let port): .phrase(.addressPort, ["port": .text(String(port.prefix(20)))])
    case .character: .phrase(.addressCharacter)
    }
  }
}
