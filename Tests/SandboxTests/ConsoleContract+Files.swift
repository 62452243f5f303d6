import Foundation
import Sandbox
import Testing
import Values

extension ConsoleContract {
  static let files = [
    SlingContract("the name of a file decides about its PID") { client, _ in
      let mark = String(UUID().uuidString.prefix(8)).lowercased()
      let names = [
        "\(provider)-\(mark).config": ("\(provider)~\(mark)", true),
        "\(provider)~t\(mark).config": ("\(provider)~t\(mark)", true),
        "\(provider).n\(mark).config": ("\(provider).n\(mark)", false),
        "\(provider).\(mark)-2222-4333-8444-555555555555.config":
          ("\(provider).\(mark)~2222-4333-8444-555555555555", false),
      ]
      // Of a UUID behind a dot, which is how the console names its own files, only the hyphens
      // count: such a file is no way to make an instance.
      for name in names.keys { try upload(client, name, "name=\"n\"\n") }
      for (name, (pid, isInstance)) in names {
        #expect(try eventually { try properties(client, pid) != nil }, "\(name)")
        #expect(try instances(client, provider).contains(pid) == isInstance, "\(name)")
      }
      for name in names.keys { try remove(client, name) }
      for (pid, _) in names.values {
        #expect(try eventually { try properties(client, pid) == nil }, "\(pid)")
      }
    },
    SlingContract("a changed file changes its configuration, and a deleted one ends it") {
      client, _ in
      let pid = freshPID()
      try upload(client, "\(pid).config", "a=\"1\"\nl=[\"x\",\"y\"]\nn=I\"5\"\nt=B\"true\"\n")
      #expect(try eventually { try properties(client, pid) != nil })
      let first = try properties(client, pid)
      #expect(first?["l"]?["values"] == ["x", "y"])
      #expect(first?["n"]?["value"] == 5)
      #expect(first?["n"]?["type"] == 3)
      #expect(first?["t"]?["value"] == true)
      try upload(client, "\(pid).config", "a=\"2\"\n")
      #expect(try eventually { try properties(client, pid)?["a"]?["value"] == "2" })
      #expect(try properties(client, pid)?["l"] == nil)
      try remove(client, "\(pid).config")
      #expect(try eventually { try properties(client, pid) == nil })
    },
    SlingContract("what a file loses in silence") { client, _ in
      let pid = freshPID()
      let cases: [(String, [String]?)] = [
        ("a=\"x=y\"\nb=\"2\"\n", nil),
        ("a=\"x\"\nsecret=\"abc=\"\nz=\"2\"\n", ["a", "secret"]),
        ("# one\na=\"1\"\n# two\nb=\"2\"\n", ["a", "b"]), ("a = \"1\"\n", []),
        ("a=Q\"t\"\nb=\"1\"\n", []), ("a=true\nb=\"2\"\n", ["rue\nb"]), ("", nil),
      ]
      for (index, (text, _)) in cases.enumerated() {
        try upload(client, "\(pid).c\(index).config", text)
      }
      try upload(client, "\(pid).last.config", "a=\"1\"\n")
      #expect(try eventually { try properties(client, "\(pid).last") != nil })
      for (index, (text, names)) in cases.enumerated() {
        let found = try properties(client, "\(pid).c\(index)")?.keys.sorted()
        #expect(found == names, "\(text)")
      }
      for index in cases.indices { try remove(client, "\(pid).c\(index).config") }
      try remove(client, "\(pid).last.config")
    },
    SlingContract("JSON and property files") { client, _ in
      let pid = freshPID()
      try upload(
        client, "\(pid).j.cfg.json",
        #"{"a":"1","n":5,"b":true,"l":["x"],"p:Integer":3}"#)
      try upload(client, "\(pid).p.cfg", "a=1\nb = two words\n")
      #expect(try eventually { try properties(client, "\(pid).j") != nil })
      #expect(try eventually { try properties(client, "\(pid).p") != nil })
      let json = try properties(client, "\(pid).j")
      #expect(json?["n"]?["type"] == 2)
      #expect(json?["p"]?["type"] == 3)
      #expect(json?["l"]?["values"] == ["x"])
      #expect(try properties(client, "\(pid).p")?["b"]?["value"] == "two words")
      try remove(client, "\(pid).j.cfg.json")
      try remove(client, "\(pid).p.cfg")
    },
    SlingContract("the console saves what came from a file: into it, or beside it") {
      client, _ in
      let mark = String(UUID().uuidString.prefix(8)).lowercased()
      let name = "\(provider)-\(mark).config"
      let pid = "\(provider)~\(mark)"
      try upload(client, name, "name=\"one\"\n")
      #expect(try eventually { try properties(client, pid) != nil })
      _ = try save(client, pid, ["apply": "true", "propertylist": "name", "name": "two"])
      let written = client.generation == .sling11 ? name : "\(name).cfg.json"
      #expect(
        try eventually {
          try client.get("/apps/system/config/\(written)").text.contains("two")
        })
      #expect(try eventually { try files(client).contains(name) == (written == name) })
      _ = try delete(client, pid)
      #expect(try eventually { try !files(client).contains(written) })
    },
    SlingContract("the file of a console's instance is not the way to change or end it") {
      client, _ in
      let before = try instances(client, provider)
      _ = try save(
        client, client.generation == .sling11 ? older : newer,
        ["apply": "true", "factoryPid": provider, "propertylist": "name", "name": "one"])
      let pid = try instances(client, provider).subtracting(before).first ?? ""
      let name = pid + (client.generation == .sling11 ? ".config" : ".cfg.json")
      #expect(try eventually { try files(client).contains(name) })
      try remove(client, name)
      #expect(try eventually { try !files(client).contains(name) })
      usleep(800_000)
      #expect(try properties(client, pid)?["name"]?["value"] == "one")
      _ = try delete(client, pid)
      #expect(try properties(client, pid) == nil)
    },
    SlingContract("a renamed file moves its configuration") { client, _ in
      let mark = String(UUID().uuidString.prefix(8)).lowercased()
      try upload(client, "\(provider).\(mark).config", "name=\"m\"\n")
      #expect(try eventually { try properties(client, "\(provider).\(mark)") != nil })
      let moved = try client.post(
        "/apps/system/config/\(provider).\(mark).config",
        [":operation": "move", ":dest": "/apps/system/config/\(provider)-\(mark).config"])
      #expect(moved.status == 201)
      #expect(try eventually { try properties(client, "\(provider)~\(mark)") != nil })
      #expect(try eventually { try properties(client, "\(provider).\(mark)") == nil })
      try remove(client, "\(provider)-\(mark).config")
    },
  ]

