import HTTP
import Values

/// `brand-portal.configuration.undo`: restores the Brand Portal configuration of before, or deletes
/// the saved one with the agents and the user that AEM created for it.
///
/// The order is that of Adobe's instructions for a clean start: agents, configuration, user. It
/// deletes only what is the tenant's and did not exist before. No queue may contain anything.
struct BrandPortalConfigurationUndoOperation: Operation {
  let signature = OperationSignature(
    name: "brand-portal.configuration.undo", inputs: Wanted.inputs, changes: true)

  /// The values that were written, and the earlier state.
  struct Wanted: DecodedInputs {
    private typealias Written = BrandPortalConfigurationOperation.Wanted
    static let inputs: [any OperationInput] =
      AuthorClient.inputs + [
        BrandPortalTenant.url, Written.name.optional, Written.ims.optional,
      ]

    let author: AuthorClient
    /// The tenant; nil when its address does not show the ID.
    let tenant: BrandPortalTenant?
    let tenantURL: String
    let name: String?
    let imsConfiguration: String?
    let restore: [String: String]

    init(_ inputs: OperationInputs, _ context: EngineContext) throws(Problem) {
      author = try AuthorClient(inputs, context)
      tenant = try? BrandPortalTenant(inputs)
      tenantURL = try inputs[BrandPortalTenant.url]
      name = inputs[Written.name.optional]
      imsConfiguration = inputs[Written.ims.optional]
      restore = inputs.restore
    }
  }

  private static let page = "page"
  private static let tenantURL = "tenantURL"
  private static let ims = "imsConfig"
  private static let agents = "agents"
  private static let users = "users"
  private static let folder = "userFolder"
  private static let absent = "absent"

  /// The present state of what was written.
  struct Observation: Sendable {
    /// The configuration that counts; nil when there is none.
    var service: BrandPortalService?
    /// The queues of the agents that were not there before.
    var queues: [AgentQueue]
    /// The users that were not there before.
    var users: [String]
    /// Whether the folder of such users was created too, and would be empty.
    var removesFolder = false
  }

  /// The entries that a plan records: the configuration, and which agents and users there were.
  static func restore(_ observed: BrandPortalConfigurationOperation.Observation) -> [String: String]
  {
    let found = observed.consequences
    var restore = [
      agents: found.agents.map(\.path).joined(separator: "\n"),
      users: found.users.joined(separator: "\n"),
      folder: found.hasUserFolder ? "present" : absent,
    ]
    if let service = observed.services.first {
      restore[page] = service.name
      restore[tenantURL] = service.tenantURL
      restore[ims] = service.imsConfiguration
    } else {
      restore[page] = absent
    }
    return restore
  }

  func observe(_ wanted: Wanted, _ context: EngineContext) async throws(Problem) -> Observation {
    let author = wanted.author
    let restore = wanted.restore
    func isNew(_ path: String, in list: String) -> Bool {
      !(restore[list] ?? "").split(whereSeparator: \.isNewline).contains { $0 == path }
    }
    context.report(Progress("Reading \(BrandPortalService.folder)"))
    let name = restore[Self.page] == Self.absent ? wanted.name : restore[Self.page]
    let services = try await author.brandPortalServices(in: BrandPortalService.folder) ?? []
    let found = try await author.brandPortalConsequences(of: wanted.tenant, context)
    let users = found.users.filter { isNew($0, in: Self.users) }
    var observed = Observation(
      service: services.first { $0.name == name },
      queues: try await author.queues(
        of: found.agents.filter { isNew($0.path, in: Self.agents) }),
      users: users)
    if restore[Self.folder] == Self.absent, found.hasUserFolder {
      let children = try await author.node(BrandPortalTenant.userFolder, depth: 1)?.object ?? [:]
      let names = users.compactMap { $0.split(separator: "/").last.map(String.init) }
      observed.removesFolder = children.allSatisfy { name, child in
        child.object == nil || names.contains(name) || name.hasPrefix("rep:")
      }
    }
    return observed
  }

  func plan(_ observed: Observation, _ wanted: Wanted) throws(Problem) -> Plan {
    let (cleaner, restore) = (wanted.author.cleaner, wanted.restore)
    var plan = Plan()
    for queue in observed.queues {
      plan.changes.append(
        Change(
          cleaner.line(queue.agent.path),
          before: "replication agent to \(cleaner.line(queue.agent.transportURI, limit: 120)), "
            + "\(queue.words)", after: nil))
      plan.drift += Self.drift(queue, wanted)
    }
    if let service = observed.service {
      plan.changes += Self.changes(to: service, restore, cleaner)
      plan.drift += Self.drift(service, wanted)
    } else if restore[Self.page] != Self.absent {
      plan.drift.append(
        Drift("The earlier Brand Portal configuration no longer exists."))
    }
    plan.changes += observed.users.map {
      Change(cleaner.line($0), before: "the replication user that AEM created", after: nil)
    }
    if observed.removesFolder {
      plan.changes.append(Change(BrandPortalTenant.userFolder, before: "its folder", after: nil))
    }
    try BrandPortalCleanOperation.requireIdle(observed.queues, cleaner)
    guard !plan.isEmpty else { return plan }
    plan.cautions = [
      "Until then, publish nothing to Brand Portal. Items that wait in a queue would be lost."
    ]
    return plan
  }

