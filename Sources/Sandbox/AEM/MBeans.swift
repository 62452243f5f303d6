/// Management beans, in the form of resources that Sling's JMX provider shows.
struct MBeans: Sendable {
  /// The Smart Tags bean, by its type.
  enum SmartTags: String, Sendable {
    case older = "similaritysearch"
    case newer = "SCS"

    static let domain = "com.day.cq.dam.similaritysearch.internal.impl"

    /// The name in JMX: `com.day.cq.dam.similaritysearch.internal.impl:type=` and the type.
    var objectName: String { "\(Self.domain):type=\(rawValue)" }
  }

  /// The Smart Tags bean; nil when its bundle does not run.
  let smartTags: SmartTags?
  /// Whether the OSGi installer has work to do.
  let isInstalling: Bool
  var generation = SandboxGeneration.sling11
  var configurations = ConfigurationStore()
  /// Ids of replication agents, and whether their queues are blocked.
  var agents: [(id: String, isBlocked: Bool)] = []

  /// Puts the beans into a view of the repository.
  func mount(into root: inout ResourceNode) {
    var beans = Self.folder
    beans.add(
      installer, at: ["org", "apache", "sling", "installer", "Installer", "Sling+OSGi+Installer"])
    if let smartTags {
      let domain = SmartTags.domain.split(separator: ".").map(String.init)
      beans.add(bean(smartTags), at: domain + [smartTags.rawValue, "{noname}"])
    }
    for agent in agents {
      let domain = ["com", "adobe", "granite", "replication", "agent"]
      beans.add(bean(agent), at: domain + ["{noname}:id=%22\(agent.id)%22"])
    }
    var monitoring = ResourceNode()
    monitoring.children["mbeans"] = beans
    var sling = ResourceNode()
    sling.children["monitoring"] = monitoring
    var system = root.children["system"] ?? ResourceNode()
    system.children["sling"] = sling
    root.children["system"] = system
  }

  private static var folder: ResourceNode {
    ResourceNode(["sling:resourceType": "sling:mbeans"])
  }

  private static func bean(_ name: String, className: String) -> ResourceNode {
    var node = ResourceNode([
      "sling:resourceType": "sling:mbean", "mbean:objectName": name, "mbean:className": className,
      "mbean:description": "Information on the management interface of the MBean",
    ])
    node.children["mbean:attributes"] = ResourceNode([
      "sling:resourceType": "sling:mbeanattributes"
    ])
    return node
  }

  private func bean(_ smartTags: SmartTags) -> ResourceNode {
    Self.bean(
      smartTags.objectName,
      className: "com.day.cq.dam.similaritysearch.internal.impl.SimilaritySearchMBeanImpl")
  }

  private func bean(_ agent: (id: String, isBlocked: Bool)) -> ResourceNode {
    var node = Self.bean(
      "com.adobe.granite.replication:type=agent,id=\"\(agent.id)\"",
      className: "com.day.cq.replication.impl.AgentMBeanImpl")
    node.properties["QueueBlocked"] = .boolean(agent.isBlocked)
    node.properties["QueueNumEntries"] = .long(agent.isBlocked ? 2 : 0)
    return node
  }

  /// A count, which the older generation shows as text.
  private func count(_ number: Int) -> PropertyValue {
    generation == .sling11 ? .string(String(number)) : .long(number)
  }

  private var installer: ResourceNode {
    var node = Self.bean(
      "org.apache.sling.installer:name=Sling OSGi Installer,type=Installer",
      className: "org.apache.sling.installer.core.impl.InstallerMBeanImpl")
    let waiting = configurations.pending.count + (isInstalling ? 7 : 0)
    let installed = configurations.installed.count
    node.properties["Active"] = .boolean(waiting > 0)
    node.properties["ActiveResourceCount"] = count(waiting)
    node.properties["InstalledResourceCount"] = count(installed)
    let since = configurations.idleSince
    node.properties["SuspendedSince"] = .long(
      waiting > 0 ? -1 : since > 0 ? since : 1_795_216_716_828)
    return node
  }
}

extension ResourceNode {
  /// Puts a bean below folders of the same kind as this one, and creates missing ones.
  fileprivate mutating func add(_ bean: ResourceNode, at names: [String]) {
    guard let first = names.first else { return }
    if names.count == 1 {
      children[first] = bean
      return
    }
    var child = children[first] ?? ResourceNode(["sling:resourceType": "sling:mbeans"])
    child.add(bean, at: Array(names.dropFirst()))
    children[first] = child
  }
}
