import Sandbox
import Testing
import Values

/// One behavior of Sling, checked over HTTP in a folder of its own.
struct SlingContract: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let check: @Sendable (Curl, String) throws -> Void

  init(_ description: String, _ check: @escaping @Sendable (Curl, String) throws -> Void) {
    testDescription = description
    self.check = check
  }

  /// Every contract, those of the configuration console included.
  static let all = writing + values + trees + reading + ConsoleContract.all

  /// Creates an unstructured node.
  static func make(_ client: Curl, _ path: String) throws {
    let reply = try client.post(path, ["jcr:primaryType": "nt:unstructured"])
    #expect([200, 201].contains(reply.status))
  }

  private static let writing = [
    SlingContract("a POST creates, then modifies") { client, folder in
      let created = try client.post(
        "\(folder)/a", ["jcr:primaryType": "nt:unstructured", "text": "one"])
      #expect(created.status == 201)
      #expect(created.headers["location"]?.hasSuffix("\(folder)/a") == true)
      #expect(created.headers["content-type"]?.hasPrefix("application/json") == true)
      #expect(created.headers["x-content-type-options"] == "nosniff")
      #expect(created.json["status.code"] == 201)
      #expect(created.json["status.message"] == "Created")
      #expect(created.json["title"] == .string("Content created \(folder)/a"))
      #expect(created.json["path"] == .string("\(folder)/a"))
      #expect(created.json["parentLocation"] == .string(folder))
      #expect(created.json["isCreate"] == true)
      #expect(
        created.json["changes"] == [
          ["type": "created", "argument": .string("\(folder)/a")],
          ["type": "modified", "argument": .string("\(folder)/a/text")],
        ])
      let again = try client.post("\(folder)/a", ["text": "one"])
      #expect(again.status == 200)
      #expect(again.headers["location"] == nil)
      #expect(again.json["status.message"] == "OK")
      #expect(again.json["isCreate"] == nil)
    },
    SlingContract("HTML answers carry the ids that clients look for") { client, folder in
      let reply = try client.post("\(folder)/a", ["text": "<&>"], headers: ["Accept: */*"])
      #expect(reply.status == 201)
      #expect(reply.headers["content-type"] == "text/html;charset=utf-8")
      #expect(reply.text.contains("<div id=\"Status\">201</div>"))
      #expect(reply.text.contains("<div id=\"Message\">Created</div>"))
      #expect(reply.text.contains("<div id=\"Path\">\(folder)/a</div>"))
      for id in ["Location", "ParentLocation", "Referer", "ChangeLog"] {
        #expect(reply.text.contains("id=\"\(id)\""), "\(id)")
      }
    },
    SlingContract("the Accept field decides between JSON and HTML") { client, folder in
      let cases = [
        ("text/html,application/json;q=0.9", "text/html"),
        ("application/json, text/html;q=0.9,*/*;q=0.8", "application/json"), ("*/*", "text/html"),
      ]
      for (accept, type) in cases {
        let reply = try client.post("\(folder)/a", ["x": "1"], headers: ["Accept: \(accept)"])
        #expect(reply.headers["content-type"]?.hasPrefix(type) == true, "\(accept)")
      }
      let asked = try client.post(
        "\(folder)/a", [":http-equiv-accept": "application/json", "x": "1"], headers: [])
      #expect(asked.json["status.code"] == 200)
    },
    SlingContract("missing nodes on the way take their parent's type") { client, folder in
      #expect(try client.post("\(folder)/f/g", ["x": "1"]).status == 201)
      let tree = try client.get("\(folder).2.json").json
      let parent = tree["jcr:primaryType"]?.string
      #expect(tree["f"]?["jcr:primaryType"]?.string == parent)
      #expect(tree["f"]?["g"]?["jcr:primaryType"]?.string == parent)
      try make(client, "\(folder)/u")
      #expect(try client.post("\(folder)/u", ["v/w": "1"]).status == 200)
      #expect(
        try client.get("\(folder)/u/v.json").json
          == ["jcr:primaryType": "nt:unstructured", "w": "1"])
    },
    SlingContract("a page keeps its properties in jcr:content") { client, folder in
      let wrong = try client.post("\(folder)/p", ["jcr:primaryType": "cq:Page", "t": "1"])
      #expect(wrong.status == 500)
      #expect(wrong.json["error"]?["class"] == "java.lang.IllegalArgumentException")
      #expect(wrong.json["changes"] == [])
      #expect(try client.get("\(folder)/p.json").status == 404)
      let right = try client.post(
        "\(folder)/p",
        [
          "jcr:primaryType": "cq:Page", "jcr:content/jcr:primaryType": "cq:PageContent",
          "jcr:content/t": "1",
        ])
      #expect(right.status == 201)
      let content = try client.post("\(folder)/p/jcr:content", ["u": "2"])
      #expect(content.json["path"] == .string("\(folder)/p/jcr:content"))
      #expect(content.json["location"] == .string("\(folder)/p/_jcr_content"))
      #expect(try client.get("\(folder)/p/_jcr_content.json").json["u"] == "2")
    },
    SlingContract("open names come from a hint, and give way to taken ones") { client, folder in
      let first = try client.post("\(folder)/", [":nameHint": "Auto Tag", "a": "1"])
      #expect(first.status == 201)
      #expect(first.json["path"] == .string("\(folder)/auto_tag"))
      let second = try client.post("\(folder)/*", [":nameHint": "auto_tag", "a": "1"])
      #expect(second.json["path"]?.string?.hasPrefix("\(folder)/auto_tag_") == true)
      let titled = try client.post("\(folder)/*", ["jcr:title": "Foo Bar"])
      #expect(titled.json["path"] == .string("\(folder)/foo_bar"))
      let exact = try client.post("\(folder)/", [":name": "foo_bar"])
      #expect(exact.status == 500)
      #expect(exact.json["error"]?["message"] == "Failed to generate name")
    },
    SlingContract("control parameters") { client, folder in
      try make(client, "\(folder)/a")
      #expect(try client.post("\(folder)/a", [":operation": "foo"]).status == 500)
      #expect(try client.post("\(folder)/a", [":operation": "nop"]).status == 200)
      #expect(
        try client.post("\(folder)/a", [":operation": "nop", ":nopstatus": "404"]).status == 404)
      let browser = try client.post("\(folder)/b", [":status": "browser", "x": "1"])
      #expect(browser.status == 200)
      #expect(browser.json["status.code"] == 201)
      let sent = try client.post("\(folder)/b", [":redirect": "/content/x.html", "x": "2"])
      #expect(sent.status == 302)
      #expect(sent.headers["location"]?.hasSuffix("/content/x.html") == true)
      #expect(try client.post("\(folder)/a", [:]).json["changes"] == [])
    },
    SlingContract("unknown types and forbidden names are refused") { client, folder in
      let type = try client.post("\(folder)/a", ["jcr:primaryType": "foo:bar"])
      let status = client.generation == .sling11 ? 500 : 409
      #expect(type.status == status)
      #expect(
        type.json["error"]?["message"]
          == (status == 500 ? .string("Unable to create node at \(folder)/a") : nil))
      #expect(
        try client.post("\(folder)/a%5B1%5D", ["jcr:primaryType": "nt:unstructured"]).status
          == status)
    },
  ]
}