  func apply(
    _ plan: Plan, from observed: Observation, _ wanted: Wanted, _ context: EngineContext
  ) async throws(Problem) -> [String: String] {
    let author = wanted.author
    let restore = wanted.restore
    for queue in observed.queues {
      // An asset may have been published since the queues were read.
      let now = try await author.waiting(in: queue.agent) ?? queue.waiting
      try BrandPortalCleanOperation.requireIdle(
        [AgentQueue(agent: queue.agent, waiting: now, isBlocked: queue.isBlocked)], author.cleaner)
      try await delete(queue.agent.path, author, context)
    }
    if let service = observed.service {
      if restore[Self.page] == Self.absent {
        try await delete(service.path, author, context)
      } else if !Self.changes(to: service, restore, author.cleaner).isEmpty {
        context.report(Progress("Restoring the Brand Portal configuration"))
        try await BrandPortalConfigurationOperation.save(
          BrandPortalService(
            name: service.name, folder: service.folder,
            tenantURL: restore[Self.tenantURL] ?? service.tenantURL,
            imsConfiguration: restore[Self.ims] ?? service.imsConfiguration),
          isNew: false, through: author)
      }
    }
    for user in observed.users { try await delete(user, author, context) }
    if observed.removesFolder { try await delete(BrandPortalTenant.userFolder, author, context) }
    return [:]
  }

  func conclude(_ observed: Observation, _ wanted: Wanted) throws(Problem) -> Conclusion {
    var conclusion = Conclusion(.passed)
    let found = observed.service.map {
      BrandPortalRemainsOperation.words($0, wanted.author.cleaner)
    }
    conclusion.evidence = [
      Evidence("Brand Portal configuration", found ?? "none"),
      Evidence("Agents and users that it created", "none"),
    ]
    return conclusion
  }

  private func delete(
    _ path: String, _ author: AuthorClient, _ context: EngineContext
  ) async throws(Problem) {
    context.report(Progress("Deleting \(author.cleaner.line(path))"))
    try await author.delete(path)
  }
}

extension BrandPortalConfigurationUndoOperation {
  private static func changes(
    to service: BrandPortalService, _ restore: [String: String], _ cleaner: Cleaner
  ) -> [Change] {
    guard restore[page] != absent else {
      return [
        Change(
          cleaner.line(service.path),
          before: "a Brand Portal configuration for \(cleaner.line(service.tenantURL, limit: 120))",
          after: nil)
      ]
    }
    let values = [
      ("Service URL (tenantURL)", service.tenantURL, restore[tenantURL]),
      ("IMS configuration (imsConfig)", service.imsConfiguration, restore[ims]),
    ]
    return values.compactMap { title, now, before in
      guard let before, now != before else { return nil }
      return Change(title, before: cleaner.line(now), after: cleaner.line(before))
    }
  }

  /// The parts of the configuration that are neither as they were nor as they were written.
  private static func drift(_ service: BrandPortalService, _ wanted: Wanted) -> [Drift] {
    let cleaner = wanted.author.cleaner
    func origin(_ address: String) -> String { (try? WebAddress(address))?.origin ?? address }
    let values = [
      (
        "tenantURL", origin(service.tenantURL), wanted.restore[tenantURL].map(origin),
        origin(wanted.tenantURL)
      ),
      (
        "imsConfig", service.imsConfiguration, wanted.restore[ims],
        wanted.imsConfiguration
      ),
    ]
    return values.compactMap { name, now, before, written in
      guard let written, now != written, now != before else { return nil }
      return Drift(
        "\(name) of \(cleaner.line(service.path)) is now \(cleaner.line(now)). aem-setup wrote "
          + "\(cleaner.line(written)).")
    }
  }

  /// The parts of an agent that are not as AEM creates them for the configuration that was written.
  private static func drift(
    _ queue: AgentQueue, _ wanted: Wanted
  ) -> [Drift] {
    let (agent, cleaner) = (queue.agent, wanted.author.cleaner)
    var drift: [Drift] = []
    if let tenant = wanted.tenant, !tenant.owns(agent) {
      drift.append(
        Drift(
          "\(cleaner.line(agent.path)) sends to "
            + "\(cleaner.line(agent.transportURI, limit: 120)), which "
            + "is not the tenant that aem-setup wrote."))
    }
    if let written = wanted.imsConfiguration, let now = agent.tokenProviderPID,
      now != written
    {
      drift.append(
        Drift(
          "\(cleaner.line(agent.path)) signs in with \(cleaner.line(now, limit: 120)), which is "
            + "not the IMS configuration that aem-setup wrote."))
    }
    if !agent.isEnabled { drift.append(Drift("\(cleaner.line(agent.path)) is disabled.")) }
    return drift
  }
}
