import HTTP

/// `brand-portal.clean`: an author without what is left of a tenant's Brand Portal setup.
///
/// Deletes the tenant's agents, its cloud services and its replication user, in this order, which is
/// that of Adobe's instructions. What is another tenant's stays. Nothing of it can be brought back,
/// so the tenant ID has to be typed to agree, and no queue may hold anything.
struct BrandPortalCleanOperation: Operation {
  let signature = OperationSignature(
    name: "brand-portal.clean",
    inputs: AuthorClient.parameters + [.text("tenantUrl"), .optional("confirmation")],
    changes: true)

  let undo = Undo.impossible(
    handAct: "Save a Brand Portal configuration in AEM: only that makes a cloud service, its agents"
      + " and their user. A content package or a backup from before can bring the old ones back.")

  /// The name under which ``apply(_:from:_:_:)`` remembers the deleted paths, a line each.
  private static let deleted = "deleted"

  /// What is there, and what waits.
  struct Observation: Sendable {
    /// The tenant's, and others'.
    var remains: BrandPortalRemains
    /// The queues of the tenant's agents.
    var queues: [AgentQueue]
  }

  func observe(_ inputs: OperationInputs, _ context: EngineContext) async throws(Problem)
    -> Observation
  {
    let tenant = try BrandPortalTenant(inputs)
    let author = try AuthorClient(inputs, context)
    let remains = try await author.brandPortalRemains(tenant, context)
    return Observation(
      remains: remains,
      queues: try await author.queues(of: remains.agents.filter { tenant.owns($0) }, context))
  }

  func plan(_ observed: Observation, _ inputs: OperationInputs) throws(Problem) -> Plan {
    let tenant = try BrandPortalTenant(inputs)
    let cleaner = inputs.cleaner
    let changes = Self.doomed(observed, tenant).map {
      Change(cleaner.line($0.path), before: cleaner.line($0.what), after: nil)
    }
    guard !changes.isEmpty else { return Plan() }
    try Self.requireIdle(observed.queues, cleaner)
    if inputs.optional("confirmation") != nil { try Self.requireConfirmation(tenant, inputs) }
    return Plan(
      changes: changes,
      cautions: [
        "This cannot be taken back: agents, cloud services and the replication user of"
          + " \(tenant.id) are deleted with all that is in them. Only saving a new Brand Portal"
          + " configuration makes new ones."
      ] + Self.kept(observed, tenant, cleaner))
  }

  func apply(
    _ plan: Plan, from observed: Observation, _ inputs: OperationInputs, _ context: EngineContext
  ) async throws(Problem) -> [String: String] {
    let tenant = try BrandPortalTenant(inputs)
    try Self.requireConfirmation(tenant, inputs)
    let author = try AuthorClient(inputs, context)
    let doomed = Self.doomed(observed, tenant)
    var paths = inputs.memory[Self.deleted].map { [$0] } ?? []
    for (index, node) in doomed.enumerated() {
      // An asset may have been published since the queues were read.
      if let queue = observed.queues.first(where: { $0.agent.path == node.path }) {
        let now = AgentQueue(
          agent: queue.agent, waiting: try await author.waiting(in: queue.agent) ?? queue.waiting)
        try Self.requireIdle([now], author.cleaner)
      }
      context.report(
        Progress("Deleting \(author.cleaner.line(node.path))", done: index, of: doomed.count))
      try await author.delete(node.path)
      paths.append(node.path)
    }
    return [Self.deleted: paths.joined(separator: "\n")]
  }

  func conclude(_ observed: Observation, _ inputs: OperationInputs) throws(Problem) -> Conclusion {
    let tenant = try BrandPortalTenant(inputs)
    var conclusion = Conclusion(.passed)
    let deleted = (inputs.memory[Self.deleted] ?? "").split(whereSeparator: \.isNewline)
    conclusion.evidence = deleted.map {
      Evidence(inputs.cleaner.line(String($0)), "deleted; reading it again finds nothing")
    }
    conclusion.evidence.append(
      Evidence("Left of the tenant \(tenant.id)", "no agent, no cloud service, no user"))
    conclusion.cautions = Self.kept(observed, tenant, inputs.cleaner)
    return conclusion
  }

  /// What is the tenant's, in the order in which it goes.
  private static func doomed(
    _ observed: Observation, _ tenant: BrandPortalTenant
  ) -> [(path: String, what: String)] {
    let services = observed.remains.services.filter { tenant.owns($0.tenantURL) }
    return observed.queues.map {
      (path: $0.agent.path, what: "replication agent to \($0.agent.transportURI), \($0.words)")
    }
      + services.map {
        (
          path: $0.path,
          what: "\($0.isLegacy ? "legacy cloud service" : "configuration") for \($0.tenantURL)"
        )
      }
      + observed.remains.users.map { (path: $0, what: "the user \(tenant.replicationUser)") }
  }

  private static func kept(
    _ observed: Observation, _ tenant: BrandPortalTenant, _ cleaner: Cleaner
  ) -> [String] {
    BrandPortalRemainsOperation.strangers(observed.remains, tenant, cleaner).map {
      "\($0) It stays."
    }
  }

  /// Makes sure that nothing waits: what waits would be lost with its agent.
  static func requireIdle(
    _ queues: [AgentQueue], _ cleaner: Cleaner
  ) throws(Problem) {
    let busy = queues.filter { !$0.isIdle }
    guard busy.isEmpty else {
      throw .brandPortal(
        .queuesNotIdle(busy.map { "\(cleaner.line($0.agent.name, limit: 60)): \($0.words)" }))
    }
  }

  private static func requireConfirmation(
    _ tenant: BrandPortalTenant, _ inputs: OperationInputs
  ) throws(Problem) {
    guard inputs.optional("confirmation")?.lowercased() == tenant.id else {
      throw .brandPortal(.notConfirmed(tenant: tenant.id))
    }
  }
}
