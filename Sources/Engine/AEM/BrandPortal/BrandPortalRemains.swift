import Values

/// The parts of a Brand Portal setup on an author: all must go before a new one is created.
struct BrandPortalRemains: Equatable, Sendable {
  /// Agents by the rule of Adobe's own code, or by the tenant that they send to.
  var agents: [ReplicationAgent]
  /// Configurations in both places.
  var services: [BrandPortalService]
  /// The paths of the tenant's replication user; at most one is to be expected.
  var users: [String]

  /// The number of agents, configurations and users that are left.
  var count: Int { agents.count + services.count + users.count }
}

extension AuthorClient {
  /// Looks for what is left of a tenant's setup.
  ///
  /// - Throws: ``AuthorProblem/notFound(path:user:)`` when a folder that must be there cannot be
  ///   read: then "nothing left" would be a guess.
  func brandPortalRemains(
    _ tenant: BrandPortalTenant, _ context: EngineContext
  ) async throws(Problem) -> BrandPortalRemains {
    context.report(Progress("Reading the replication agents", done: 0, of: 3))
    let agents = try await replicationAgents().filter {
      $0.isBrandPortal(tenant: nil) || tenant.owns($0)
    }
    context.report(Progress("Reading the cloud services", done: 1, of: 3))
    var services: [BrandPortalService] = []
    let places = [
      (BrandPortalService.legacyFolder, SmartTagsConfiguration.services),
      (BrandPortalService.folder, "/conf/global"),
    ]
    for (folder, parent) in places {
      if let found = try await brandPortalServices(in: folder) {
        services += found
      } else {
        try await requireVisible(parent)
      }
    }
    context.report(Progress("Looking for \(tenant.replicationUser)", done: 2, of: 3))
    return BrandPortalRemains(
      agents: agents, services: services, users: try await homes(ofReplicationUserOf: tenant))
  }

  /// The query builder finds the user wherever it is; without one its usual folder is read.
  func homes(
    ofReplicationUserOf tenant: BrandPortalTenant
  ) async throws(Problem) -> [String] {
    let name = tenant.replicationUser
    let folder = BrandPortalTenant.userFolder
    var found: [String] = []
    if let homes = try await homes(of: name) {
      for home in homes
      where try await node(home)?["rep:authorizableId"]?.string == name { found.append(home) }
    } else {
      found = (try await node(folder, depth: 1)?.object ?? [:]).filter {
        Sling.isName($0.key) && $0.value["rep:authorizableId"]?.string == name
      }.keys.sorted().map { "\(folder)/\($0)" }
    }
    if found.isEmpty { try await requireVisible("/home/users") }
    return found
  }
}
