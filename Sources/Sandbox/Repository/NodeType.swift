/// The rules of the repository's node types, as far as the sandbox has them.
enum NodeType {
  /// Types that a client can name.
  static let known: Set<String> = [
    "nt:unstructured", "oak:Unstructured", "nt:folder", "nt:file", "nt:resource", "sling:Folder",
    "sling:OrderedFolder", "sling:OsgiConfig", "cq:Page", "cq:PageContent", "cq:Template",
    "cq:Widget", "rep:Group", "cq:WorkflowModel", "cq:WorkflowNode", "cq:WorkflowTransition",
    "dam:Asset",
    "dam:AssetContent", "rep:SystemUser", "rep:User", "rep:AuthorizableFolder",
  ]

  /// The type of a new child whose type nobody names.
  static func ofChild(below parent: String) -> String {
    switch parent {
    case "sling:Folder", "sling:OrderedFolder", "cq:Page", "nt:folder": parent
    default: "nt:unstructured"
    }
  }

  /// Whether nodes of this type get `jcr:created` and `jcr:createdBy` by themselves.
  static func isDated(_ type: String) -> Bool {
    switch type {
    case "sling:Folder", "sling:OrderedFolder", "cq:Page", "nt:folder", "nt:file", "dam:Asset":
      true
    default: false
    }
  }

  /// Whether a client can change the order of this type's children.
  static func isOrdered(_ type: String) -> Bool {
    type != "sling:Folder" && type != "nt:folder"
  }

  /// Whether a node of this type accepts the property.
  static func accepts(_ property: String, in type: String) -> Bool {
    switch type {
    case "cq:Page", "nt:folder", "nt:file": property.hasPrefix("jcr:")
    default: true
    }
  }
}
