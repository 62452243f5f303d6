import Sandbox
import Testing
import Values

extension SlingContract {
  static let values = [
    SlingContract("type hints decide the type") { client, folder in
      let reply = try client.post(
        "\(folder)/a",
        [
          "jcr:primaryType": "nt:unstructured", "b@TypeHint": "Boolean", "b": "true",
          "l@TypeHint": "Long", "l": "5", "d@TypeHint": "Double", "d": "2.5",
          "n@TypeHint": "Decimal", "n": "1.50", "s@TypeHint": "String[]", "s": "x",
          "m@TypeHint": "Long[]", "m": "1", "t@TypeHint": "Date",
          "t": "2026-11-20T23:27:43.000+00:00", "two": "1", "w": "",
        ])
      #expect(reply.status == 201)
      #expect(
        try client.get("\(folder)/a.json").json == [
          "jcr:primaryType": "nt:unstructured", "b": true, "l": 5, "d": .number(2.5),
          "n": "1.50", "s": ["x"], "m": [1], "two": "1",
          "t": "Fri Nov 20 2026 23:27:43 GMT+0000",
        ])
    },
    SlingContract("a stored type stays when nobody names another") { client, folder in
      _ = try client.post(
        "\(folder)/a",
        [
          "jcr:primaryType": "nt:unstructured", "l@TypeHint": "Long", "l": "5",
          "s@TypeHint": "String[]", "s": "x", "one": "1",
        ])
      let reply = try client.post("\(folder)/a", ["l": "6", "s": "z"])
      #expect(reply.status == 200)
      let json = try client.get("\(folder)/a.json").json
      #expect(json["l"] == 6)
      #expect(json["s"] == ["z"])
      let wrong = try client.post("\(folder)/a", ["l": "abc", "one": "9"])
      if client.generation == .sling11 {
        #expect(wrong.status == 500)
        #expect(wrong.json["error"]?["message"] == "Invalid value abc for type Long")
      } else {
        #expect(wrong.status == 422)
        #expect(wrong.json["status.message"] == "invalid payload")
        #expect(wrong.json["error"] == nil)
      }
      #expect(try client.get("\(folder)/a.json").json["one"] == "1")
    },
    SlingContract("repeated parameters make a list, and an empty text takes away") {
      client, folder in
      try make(client, "\(folder)/a")
      _ = try client.post("\(folder)/a", ["x": "1", "y": "1", "y": "2"])
      #expect(try client.get("\(folder)/a.json").json["y"] == ["1", "2"])
      let reply = try client.post("\(folder)/a", ["x": ""])
      #expect(
        reply.json["changes"] == [["type": "deleted", "argument": .string("\(folder)/a/x")]])
      #expect(try client.get("\(folder)/a.json").json["x"] == nil)
    },
    SlingContract("@Delete, @DefaultValue, @IgnoreBlanks, @CopyFrom and @MoveFrom") {
      client, folder in
      _ = try client.post(
        "\(folder)/a",
        ["jcr:primaryType": "nt:unstructured", "x": "1", "y": "2", "sub/z": "3", "n/v": "4"])
      let reply = try client.post(
        "\(folder)/a",
        [
          "x@Delete": "", "sub@Delete": "", "c@DefaultValue": "9", "c": "",
          "e@IgnoreBlanks": "true", "e": "", "k@CopyFrom": "\(folder)/a/m", "m@MoveFrom": "n",
        ])
      #expect(reply.status == 200)
      #expect(
        try client.get("\(folder)/a.2.json").json
          == [
            "jcr:primaryType": "nt:unstructured", "y": "2", "c": "9",
            "k": ["jcr:primaryType": "nt:unstructured", "v": "4"],
            "m": ["jcr:primaryType": "nt:unstructured", "v": "4"],
          ])
    },
    SlingContract("one prefixed name leaves names without a prefix out") { client, folder in
      try make(client, "\(folder)/other")
      _ = try client.post(
        "\(folder)/a",
        [
          "./jcr:primaryType": "nt:unstructured", "./b": "2", "a": "1",
          "\(folder)/other/x": "3", "j_y": "4",
        ])
      #expect(
        try client.get("\(folder)/a.json").json
          == ["jcr:primaryType": "nt:unstructured", "b": "2"])
      #expect(try client.get("\(folder)/other.json").json["x"] == "3")
    },
    SlingContract("text is ISO 8859-1 unless _charset_ says UTF-8") { client, folder in
      try make(client, "\(folder)/a")
      _ = try client.post("\(folder)/a", ["plain": "Zürich"])
      _ = try client.post("\(folder)/a", ["said": "Zürich", "_charset_": "utf-8"])
      _ = try client.postMultipart("\(folder)/a", ["parts": "Zürich", "_charset_": "utf-8"])
      let json = try client.get("\(folder)/a.json").json
      #expect(json["plain"] == "ZÃ¼rich")
      #expect(json["said"] == "Zürich")
      #expect(json["parts"] == "Zürich")
    },
    SlingContract("a file is stored and comes back byte for byte") { client, folder in
      let reply = try client.postMultipart(
        folder, ["f.txt@TypeHint": "nt:file", "f.txt": "@/etc/passwd;type=text/plain"])
      #expect(reply.status == 200)
      let file = try client.get("\(folder)/f.txt")
      #expect(file.headers["content-type"]?.hasPrefix("text/plain") == true)
      #expect(file.text.contains("root:"))
      let json = try client.get("\(folder)/f.txt.2.json").json
      #expect(json["jcr:primaryType"] == "nt:file")
      #expect(json["jcr:content"]?[":jcr:data"]?.integer == file.body.count)
    },
  ]

  static let trees = [
    SlingContract("deleting succeeds for what is not there, unless it has a dot") {
      client, folder in
      try make(client, "\(folder)/a")
      #expect(try client.post("\(folder)/a", [":operation": "delete"]).status == 200)
      #expect(try client.get("\(folder)/a.json").status == 404)
      #expect(try client.post("\(folder)/a", [":operation": "delete"]).status == 200)
      let dotted = try client.post("\(folder)/a.config", [":operation": "delete"])
      #expect(dotted.status == 403)
      #expect(dotted.json["error"] == nil)
      try make(client, "\(folder)/b")
      #expect(try client.post("\(folder)/b.json", [":operation": "delete"]).status == 403)
      #expect(
        try client.post(
          folder, [":operation": "delete", ":applyTo": "\(folder)/*"]
        ).status == 200)
      #expect(try client.get("\(folder)/b.json").status == 404)
    },
    SlingContract("copy and move") { client, folder in
      _ = try client.post(
        "\(folder)/a", ["jcr:primaryType": "nt:unstructured", "sub/x": "1"])
      let copy: KeyValuePairs = [":operation": "copy", ":dest": "\(folder)/b"]
      let copied = try client.post("\(folder)/a", copy)
      #expect(copied.status == 201)
      #expect(copied.json["path"] == .string("\(folder)/a"))
      #expect(
        copied.json["changes"] == [
          [
            "type": "copied",
            "argument": [.string("\(folder)/a"), .string("\(folder)/b")],
          ]
        ])
      #expect(try client.get("\(folder)/b/sub.json").json["x"] == "1")
      #expect(try client.post("\(folder)/a", copy).status == 412)
      #expect(
        try client.post(
          "\(folder)/a", [":operation": "copy", ":dest": "\(folder)/b", ":replace": "true"]
        ).status == 200)
      #expect(
        try client.post("\(folder)/a", [":operation": "move", ":dest": "\(folder)/no/c"]).status
          == 412)
      #expect(
        try client.post("\(folder)/a", [":operation": "move", ":dest": "\(folder)/c"]).status
          == 201)
      #expect(try client.get("\(folder)/a.json").status == 404)
      #expect(
        try client.post("\(folder)/a", [":operation": "move", ":dest": "\(folder)/d"]).status
          == 404)
      #expect(try client.post("\(folder)/c", [":operation": "copy"]).status == 500)
    },
    SlingContract(":order") { client, folder in
      try make(client, "\(folder)/a")
      for name in ["one", "two", "three"] { try make(client, "\(folder)/a/\(name)") }
      func names() throws -> [String] {
        try client.get("\(folder)/a.harray.1.json").json["__children__"]?.array?
          .compactMap { $0["__name__"]?.string } ?? []
      }
      let cases = [
        ("three", "first", ["three", "one", "two"]), ("three", "last", ["one", "two", "three"]),
        ("three", "before two", ["one", "three", "two"]),
        ("one", "after three", ["three", "one", "two"]), ("two", "0", ["two", "three", "one"]),
      ]
      for (name, order, expected) in cases {
        #expect(try client.post("\(folder)/a/\(name)", [":order": order]).status == 200)
        #expect(try names() == expected, "\(order)")
      }
      #expect(try client.post("\(folder)/a/one", [":order": "after nobody"]).status == 500)
      #expect(try names() == ["two", "three", "one"])
    },
  ]

  static let reading = [
    SlingContract("levels, and names of the deepest level") { client, folder in
      _ = try client.post(
        "\(folder)/a", ["jcr:primaryType": "nt:unstructured", "x": "1", "b/y": "2", "b/c/z": "3"])
      let node: JSONValue = ["jcr:primaryType": "nt:unstructured", "z": "3"]
      var b: [String: JSONValue] = ["jcr:primaryType": "nt:unstructured", "y": "2"]
      var a: [String: JSONValue] = ["jcr:primaryType": "nt:unstructured", "x": "1"]
      #expect(try client.get("\(folder)/a.json").json == .object(a))
      a["b"] = .object(b)
      #expect(try client.get("\(folder)/a.1.json").json == .object(a))
      b["c"] = node
      a["b"] = .object(b)
      for selector in ["2", "-1", "infinity", "tidy.2"] {
        #expect(try client.get("\(folder)/a.\(selector).json").json == .object(a), "\(selector)")
      }
      let type = try client.get("\(folder)/a.json").headers["content-type"]
      #expect(type == "application/json;charset=utf-8")
      #expect(try client.get("\(folder)/a.foo.json").status == 400)
      #expect(try client.get("\(folder)/a.foo.1.json").status == 200)
    },
    SlingContract("single properties") { client, folder in
      _ = try client.post("\(folder)/a", ["jcr:primaryType": "nt:unstructured", "x": "1"])
      #expect(try client.get("\(folder)/a/x.json").json == ["x": "1"])
      let plain = try client.get("\(folder)/a/x")
      #expect(plain.text == "1")
      #expect(plain.headers["content-type"]?.hasPrefix("text/plain") == true)
    },
    SlingContract("more than 200 nodes are a 300, one level excepted") { client, folder in
      for part in 0..<3 {
        let pairs = (0..<70).map { "m\(part)/n\($0)/x=1" }.joined(separator: "&")
        let reply = try client.method(
          "POST", "\(folder)/a?jcr:primaryType=nt:unstructured&\(pairs)")
        #expect([200, 201].contains(reply.status))
      }
      let deep = try client.get("\(folder)/a.infinity.json")
      #expect(deep.status == 300)
      #expect(deep.json == [.string("\(folder)/a.1.json"), .string("\(folder)/a.0.json")])
      #expect(try client.get("\(folder)/a.1.json").status == 200)
      #expect(try client.head("\(folder)/a.2.json").status == 300)
      let pairs = (0..<205).map { "n\($0)/x=1" }.joined(separator: "&")
      _ = try client.method("POST", "\(folder)/w?jcr:primaryType=nt:unstructured&\(pairs)")
      #expect(try client.get("\(folder)/w.1.json").json.object?.count == 206)
      #expect(try client.get("\(folder)/w.2.json").json == [.string("\(folder)/w.0.json")])
    },
    SlingContract("what is missing, or no method of a resource") { client, folder in
      let missing = try client.get("\(folder)/none.json")
      #expect(missing.status == 404)
      #expect(missing.headers["content-type"] == "text/html;charset=utf-8")
      #expect(try client.head("\(folder)/none.json").status == 404)
      #expect(try client.head("\(folder).json").status == 200)
      #expect(try client.method("PUT", folder).status == 405)
      #expect(try client.method("DELETE", folder).status == 405)
      #expect(try client.get(folder).status == 302)
    },
  ]
}
