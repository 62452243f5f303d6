import Values

/// The result of a change of a credential's services.
struct SubscriptionResult: Equatable, Sendable {
  /// The services that the credential has now.
  var subscribed: [String] = []
  /// The SDK codes that were refused.
  var refused: [String] = []

  /// The answer; without refusals the list of them can be missing.
  func json(always: Bool) -> JSONValue {
    var members: [String: JSONValue] = [
      "sdkList": .array(subscribed.map(JSONValue.string))
    ]
    if always || !refused.isEmpty {
      members["errorList"] = .array(refused.map(JSONValue.string))
    }
    return .object(members)
  }
}

/// Adds services to a credential, and removes them.
struct Subscribing: Sendable {
  let faults: Set<SandboxFault>

  /// Makes the wanted services the credential's only ones.
  func replace(
    with wanted: [JSONValue], in credential: inout ConsoleCredential
  ) -> SubscriptionResult {
    let before = credential.subscriptions
    credential.subscriptions = []
    var result = SubscriptionResult()
    for item in wanted { add(item, before: before, &credential, &result) }
    result.subscribed = credential.subscriptions.map(\.code)
    return result
  }

  /// Adds one service to the existing ones.
  func add(_ wanted: JSONValue, to credential: inout ConsoleCredential) -> SubscriptionResult {
    var result = SubscriptionResult()
    add(wanted, before: credential.subscriptions, &credential, &result)
    result.subscribed = credential.subscriptions.map(\.code)
    return result
  }

  /// Removes one service; an unknown code counts as refused.
  func remove(_ code: String?, from credential: inout ConsoleCredential) -> SubscriptionResult {
    var result = SubscriptionResult()
    if credential.subscriptions.contains(where: { $0.code == code }) {
      credential.subscriptions.removeAll { $0.code == code }
    } else {
      result.refused = [code ?? ""]
    }
    result.subscribed = credential.subscriptions.map(\.code)
    return result
  }

  /// Adds a service, with at least one product profile where it has any.
  private func add(
    _ item: JSONValue, before: [ConsoleCredential.Subscription],
    _ credential: inout ConsoleCredential, _ result: inout SubscriptionResult
  ) {
    let code = item["sdkCode"]?.string ?? ""
    guard let service = ConsoleService.named(code),
      DisabledReason.of(service, faults).isEmpty
    else {
      result.refused.append(code)
      return
    }
    var profiles = before.first { $0.code == code }?.profiles ?? []
    for wanted in item["licenseConfigs"]?.array ?? [] {
      let known = service.profiles.first {
        $0.id == wanted["id"]?.string && [nil, $0.productID].contains(wanted["productId"]?.string)
      }
      guard let known else {
        result.refused.append(code)
        return
      }
      profiles.removeAll { $0 == known.id }
      if wanted["op"]?.string != "remove" { profiles.append(known.id) }
    }
    guard service.profiles.isEmpty || !profiles.isEmpty else {
      result.refused.append(code)
      return
    }
    let isScopeless = faults.contains(.consoleScopesLost)
    credential.subscriptions.removeAll { $0.code == code }
    credential.subscriptions.append(
      .init(code: code, profiles: profiles, isScopeless: isScopeless))
  }
}
