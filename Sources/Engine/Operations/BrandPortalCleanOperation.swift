import HTTP

/// `brand-portal.clean`: an author without what is left of a tenant's Brand Portal setup.
///
/// Deletes the tenant's agents, its cloud services and its replication user, in this order, which
/// is that of Adobe's instructions. What is another tenant's stays. Nothing of it can be restored,
/// so the tenant ID has to be entered to confirm, and no queue may contain anything.
struct BrandPortalCleanOperation: Operation {
  let signature = OperationSignature(
    name: "brand-portal.clean", inputs: Wanted.inputs, changes: true)

  /// The tenant whose remains go.
  struct Wanted: DecodedInputs {
    private static let confirmation = Input.optional("confirmation")
    static let inputs: [any OperationInput] =
      AuthorClient.inputs + [BrandPortalTenant.url, confirmation]

    let author: AuthorClient
    let tenant: BrandPortalTenant
    /// The tenant ID, entered to confirm.
    let confirmation: String?
    /// The paths that an earlier run has deleted.
    let deleted: [String]

    init(_ inputs: OperationInputs, _ context: EngineContext) throws(Problem) {
      author = try AuthorClient(inputs, context)
      tenant = try BrandPortalTenant(inputs)
      confirmation = inputs[Self.confirmation]
      deleted = (inputs.memory[BrandPortalCleanOperation.deleted] ?? "")
        .split(whereSeparator: \.isNewline).map(String.init)
    }
  }

  let undo = Undo.impossible(
    handAct: "Save a Brand Portal configuration in AEM. Only this creates a cloud service, its "
      + "agents and their user. An earlier content package or backup can restore the old ones.")

  /// The name under which ``apply(_:from:_:_:)`` remembers the deleted paths, a line each.
  private static let deleted = "deleted"

  /// The remains on the author, and the queues.
  struct Observation: Sendable {
    /// The tenant's, and others'.
    var remains: BrandPortalRemains
    /// The queues of the tenant's agents.
    var queues: [AgentQueue]
  }

  func observe(_ wanted: Wanted, _ context: EngineContext) async throws(Problem) -> Observation {
    let (author, tenant) = (wanted.author, wanted.tenant)
    let remains = try await author.brandPortalRemains(tenant, context)
    return Observation(
      remains: remains,
      queues: try await author.queues(of: remains.agents.filter { tenant.owns($0) }))
  }

  func plan(_ observed: Observation, _ wanted: Wanted) throws(Problem) -> Plan {
    let (tenant, cleaner) = (wanted.tenant, wanted.author.cleaner)
    let changes = Self.doomed(observed, tenant).map {
      Change(cleaner.line($0.path), before: cleaner.line($0.what), after: nil)
    }
    guard !changes.isEmpty else { return Plan() }
    try Self.requireIdle(observed.queues, cleaner)
    if wanted.confirmation != nil { try Self.requireConfirmation(wanted) }
    return Plan(
      changes: changes,
      cautions: [
        "You cannot undo this. aem-setup deletes the agents, cloud services and the replication "
          + "user of \(tenant.id) with all their content. Only a new Brand Portal "
          + "configuration creates new ones."
      ] + Self.kept(observed, tenant, cleaner))
  }

  func apply(
    _ plan: Plan, from observed: Observation, _ wanted: Wanted, _ context: EngineContext
  ) async throws(Problem) -> [String: String] {
    try Self.requireConfirmation(wanted)
    let author = wanted.author
    let doomed = Self.doomed(observed, wanted.tenant)
    var paths = wanted.deleted
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

  func conclude(_ observed: Observation, _ wanted: Wanted) throws(Problem) -> Conclusion {
    let (tenant, cleaner) = (wanted.tenant, wanted.author.cleaner)
    var conclusion = Conclusion(.passed)
    conclusion.evidence = wanted.deleted.map {
      Evidence(cleaner.line($0), "deleted and verified")
    }
    conclusion.evidence.append(
      Evidence("Remains of the tenant \(tenant.id)", "no agent, no cloud service, no user"))
    conclusion.cautions = Self.kept(observed, tenant, cleaner)
    return conclusion
  }

  /// The tenant's own remains, in the order in which they are deleted.
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

  /// Fails unless nothing waits: what waits would be lost with its agent.
  static func requireIdle(
    _ queues: [AgentQueue], _ cleaner: Cleaner
  ) throws(Problem) {
    let busy = queues.filter { !$0.isIdle }
    guard busy.isEmpty else {
      throw .brandPortal(
        .queuesNotIdle(busy.map { "\(cleaner.line($0.agent.name, limit: 60)): \($0.words)" }))
    }
  }

  private static func requireConfirmation(_ wanted: Wanted) throws(Problem) {
    guard wanted.confirmation?.lowercased() == wanted.tenant.id else {
      throw .brandPortal(.notConfirmed(tenant: wanted.tenant.id))
    }
  }
}