  static let beans = [
    SlingContract("the installer's bean tells whether it works") { client, _ in
      let bean =
        "/system/sling/monitoring/mbeans/org/apache/sling/installer/Installer/"
        + "Sling%20OSGi%20Installer.json"
      #expect(try eventually { try client.get(bean).json["Active"] == false })
      let json = try client.get(bean).json
      #expect(
        json["mbean:objectName"]
          == "org.apache.sling.installer:name=Sling OSGi Installer,type=Installer")
      #expect((json["SuspendedSince"]?.integer ?? 0) > 1_600_000_000_000)
      // The older generation tells counts as text.
      if case .string? = json["ActiveResourceCount"] {
        #expect(client.generation == .sling11)
      } else {
        #expect(client.generation == .sling12)
      }
      let list = try client.get(
        "/system/sling/monitoring/mbeans/org/apache/sling/installer.3.json"
      ).json
      #expect(list["Installer"]?["Sling+OSGi+Installer"]?["mbean:attributes"] != nil)
    },
    SlingContract("the tree of beans") { client, _ in
      let mount = "/system/sling/monitoring/mbeans"
      let top = try client.get("\(mount).1.json").json
      #expect(top["sling:resourceType"] == "sling:mbeans")
      #expect(top["com"] == ["sling:resourceType": "sling:mbeans"])
      let domain = "\(mount)/com/day/cq/dam/similaritysearch/internal/impl"
      let tree = try client.get("\(domain).infinity.json").json
      let name = "com.day.cq.dam.similaritysearch.internal.impl:type=similaritysearch"
      let bean = tree["similaritysearch"]?["{noname}"]
      #expect(bean?["mbean:objectName"] == .string(name))
      #expect(bean?["sling:resourceType"] == "sling:mbean")
      let direct = try client.get("\(domain)/similaritysearch/%7Bnoname%7D.json").json
      #expect(direct["mbean:objectName"] == .string(name))
      #expect(try client.get("\(mount)/none.json").status == 404)
    },
  ]
}
