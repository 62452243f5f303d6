import HTTP
import Values

/// The agents, users and folder that AEM creates when a Brand Portal configuration is saved.
struct BrandPortalConsequences: Equatable, Sendable {
  /// The agents of Brand Portal, by name.
  var agents: [ReplicationAgent] = []
  /// The paths of the tenant's replication user; at most one is to be expected.
  var users: [String] = []
  /// Whether the folder exists in which AEM creates such users.
  var hasUserFolder = true
}

extension AuthorClient {
  /// Reads what saving a configuration for a tenant creates, as far as it exists.
  ///
  /// The tenant is nil when its address, an alias, does not show the ID; no user is found then.
  func brandPortalConsequences(
    of tenant: BrandPortalTenant?, _ context: EngineContext
  ) async throws(Problem) -> BrandPortalConsequences {
    context.report(Progress("Reading the replication agents"))
    var found = BrandPortalConsequences()
    found.agents = try await replicationAgents().filter {
      $0.isBrandPortal(tenant: nil) || tenant?.owns($0) == true
    }
    guard let tenant else { return found }
    context.report(Progress("Looking for \(tenant.replicationUser)"))
    found.users = try await homes(ofReplicationUserOf: tenant)
    found.hasUserFolder = try await node(BrandPortalTenant.userFolder) != nil
    return found
  }
}
