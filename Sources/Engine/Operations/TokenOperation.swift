import FoundationEssentials
import HTTP
import Values

/// `ims.token`: whether Adobe gives a token for a credential, and with which scopes.
///
/// The token itself is never shown, kept or used.
struct TokenOperation: Operation {
  let signature = OperationSignature(
    name: "ims.token",
    inputs: [
      .text("imsUrl"), .text("clientId"), .secret("clientSecret"), .text("scopes"),
      .optional("product"),
    ],
    outputs: [.text("expiresIn"), .text("grantedScopes")], changes: false)

  /// Without this scope no Smart Tags call is let through.
  private static let smartContentScope = "read_pc.dma_smart_content"

  func observe(_ inputs: OperationInputs, _ context: EngineContext) async throws(Problem)
    -> TokenRequest.Answer
  {
    let text = try inputs.text("imsUrl")
    let ims: WebAddress
    do {
      ims = try WebAddress(text)
    } catch {
      throw .address(what: "Adobe's identity service", error)
    }
    if ims.scheme == "http", !ims.isLoopback { throw .plainHTTP(host: ims.host) }
    context.report(Progress("Asking \(ims.host) for a token"))
    let request = TokenRequest(
      ims: ims, clientID: try inputs.text("clientId"),
      clientSecret: try inputs.secret("clientSecret"),
      scopes: ScopeList.split(try inputs.text("scopes")), shown: inputs.shown)
    return try await request.send(context)
  }

  func conclude(
    _ observed: TokenRequest.Answer, _ inputs: OperationInputs
  ) throws(Problem) -> Conclusion {
    if let remaining = observed.remaining, remaining <= 0 {
      throw .token(.expired(seconds: Int(-remaining)))
    }
    let shown = inputs.shown
    let wanted = ScopeList.split(try inputs.text("scopes"))
    let granted = observed.claims?.scopes
    let listed = (granted ?? []).map { shown.line($0, limit: 80) }
    var conclusion = Conclusion()
    if let granted {
      let missing = wanted.filter { !granted.contains($0) }
      if missing.contains(Self.smartContentScope) {
        throw .token(
          .scopeMissing(
            scope: Self.smartContentScope, granted: listed,
            product: inputs.optional("product") ?? "Smart Content"))
      }
      if !missing.isEmpty {
        conclusion.cautions.append(
          "The token lacks \(shown.line(missing.joined(separator: ", "))).")
      }
    } else {
      conclusion.cautions.append("Which scopes the token carries cannot be read from it.")
    }
    let lifetime = Self.lifetime(observed)
    let scopes = listed.joined(separator: ",")
    conclusion.texts = ["expiresIn": lifetime, "grantedScopes": scopes]
    conclusion.evidence = [
      Evidence("Token", "given to this machine by Adobe; AEM's own way to Adobe is not tested"),
      Evidence("Lasts", lifetime),
      Evidence("Scopes", granted == nil ? "not readable" : scopes),
    ]
    if let issuer = observed.claims?.issuer {
      conclusion.evidence.append(Evidence("Given by", shown.line(issuer, limit: 60)))
    }
    if let client = observed.claims?.clientID, client != inputs.optional("clientId") {
      conclusion.cautions.append(
        "The token names another client: \(shown.line(client, limit: 80)).")
    }
    if let ahead = observed.clockAhead, abs(ahead) > 120 {
      conclusion.cautions.append(
        "This machine's clock is \(Int(abs(ahead))) seconds \(ahead > 0 ? "behind" : "ahead of") "
          + "Adobe's.")
    }
    return conclusion
  }

  private static func lifetime(_ answer: TokenRequest.Answer) -> String {
    // The answer counts in seconds, the token in milliseconds; the claims are in seconds by now.
    guard let seconds = answer.expiresIn ?? answer.claims?.lifetime.map({ Int($0) }) else {
      return "unknown"
    }
    return "\(seconds) s (\(seconds / 3_600) h \(seconds % 3_600 / 60) min)"
  }
}
