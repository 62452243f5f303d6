import HTTP

/// The tenant that an author publishes to, by its address.
struct BrandPortalTenant: Equatable, Sendable {
  /// Its address without path, such as `https://acme.brand-portal.adobe.com`.
  let origin: String
  /// The first part of its host, such as `acme`.
  let id: String

  /// The folder in which AEM creates the users that agents act for.
  static let userFolder = "/home/users/mac"

  /// The end of a tenant's own host, after its id; an alias has another one.
  private static let suffix = ".brand-portal.adobe.com"

  /// The user that the tenant's agents act for, whom AEM creates when a configuration is saved.
  var replicationUser: String { "mac-\(id)-replication" }

  /// The input with the address of the tenant.
  static let url = Input.text("tenantUrl")
  /// The owner of the address, for the words of a problem.
  static let owner = "the Brand Portal tenant"

  /// Takes the tenant's address of the inputs.
  ///
  /// - Throws: ``Problem/unusableInput(name:sentence:)`` for an alias, which does not show the id.
  init(_ inputs: OperationInputs) throws(Problem) {
    let address = try WebAddress.read(try inputs[Self.url], of: Self.owner)
    let id = address.host.dropLast(Self.suffix.count)
    guard address.host.hasSuffix(Self.suffix), !id.isEmpty, !id.contains(".") else {
      throw .unusableInput(
        name: Self.url.name,
        sentence: "The tenant's own address is https://TENANT-ID\(Self.suffix). An alias does "
          + "not show the tenant ID.")
    }
    origin = address.origin
    self.id = String(id)
  }

  /// Whether an address from AEM leads to the tenant.
  func owns(_ address: String) -> Bool {
    Self.isSame(address, origin)
  }

  /// Whether two addresses lead to the same tenant, whatever their paths.
  static func isSame(_ one: String, _ other: String) -> Bool {
    guard let origin = (try? WebAddress(one))?.origin else { return false }
    return origin == (try? WebAddress(other))?.origin
  }

  /// Whether an agent is one of the tenant's: it sends there, or acts for the tenant's user.
  func owns(_ agent: ReplicationAgent) -> Bool {
    owns(agent.transportURI)
      || agent.name.hasPrefix(ReplicationAgent.brandPortalPrefix)
        && agent.userID == replicationUser
  }
}
