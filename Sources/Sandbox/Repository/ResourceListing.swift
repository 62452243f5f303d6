import Values

/// A resource as the JSON of Sling's GET servlet, with properties and children in their order.
struct ResourceListing {
  /// Whether the JSON has line breaks and indentation for people.
  var isTidy = false
  /// Whether children appear as a list under `__children__`, each with its `__name__`.
  var listsChildren = false

  /// The deepest level that can be listed when `levels` has too many nodes; nil when it has not.
  ///
  /// More than 200 nodes are too many, except for one level, which is always allowed.
  static func deepestAllowed(of node: ResourceNode, levels: Int?) -> Int? {
    var count = 0
    var row = [node]
    var level = 0
    while !row.isEmpty, levels.map({ level < $0 }) ?? true {
      row = row.flatMap { $0.children.entries.map(\.value) }
      count += row.count
      if count > 200, levels != 1 { return level }
      level += 1
    }
    return nil
  }

  /// The JSON of a node with its children down to `levels`; nil means all of them.
  func text(of node: ResourceNode, levels: Int?) -> String {
    render(node, name: nil, levels: levels, indentation: "")
  }

  /// The JSON of a single property.
  func text(of value: PropertyValue, name: String) -> String {
    object([(member(name, value))], indentation: "")
  }

  private func render(
    _ node: ResourceNode, name: String?, levels: Int?, indentation: String
  ) -> String {
    let inner = indentation + "  "
    var members = node.properties.entries.map { member($0.name, $0.value) }
    if let name { members.insert(pair("__name__", Self.quoted(name)), at: 0) }
    if levels.map({ $0 > 0 }) ?? true {
      let below = levels.map { $0 - 1 }
      if listsChildren {
        let children = node.children.entries.map {
          render($0.value, name: $0.name, levels: below, indentation: inner)
        }
        if !children.isEmpty {
          members.append(pair("__children__", "[\(children.joined(separator: ","))]"))
        }
      } else {
        members += node.children.entries.map {
          pair($0.name, render($0.value, name: nil, levels: below, indentation: inner))
        }
      }
    }
    return object(members, indentation: indentation)
  }

  private func object(_ members: [String], indentation: String) -> String {
    guard isTidy, !members.isEmpty else { return "{\(members.joined(separator: ","))}" }
    let lines = members.map { "\n\(indentation)  \($0)" }
    return "{\(lines.joined(separator: ","))\n\(indentation)}"
  }

  private func pair(_ name: String, _ json: String) -> String {
    Self.quoted(name) + (isTidy ? ": " : ":") + json
  }

  private func member(_ name: String, _ value: PropertyValue) -> String {
    // A binary is shown as its length, under its name with a colon before it.
    if case .binary(let data) = value { return pair(":\(name)", String(data.count)) }
    return pair(name, json(value))
  }

  private func json(_ value: PropertyValue) -> String {
    switch value {
    case .text(_, let text): Self.quoted(text)
    case .boolean(let value): String(value)
    case .long(let value): String(value)
    case .double(let value): String(value)
    case .date(let date): Self.quoted(date.description)
    case .binary(let data): String(data.count)
    case .list(_, let values): "[\(values.map(json).joined(separator: ","))]"
    }
  }

  private static func quoted(_ text: String) -> String {
    // Encoding text cannot fail.
    String(decoding: (try? JSONValue.string(text).encoded()) ?? [], as: UTF8.self)
  }
}
