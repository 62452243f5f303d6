import Glibc

/// Which addresses are asked through a proxy: decided here, so that it can be named beforehand.
///
/// The variables mean what they mean to curl: `http_proxy` (lowercase only, because servers set
/// `HTTP_PROXY` from a request's header), `https_proxy`, `all_proxy` and `no_proxy`.
struct ProxyRules {
  private let given: String?
  private let variables: [String: String]

  /// The variables that are looked at.
  static let names = [
    "http_proxy", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY", "no_proxy", "NO_PROXY",
  ]

  /// The rules of a client's options.
  init(_ options: HTTPOptions) {
    given = options.proxy
    variables = options.proxyVariables.filter { !$0.value.isEmpty }
  }

  /// The variables as this process has them.
  static var environment: [String: String] {
    var found: [String: String] = [:]
    for name in names { found[name] = getenv(name).map { String(cString: $0) } }
    return found
  }

  /// The proxy for an address; nil when it is asked directly, as this machine always is.
  func proxy(for address: WebAddress) -> Proxy? {
    guard !address.isLoopback, !isExcepted(address.host) else { return nil }
    if let given { return given.isEmpty ? nil : Proxy(given, from: "--proxy") }
    let own = address.scheme == "https" ? ["https_proxy", "HTTPS_PROXY"] : ["http_proxy"]
    for name in own + ["all_proxy", "ALL_PROXY"] {
      if let value = variables[name] { return Proxy(value, from: name) }
    }
    return nil
  }

  private func isExcepted(_ host: String) -> Bool {
    let list = variables["no_proxy"] ?? variables["NO_PROXY"] ?? ""
    let name = host.filter { $0 != "[" && $0 != "]" }.droppingDot
    return list.split { $0 == "," || $0 == " " }.contains { entry in
      let entry = entry.lowercased()
      if entry == "*" { return true }
      if let network = Network(entry), let address = IPBytes(name) {
        return network.contains(address)
      }
      let domain = (entry.hasPrefix(".") ? String(entry.dropFirst()) : entry).droppingDot
      return !domain.isEmpty && (name == domain || name.hasSuffix("." + domain))
    }
  }
}

/// An IP address as bytes: 4 or 16 of them.
private struct IPBytes {
  let bytes: [UInt8]

  init?(_ text: String) {
    var four = in_addr()
    var six = in6_addr()
    if inet_pton(AF_INET, text, &four) == 1 {
      bytes = withUnsafeBytes(of: four) { Array($0) }
    } else if inet_pton(AF_INET6, text, &six) == 1 {
      bytes = withUnsafeBytes(of: six) { Array($0) }
    } else {
      return nil
    }
  }
}

/// A block of addresses such as `10.0.0.0/8`, or a single one.
private struct Network {
  let address: IPBytes
  let bits: Int

  init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    let host = parts[0].filter { $0 != "[" && $0 != "]" }
    guard parts.count <= 2, let address = IPBytes(host) else { return nil }
    let most = address.bytes.count * 8
    guard let bits = parts.count == 2 ? Int(parts[1]) : most, (0...most).contains(bits) else {
      return nil
    }
    self.address = address
    self.bits = bits
  }

  func contains(_ other: IPBytes) -> Bool {
    guard other.bytes.count == address.bytes.count else { return false }
    return zip(address.bytes, other.bytes).enumerated().allSatisfy { index, pair in
      let kept = max(0, min(8, bits - index * 8))
      let mask = UInt8(truncatingIfNeeded: 0xFF << (8 - kept))
      return pair.0 & mask == pair.1 & mask
    }
  }
}

extension String {
  /// The name without the dot that may end a whole domain name.
  fileprivate var droppingDot: String { hasSuffix(".") ? String(dropLast()) : self }
}
