extension JWTPayloadFlaw {
  /// The code of the flaw, and what the places of its text contain.
  var words: ProblemWords {
    switch self {
    case .notJSON: .init(.jwtPayloadNotJSON)
    case .cut: .init(.jwtPayloadCut)
    case .encoded: .init(.jwtPayloadEncoded)
    case .notObject: .init(.jwtPayloadNotObject)
    case .issuer(let found): .init(.jwtPayloadIss, ["found": .text(found, or: .foundNothing)])
    case .subject(let found): .init(.jwtPayloadSub, ["found": .text(found, or: .foundNothing)])
    case .audience(let found): .init(.jwtPayloadAud, ["found": .text(found, or: .foundNothing)])
    case .expiry(let found): .init(.jwtPayloadExp, ["found": .text(found, or: .foundNothing)])
    case .metascopeMissing: .init(.jwtPayloadMetascope)
    case .metascopeHost(let found, let wanted):
      .init(.jwtPayloadMetascopeHost, ["found": .text(found), "wanted": .text(wanted)])
    case .otherServer(let found, let wanted):
      .init(.jwtPayloadServer, ["found": .text(found), "wanted": .text(wanted)])
    case .otherClient(let found, let wanted):
      .init(.jwtPayloadClient, ["found": .text(found), "wanted": .text(wanted)])
    }
  }
}
