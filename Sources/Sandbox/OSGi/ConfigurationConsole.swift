import Values

/// `/system/console/configMgr`: Config Admin as Felix's web console shows it.
struct ConfigurationConsole: Sendable {
  private static let path = "/system/console/configMgr"
  private static let undescribed =
    "This form is automatically generated from existing properties because no property "
    + "descriptors are available for this configuration. This may be cause by the absence of the "
    + "OSGi Metatype Service or the absence of a MetaType descriptor for this configuration."

  let generation: SandboxGeneration
  /// The time of the request by the installer's clock, in milliseconds since 1970.
  let now: Int
  let context: PostContext

  /// Answers a request; `words` follow `configMgr` in the path.
  func answer(
    _ request: IncomingRequest, _ words: [String], state: inout SandboxState
  ) -> OutgoingAnswer {
    let fields = request.fields(charset: .utf8)
    let pid = words.first ?? ""
    let isChange = request.method == "POST" || fields.first("post") != nil
    guard isChange else { return read(pid, state.author.configurations) }
    if pid.contains(where: { "&<>\"'".contains($0) }) {
      return generation == .sling11
        ? .errorPage(500, "Server Error", path: request.path)
        : .errorPage(400, "Bad Request", path: request.path)
    }
    let change = ConfigurationChange(
      generation: generation, now: now, context: context, fields: fields)
    if fields.first("delete") != nil {
      let isChanged = change.delete(pid, state: &state)
      var answer = OutgoingAnswer.json(text: "{ \"status\": true }")
      answer.changed = isChanged
      return answer
    }
    if fields.first("apply") == nil {
      let factoryPid = fields.first("factoryPid")
      return .json(text: details(pid, factoryPid, state.author.configurations))
    }
    guard fields.first("propertylist") != nil else {
      return generation == .sling11
        ? .redirect(to: "\(Self.path)/") : .errorPage(400, "Bad Request", path: request.path)
    }
    let target = change.apply(pid, state: &state)
    var answer = OutgoingAnswer.redirect(to: "\(Self.path)/\(target)")
    answer.changed = true
    return answer
  }

  private func read(_ pid: String, _ store: ConfigurationStore) -> OutgoingAnswer {
    guard pid.hasSuffix(".json") else { return page(store) }
    let key = String(pid.dropLast(5))
    let found: [Configuration]
    if key == "*" {
      found = store.configurations
    } else if let filter = LDAPFilter(key) {
      found = store.configurations.filter { filter.matches($0) }
    } else {
      found = store[key].map { [$0] } ?? []
    }
    let texts = found.map { details($0.pid, nil, store) }
    return .json(text: "[\(texts.joined(separator: ","))]")
  }

  private func page(_ store: ConfigurationStore) -> OutgoingAnswer {
    var pids: [[String: JSONValue]] = store.configurations.map { configuration in
      let type = Metatype.of(pid: configuration.pid, factoryPid: configuration.factoryPid)
      var entry: [String: JSONValue] = [
        "id": .string(configuration.pid), "name": .string(type?.title ?? configuration.pid),
        "has_config": true,
      ]
      if let factory = configuration.factoryPid { entry["fpid"] = .string(factory) }
      return entry
    }
    for type in Metatype.all where !type.isFactory && store[type.pid] == nil {
      pids.append(["id": .string(type.pid), "name": .string(type.title)])
    }
    pids.sort { ($0["id"]?.string ?? "") < ($1["id"]?.string ?? "") }
    let factories = Metatype.all.filter(\.isFactory).map { type -> JSONValue in
      ["id": .string(type.pid), "name": .string(type.title)]
    }
    let head =
      generation == .sling11
      ? "{\"status\":true," : "{\"jsonsupport\":true,\"status\":true,\"metatype\":true,"
    let list =
      head + "\"pids\":\(Self.text(.array(pids.map(JSONValue.object)))),"
      + "\"fpids\":\(Self.text(.array(factories)))}"
    return .html(
      """
      <?xml version="1.0" encoding="utf-8" ?>
      <html xmlns="http://www.w3.org/1999/xhtml">
      <head><title>Adobe Experience Manager Web Console - Configuration</title></head>
      <body>
      <div id='content'>
      <script type="text/javascript">
      // <![CDATA[
      // data
      var configData = \(list);
      var selectedPid = '';
      // ]]>
      </script>
      </div>
      </body></html>

      """)
  }

  /// One configuration with its metatype; it need not exist.
  private func details(
    _ pid: String, _ factoryPid: String?, _ store: ConfigurationStore
  ) -> String {
    let present = store[pid]
    let type = Metatype.of(pid: pid, factoryPid: present?.factoryPid ?? factoryPid)
    let stored = present?.properties ?? OrderedNames()
    var members = [
      "\"pid\":\(Self.text(.string(pid)))",
      "\"title\":\(Self.text(.string(type?.title ?? pid)))",
    ]
    var properties: [String] = []
    if let type {
      for attribute in type.attributes {
        properties.append(member(attribute, stored[attribute.id]))
      }
    } else {
      members.append("\"description\":\(Self.text(.string(Self.undescribed)))")
      for entry in stored.entries.sorted(by: { $0.name < $1.name }) {
        let isPassword = generation == .sling11 && entry.name.lowercased().contains("password")
        let attribute = Metatype.Attribute(
          id: entry.name, name: entry.name, kind: entry.value.kind,
          isList: entry.value.shape != .scalar, isPassword: isPassword)
        properties.append(member(attribute, entry.value))
      }
    }
    members.append("\"properties\":{\(properties.joined(separator: ","))}")
    if let type {
      let known = Set(type.attributes.map(\.id))
      let others = stored.names.filter { !known.contains($0) }.joined(separator: ",")
      if !others.isEmpty {
        members.append("\"additionalProperties\":\(Self.text(.string(others)))")
      }
    }
    if let factory = present?.factoryPid ?? factoryPid {
      members.append("\"factoryPid\":\(Self.text(.string(factory)))")
    }
    if present != nil {
      members.append("\"bundleLocation\":\"\",\"bundle_location\":null,\"service_location\":\"\"")
    }
    return "{\(members.joined(separator: ","))}"
  }

  private func member(_ attribute: Metatype.Attribute, _ value: ConfigurationValue?) -> String {
    let type = attribute.isPassword ? 12 : attribute.kind.metatypeNumber
    let head =
      "\(Self.text(.string(attribute.id))):{\"name\":\(Self.text(.string(attribute.name))),"
      + "\"optional\":false,\"is_set\":\(value != nil),\"type\":\(type),"
    // Defaults are told as texts, stored numbers and truth values as what they are.
    let kind = value?.kind ?? .string
    let texts = (value?.texts ?? attribute.defaults).map { text in
      attribute.isPassword ? "\"unmodified\"" : Self.literal(text, kind)
    }
    return attribute.isList || value.map { $0.shape != .scalar } ?? false
      ? "\(head)\"values\":[\(texts.joined(separator: ","))]}"
      : "\(head)\"value\":\(texts.first ?? "\"\"")}"
  }

  private static func literal(_ text: String, _ kind: ConfigurationKind) -> String {
    switch kind {
    case .integer, .long, .short, .byte, .float, .double, .boolean: text
    case .string, .character: Self.text(.string(text))
    }
  }

  private static func text(_ value: JSONValue) -> String {
    // Encoding cannot fail: the values hold no infinite numbers.
    String(decoding: (try? value.encoded()) ?? [], as: UTF8.self)
  }
}
