import Foundation
import Sandbox
import Testing
import Values

/// The behavior of Felix's configuration console, the installer and the MBean tree, checked as
/// ``SlingContract`` is.
enum ConsoleContract {
  static let all = reading + writing + files + beans

  static let manager = "/system/console/configMgr"
  static let provider = "com.adobe.granite.auth.oauth.accesstoken.provider"
  static let customizer = "com.adobe.granite.auth.ims.impl.IMSAccessTokenRequestCustomizerImpl"
  static let older = "[Temporary PID replaced by real PID upon save]"
  static let newer = "__Temporary PID replaced by real PID upon save__"

  /// A PID that no other test uses.
  static func freshPID() -> String {
    "aemsetup.contract.x\(UUID().uuidString.prefix(8).lowercased())"
  }

  static func path(_ pid: String) -> String {
    "\(manager)/\(pid.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) ?? pid)"
  }

  static func save(
    _ client: Curl, _ pid: String, _ fields: KeyValuePairs<String, String>
  ) throws -> Curl.Reply {
    try client.post(path(pid), fields, headers: [])
  }

  /// The members of `properties`; nil when the configuration does not exist.
  static func properties(_ client: Curl, _ pid: String) throws -> [String: JSONValue]? {
    try client.get("\(path(pid)).json").json.array?.first?["properties"]?.object
  }

  static func instances(_ client: Curl, _ factory: String) throws -> Set<String> {
    let list = try client.get("\(manager)/(service.factoryPid=\(factory)).json").json
    return Set((list.array ?? []).compactMap { $0["pid"]?.string })
  }

  static func delete(_ client: Curl, _ pid: String) throws -> Curl.Reply {
    try save(client, pid, ["apply": "1", "delete": "1"])
  }

  static func files(_ client: Curl) throws -> Set<String> {
    Set(try client.get("/apps/system/config.1.json").json.object?.keys.map { $0 } ?? [])
  }

  /// Uploads a configuration file.
  static func upload(_ client: Curl, _ name: String, _ text: String) throws {
    let local = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try Data(text.utf8).write(to: local)
    defer { try? FileManager.default.removeItem(at: local) }
    let reply = try client.postMultipart(
      "/apps/system/config", ["\(name)@TypeHint": "nt:file", name: "@\(local.path)"])
    #expect([200, 201].contains(reply.status))
  }

  static func remove(_ client: Curl, _ name: String) throws {
    _ = try client.post("/apps/system/config/\(name)", [":operation": "delete"])
  }

  /// Repeats a check until it succeeds, for at most five seconds.
  static func eventually(_ isSo: () throws -> Bool) throws -> Bool {
    for _ in 0..<50 {
      if try isSo() { return true }
      usleep(100_000)
    }
    return try isSo()
  }

