/// The repository of a fresh author, as far as a setup reads it.
enum InitialContent {
  /// The root node, for a plain Sling without the product's own parts.
  static func root(_ settings: AuthorSettings) -> ResourceNode {
    var root = ResourceNode(type: "rep:root")
    let folders = [
      "apps/system/config", "conf/global/settings/cloudconfigs",
      "conf/global/settings/workflow/models/dam", "home/users/system", "libs", "var",
    ]
    for folder in folders { add(ResourceNode(type: "sling:Folder"), at: folder, to: &root) }
    add(ResourceNode(type: "sling:OrderedFolder"), at: "content/dam", to: &root)
    add(ResourceNode(type: "sling:OrderedFolder"), at: "tmp", to: &root)
    guard settings.isAEM else { return root }
    addCloudServices(to: &root)
    addUsers(to: &root)
    add(
      IMSConfigurations.content(isHidden: settings.faults.contains(.imsFormHidden)),
      at: "libs/cq/adobeims-configuration", to: &root)
    add(
      ResourceNode(type: "sling:Folder"), at: "conf/global/settings/cloudconfigs/mediaportal",
      to: &root)
    let hasSamples = !settings.presets.contains(.noSampleContent)
    for (name, page) in ReplicationAgents.delivered(hasSamples: hasSamples) {
      add(page, at: "etc/replication/agents.author/\(name)", to: &root)
    }
    add(
      ResourceNode(
        type: "cq:Template",
        [
          "jcr:title": "Adobe Target Configuration",
          "allowedPaths": "/etc/cloudservices/testandtarget(/.*)?",
        ]), at: "libs/cq/analytics/templates/testandtarget", to: &root)
    root.update(
      RepositoryPath(segments: ["libs", "cq", "analytics", "templates", "testandtarget"])
    ) {
      $0.children["jcr:content"] = ResourceNode(
        type: "cq:PageContent",
        ["sling:resourceType": "cq/analytics/components/testandtargetpage"])
    }
    add(
      WorkflowContent.design, at: "libs/settings/workflow/models/dam/update_asset", to: &root)
    add(
      WorkflowModels.runtimeModel(of: WorkflowContent.design),
      at: "var/workflow/models/dam/update_asset", to: &root)
    for (path, page) in StageContent.pages { add(page, at: path, to: &root) }
    for (path, asset) in StageContent.assets { add(asset, at: path, to: &root) }
    return root
  }

  /// Adds the users.
  ///
  /// People are below the first letter of their name, service users in the folders of their
  /// product.
  private static func addUsers(to root: inout ResourceNode) {
    for name in ["admin", "operator"] {
      add(
        ResourceNode(
          type: "rep:User", ["rep:authorizableId": name, "rep:principalName": name]),
        at: "home/users/\(name.prefix(1))/\(name)", to: &root)
    }
    let services = [
      ("dam", "dam-update-service"), ("dam", "brandportal-imsconfig-service"),
      ("cq/target", "target-imsconfig-service"), ("dam", "stock-imsconfig-service"),
    ]
    for (folder, name) in services {
      add(
        ResourceNode(
          type: "rep:SystemUser", ["rep:authorizableId": name, "rep:principalName": name]),
        at: "home/users/system/\(folder)/\(name)", to: &root)
    }
    add(ResourceNode(type: "rep:AuthorizableFolder"), at: "home/groups", to: &root)
  }

  private static func addCloudServices(to root: inout ResourceNode) {
    let services = [
      ("cloudservices", "Cloud Services"), ("cloudservices/smarttagging", "Smart Tags"),
      ("cloudservices/mediaportal", "Brand Portal"),
      ("cloudservices/testandtarget", "Adobe Target"),
    ]
    for (name, title) in services {
      var page = ResourceNode(type: "cq:Page")
      page.children["jcr:content"] = ResourceNode(
        type: "cq:PageContent",
        [
          "jcr:title": title,
          "sling:resourceType": "cq/cloudserviceconfigs/components/servicepage",
        ])
      add(page, at: "etc/\(name)", to: &root)
    }
    var template = ResourceNode(
      type: "cq:Template",
      [
        "jcr:title": "Smart Tags Configuration",
        "allowedPaths": "/etc/cloudservices/smarttagging(/.*)?",
      ])
    template.children["jcr:content"] = ResourceNode(
      type: "cq:PageContent", ["sling:resourceType": "dam/components/smarttaggingservicepage"])
    add(template, at: "libs/dam/templates/smarttagging", to: &root)
  }

  /// Puts a node at a path, and creates missing folders above it.
  private static func add(_ node: ResourceNode, at text: String, to root: inout ResourceNode) {
    let names = text.split(separator: "/").map(String.init)
    for depth in names.indices {
      let place = RepositoryPath(segments: Array(names[...depth]))
      guard !root.contains(place) else { continue }
      let isLast = depth == names.count - 1
      let type = names[0] == "content" ? "sling:OrderedFolder" : "sling:Folder"
      root.insert(isLast ? node : ResourceNode(type: type), at: place)
    }
  }
}
