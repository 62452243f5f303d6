import Values

/// The certificates of a JWT credential.
enum BindingRoutes {
  private static let base = "/organizations/{organization}/integrations/entp/{credential}/bindings"

  /// All routes for certificates.
  static let all: [ConsoleRoute] = [
    ConsoleRoute("GET", base, list),
    ConsoleRoute("POST", base, add),
    ConsoleRoute("DELETE", "\(base)/{binding}", delete),
  ]

  private static func list(_ call: inout ConsoleCall) throws(ConsoleProblem) -> OutgoingAnswer {
    document(call.state.credentials[try credentialIndex(call)], call)
  }

  private static func add(_ call: inout ConsoleCall) throws(ConsoleProblem) -> OutgoingAnswer {
    let index = try credentialIndex(call)
    let fields = call.request.fields(charset: .utf8).fields
    let upload = fields.first { String(decoding: $0.name, as: UTF8.self) == "certificate" }
    guard let upload, let certificate = Identity(reading: upload.value) else {
      throw .badRequest("certificate is no X.509 certificate")
    }
    let binding = call.state.newBinding(certificate)
    call.state.credentials[index].bindings.append(binding)
    return document(call.state.credentials[index], call)
  }

  private static func delete(_ call: inout ConsoleCall) throws(ConsoleProblem) -> OutgoingAnswer {
    let index = try credentialIndex(call)
    let id = call.parameters["binding"]
    let place = call.state.credentials[index].bindings.firstIndex { $0.id == id }
    guard let place else { throw .notFound("Binding not found") }
    call.state.credentials[index].bindings.remove(at: place)
    return OutgoingAnswer(status: 200)
  }

  private static func credentialIndex(_ call: ConsoleCall) throws(ConsoleProblem) -> Int {
    let index = try call.credentialIndex()
    guard call.state.credentials[index].kind != .oauth else {
      throw .badRequest("The credential has no certificates")
    }
    return index
  }

  private static func document(
    _ credential: ConsoleCredential, _ call: ConsoleCall
  ) -> OutgoingAnswer {
    let yesterday = call.now - 86_400_000
    let hasExpired = call.faults.contains(.jwtExpiredCertificate)
    return .json(
      .array(
        credential.bindings.map { binding in
          [
            "bindingId": .string(binding.id), "orgId": .string(credential.organization),
            "technicalAccountId": .string(credential.technicalAccountID),
            "certificateFingerprint": .string(binding.fingerprint),
            "notAfter": .integer(hasExpired ? min(yesterday, binding.notAfter) : binding.notAfter),
          ]
        }))
  }
}
