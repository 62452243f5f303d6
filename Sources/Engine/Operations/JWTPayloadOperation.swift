import FoundationEssentials
import HTTP

/// `jwt.payload`: what the JWT payload of a service account says, compared with what is known.
///
/// Nothing is asked over the network.
struct JWTPayloadOperation: Operation {
  let signature = OperationSignature(
    name: "jwt.payload", inputs: Wanted.inputs,
    outputs: [
      .text("audience"), .text("clientId"), .text("orgId"), .text("technicalAccountId"),
      .text("metascope"), .text("expires"),
    ], changes: false, verifies: .itself)

  /// The payload, and what is known of the credential.
  struct Wanted: DecodedInputs {
    private static let payload = Input.text("payload")
    private static let client = Input.optional("clientId")
    private static let imsURL = Input.optional("imsUrl")
    private static let product = Input.optional("product")
    static let inputs: [any OperationInput] = [payload, client, imsURL, product]

    let payload: String
    let clientID: String?
    let ims: WebAddress?
    /// The product that the credential is for.
    let product: AdobeProduct?
    let cleaner: Cleaner

    init(_ inputs: OperationInputs, _ context: EngineContext) throws(Problem) {
      payload = try inputs[Self.payload]
      clientID = inputs[Self.client]
      ims = try inputs[Self.imsURL].map(IMSAddress.read)
      product = inputs[Self.product].flatMap(AdobeProduct.init(document:))
      cleaner = inputs.cleaner
    }
  }

  /// The payload, and when it was read.
  struct Observation: Equatable, Sendable {
    var payload: JWTPayload
    var now: Date
  }

  func observe(_ wanted: Wanted, _ context: EngineContext) async throws(Problem) -> Observation {
    do throws(JWTPayloadFlaw) {
      let payload = try JWTPayload(wanted.payload)
      if let ims = wanted.ims, ims.origin != payload.audience.origin {
        throw .otherServer(found: payload.audience.origin, wanted: ims.origin)
      }
      if let client = wanted.clientID, client != payload.clientID {
        throw .otherClient(
          found: wanted.cleaner.line(payload.clientID, limit: 80),
          wanted: wanted.cleaner.line(client, limit: 80))
      }
      return Observation(payload: payload, now: context.now())
    } catch {
      throw .jwt(.payload(error))
    }
  }

  func conclude(_ observed: Observation, _ wanted: Wanted) throws(Problem) -> Conclusion {
    let payload = observed.payload
    let shown = { (text: String) in wanted.cleaner.line(text, limit: 120) }
    var conclusion = Conclusion(.passed)
    conclusion.texts = [
      "audience": payload.audience.origin, "clientId": shown(payload.clientID),
      "orgId": shown(payload.organizationID),
      "technicalAccountId": shown(payload.technicalAccountID),
      "metascope": shown(payload.metascopes.joined(separator: ",")),
      "expires": payload.expires.utc,
    ]
    conclusion.evidence = [
      ("Authorization server (aud)", "audience"), ("Client ID (aud)", "clientId"),
      ("Organization ID (iss)", "orgId"), ("Technical account ID (sub)", "technicalAccountId"),
      ("Metascope", "metascope"), ("Expires (exp)", "expires"),
    ].map { Evidence($0, conclusion.texts[$1] ?? "") }
    if let product = wanted.product,
      !payload.metascopes.contains(product.metascope)
    {
      conclusion.outcome = .failed(
        "This payload is not for \(product.name): it has \(conclusion.texts["metascope"] ?? ""), "
          + "and \(product.name) needs \(product.metascope).")
    }
    if payload.expires < observed.now {
      conclusion.cautions.append(
        "exp is in the past. This is normal for a copied payload: AEM sets its own exp for each "
          + "token.")
    }
    if payload.isInMilliseconds {
      conclusion.cautions.append("exp is in milliseconds; Adobe documents seconds.")
    }
    return conclusion
  }
}