  private static let reading = [
    SlingContract("the console lists PIDs and factories in a script") { client, _ in
      let pid = freshPID()
      _ = try save(client, pid, ["apply": "true", "propertylist": "a", "a": "1"])
      let page = try client.get(manager)
      #expect(page.headers["content-type"] == "text/html;charset=utf-8")
      let line = page.text.split(separator: "\n").first { $0.hasPrefix("var configData = ") }
      let text = (line ?? "").dropFirst("var configData = ".count).dropLast()
      let head =
        client.generation == .sling11
        ? "{\"status\":true,\"pids\":[" : "{\"jsonsupport\":true,\"status\":true,\"metatype\":true,"
      #expect(text.hasPrefix(head))
      let data = try JSONValue(parsing: text.utf8)
      #expect(
        data["pids"]?.array?.contains([
          "id": .string(pid), "name": .string(pid), "has_config": true,
        ])
          == true)
      #expect(data["fpids"]?.array?.contains { $0["id"] == .string(provider) } == true)
      _ = try delete(client, pid)
    },
    SlingContract("a PID that is not there reads as an empty list, and makes nothing") {
      client, _ in
      let pid = freshPID()
      let reply = try client.get("\(path(pid)).json")
      #expect(reply.status == 200)
      #expect(reply.headers["content-type"] == "application/json;charset=utf-8")
      #expect(reply.text == "[]")
      let form = try save(client, pid, [:])
      #expect(form.json["pid"] == .string(pid))
      #expect(form.json["properties"] == [:])
      #expect(form.json["bundle_location"] == nil)
      #expect(try properties(client, pid) == nil)
      let described = try save(client, provider, [:]).json
      #expect(described["title"] == "Adobe Granite OAuth Access Token provider")
      let timeout = described["properties"]?["auth.token.provider.conn.timeout"]
      #expect(timeout?["is_set"] == false)
      #expect(timeout?["value"] == "5000")
      #expect(timeout?["type"] == 3)
      #expect(try client.get("\(path(provider))?post=true").json == described)
    },
    SlingContract("a filter in the place of a PID") { client, _ in
      let pid = freshPID()
      _ = try save(client, pid, ["apply": "true", "propertylist": "a", "a": "1"])
      func found(_ filter: String) throws -> [String] {
        let escaped = filter.replacing("|", with: "%7C")
        return try client.get("\(manager)/\(escaped).json").json.array?
          .compactMap { $0["pid"]?.string } ?? ["no list"]
      }
      #expect(try found("(service.pid=\(pid))") == [pid])
      #expect(try found("(|(service.pid=\(pid))(service.pid=x))") == [pid])
      #expect(try found("(service.pid=\(pid.dropLast(1))*)") == [pid])
      #expect(try found("(service.pid=none)") == [])
      #expect(try found("(bad") == [])
      _ = try delete(client, pid)
    },
  ]

  private static let writing = [
    SlingContract("saving redirects, deleting says so, and neither fails for what is not there") {
      client, _ in
      let pid = freshPID()
      let saved = try save(
        client, pid,
        ["apply": "true", "action": "ajaxConfigManager", "propertylist": "a", "a": "Zürich"])
      #expect(saved.status == 302)
      #expect(saved.headers["location"]?.hasSuffix("\(manager)/\(pid)") == true)
      let stored = try client.get("\(path(pid)).json").json.array?.first
      #expect(
        stored?["properties"]?["a"] == [
          "name": "a", "optional": false, "is_set": true, "type": 1, "value": "Zürich",
        ])
      #expect(stored?["bundle_location"] == .null)
      let deleted = try delete(client, pid)
      #expect(deleted.status == 200)
      #expect(deleted.text == "{ \"status\": true }")
      #expect(try properties(client, pid) == nil)
      #expect(try delete(client, pid).text == "{ \"status\": true }")
    },
    SlingContract("propertylist decides what stays; update differs by generation") { client, _ in
      var pid = ""
      var after: [String: JSONValue]?
      // The installer of a busy Sling 12 writes what was saved first back over an update; seen now
      // and then, so a fresh one is tried.
      for _ in 1...3 where after?["b"]?["value"] != "3" {
        pid = freshPID()
        _ = try save(
          client, pid, ["apply": "true", "propertylist": "a,b", "a": "1", "b": "2", "c": "3"])
        #expect(try properties(client, pid)?.keys.sorted() == ["a", "b"])
        _ = try save(client, pid, ["apply": "update", "propertylist": "b", "b": "3"])
        after = try properties(client, pid)
      }
      #expect(after?["b"]?["value"] == "3")
      #expect((after?["a"] != nil) == (client.generation == .sling12))
      _ = try save(client, pid, ["apply": "true", "propertylist": "b,z"])
      #expect(try properties(client, pid)?.keys.sorted() == ["b"])
      let missing = try save(client, pid, ["apply": "true", "b": "9"])
      #expect(missing.status == (client.generation == .sling11 ? 302 : 400))
      if client.generation == .sling11 {
        #expect(missing.headers["location"]?.hasSuffix("\(manager)/") == true)
      }
      #expect(try properties(client, pid)?["b"]?["value"] == "3")
      _ = try delete(client, pid)
    },
    SlingContract("two values of an undescribed property are one, of a described one two") {
      client, _ in
      let pid = freshPID()
      _ = try save(client, pid, ["apply": "true", "propertylist": "b", "b": "x", "b": "y"])
      #expect(try properties(client, pid)?["b"]?["value"] == "x")
      let claims = "auth.token.provider.default.claims"
      _ = try save(
        client, provider,
        ["apply": "true", "propertylist": claims, claims: "one", claims: "two"])
      #expect(try properties(client, provider)?[claims]?["values"] == ["one", "two"])
      _ = try delete(client, provider)
      _ = try delete(client, pid)
    },
    SlingContract("reserved names take a dollar sign, and passwords stay unmodified") {
      client, _ in
      let pid = freshPID()
      _ = try save(
        client, pid,
        [
          "apply": "true", "propertylist": "action,my.password", "$action": "act",
          "my.password": "s3",
        ])
      #expect(try properties(client, pid)?["action"]?["value"] == "act")
      let shown = try properties(client, pid)?["my.password"]
      // The newer console takes a name for no reason to hide a value.
      let isHidden = client.generation == .sling11
      #expect(shown?["value"] == (isHidden ? "unmodified" : "s3"))
      #expect(shown?["type"] == (isHidden ? 12 : 1))
      _ = try delete(client, pid)
    },
    SlingContract("a PID with an ampersand is refused") { client, _ in
      let reply = try client.post(
        "\(manager)/a%26b", ["apply": "true", "propertylist": "a", "a": "1"], headers: [])
      #expect(reply.status == (client.generation == .sling11 ? 500 : 400))
    },
    SlingContract("an instance of a factory gets a UUID and a file, and loses both") {
      client, _ in
      let before = try instances(client, customizer)
      let placeholder = client.generation == .sling11 ? older : newer
      let saved = try save(
        client, placeholder,
        [
          "apply": "true", "factoryPid": customizer,
          "propertylist": "auth.ims.client.secret,customizer.type",
          "auth.ims.client.secret": "x=y", "customizer.type": "t",
        ])
      #expect(saved.status == 302)
      let made = try instances(client, customizer).subtracting(before)
      #expect(made.count == 1)
      let pid = made.first ?? ""
      #expect(
        pid.dropFirst(customizer.count).wholeMatch(
          of: /\.[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/)
          != nil)
      let target = client.generation == .sling11 ? pid : placeholder
      #expect(saved.headers["location"]?.hasSuffix("\(manager)/\(target)") == true)
      let name = pid + (client.generation == .sling11 ? ".config" : ".cfg.json")
      #expect(try eventually { try files(client).contains(name) })
      // Lines of the older form end with CR and LF, except the first.
      let text = try client.get("/apps/system/config/\(name)").text
      let creator = "Configuration created by Apache Sling JCR Installer\n"
      #expect(text.hasPrefix((client.generation == .sling11 ? "# " : "// ") + creator))
      let line =
        client.generation == .sling11
        ? #"auth.ims.client.secret="x\=y""# + "\r\n"
        : #"  "auth.ims.client.secret":"x=y""#
      #expect(text.contains(line))
      #expect(try delete(client, pid).status == 200)
      #expect(try eventually { try !files(client).contains(name) })
      #expect(try !instances(client, customizer).contains(pid))
    },
    SlingContract("the other generation's placeholder") { client, _ in
      let before = try instances(client, customizer)
      let placeholder = client.generation == .sling11 ? newer : older
      _ = try save(
        client, placeholder,
        [
          "apply": "true", "factoryPid": customizer, "propertylist": "customizer.type",
          "customizer.type": "t",
        ])
      let made = try instances(client, customizer).subtracting(before)
      // The older console takes it for a PID, and makes a singleton of that name.
      #expect(made.count == (client.generation == .sling11 ? 0 : 1))
      #expect(
        try properties(client, placeholder) != nil || client.generation == .sling12)
      for pid in made.isEmpty ? [placeholder] : made { _ = try delete(client, pid) }
    },
  ]
}
