import Foundation
import Sandbox
import Testing
import Values

@Suite("Faults of the author", .timeLimit(.minutes(5)))
struct FaultTests {
  @Test("Every fault has a name in kebab-case and one sentence")
  func names() {
    for fault in SandboxFault.allCases {
      #expect(fault.rawValue.wholeMatch(of: /[a-z]+(-[a-z0-9]+)*/) != nil, "\(fault)")
      #expect(fault.explanation.wholeMatch(of: /[A-Z][^.]*(6\.[0-9][^.]*)?\./) != nil, "\(fault)")
    }
  }

  @Test("wrong-password and no-rights change what the given account can do")
  func accounts() throws {
    #expect(try Rehearsal(.wrongPassword).aem.get("/content.json").status == 401)
    let reader = try Rehearsal(.noRights)
    #expect(reader.facts.user == "operator")
    #expect(try reader.aem.get("/content.json").status == 200)
    #expect(try reader.aem.get("/system/console/bundles.json").status == 403)
  }

  @Test("author-slow-start recovers, author-not-ready never does")
  func starting() throws {
    func course(_ fault: SandboxFault) throws -> [String] {
      let rehearsal = try Rehearsal(fault)
      return try (0..<9).map { _ in
        let reply = try rehearsal.aem.get("/system/console/bundles.json")
        guard reply.status == 200 else { return String(reply.status) }
        let bundles = reply.json["data"]?.array ?? []
        return bundles.contains { $0["state"] == "Starting" } ? "starting" : "ready"
      }
    }
    let begin = ["503", "503", "503"] + Array(repeating: "starting", count: 5)
    #expect(try course(.authorSlowStart) == begin + ["ready"])
    #expect(try course(.authorNotReady) == begin + ["starting"])
  }

  @Test("no-crypto keeps a secret in clear and says 200")
  func noCrypto() throws {
    let rehearsal = try Rehearsal(.noCrypto)
    #expect(try rehearsal.createConfiguration().map(\.status) == [200, 200])
    #expect(
      try rehearsal.configuration().json["clientSecret"]
        == .string(rehearsal.facts.clientSecret))
    #expect(try rehearsal.validate().text.contains("<td>clientSecret</td><td>failed</td>"))
  }

  @Test("reads-back-differently stores another service URL")
  func readsBackDifferently() throws {
    let rehearsal = try Rehearsal(.readsBackDifferently)
    try rehearsal.createConfiguration()
    let stored = try rehearsal.configuration().json
    #expect(stored["serviceUrl"] == "https://smartcontent.adobe.io/emea")
    #expect(stored["apiKey"] == .string(rehearsal.facts.clientID))
  }

  @Test("forgets answers with success and stores nothing")
  func forgets() throws {
    let rehearsal = try Rehearsal(.forgets)
    #expect(try rehearsal.aem.post("/content/a", ["x": "1"]).status == 201)
    #expect(try rehearsal.aem.get("/content/a.json").status == 404)
    #expect(rehearsal.sandbox.requests.first?.changing == false)
  }

  @Test("drop-before loses the first change of a path, drop-after only its answer")
  func drops() throws {
    let before = try Rehearsal(.dropBefore)
    #expect(try before.aem.post("/content/a", ["x": "1"]).status == 0)
    #expect(try before.aem.get("/content/a.json").status == 404)
    #expect(try before.aem.post("/content/a", ["x": "1"]).status == 201)
    let after = try Rehearsal(.dropAfter)
    #expect(try after.aem.post("/content/a", ["x": "1"]).status == 0)
    #expect(try after.aem.get("/content/a.json").json["x"] == "1")
    #expect(try after.aem.post("/content/a", ["x": "2"]).status == 200)
    #expect(try after.aem.post("/content/b", ["x": "1"]).status == 0)
    #expect(after.sandbox.requests.map(\.status) == [0, 200, 200, 0])
    #expect(after.sandbox.requests.map(\.changing) == [true, false, true, true])
  }

  @Test("html-instead, validation-fails and validation-unreadable")
  func console() throws {
    let html = try Rehearsal(.htmlInstead).aem.get("/system/console/bundles.json")
    #expect(html.status == 200)
    #expect(html.text.contains("QUICKSTART_HOMEPAGE"))
    let options = SandboxOptions(validationDelay: 0)
    let fails = try Rehearsal(.validationFails, options: options)
    try fails.createConfiguration()
    for _ in 0..<3 { #expect(try fails.validate().text.contains("<td>failed</td>")) }
    let unreadable = try Rehearsal(.validationUnreadable, options: options)
    let text = try unreadable.validate().text
    #expect(!text.contains("passed") && !text.contains("failed"))
  }

  @Test("Strange requests are refused, and the sandbox goes on")
  func strangeRequests() throws {
    let rehearsal = try Rehearsal()
    let aem = rehearsal.aem
    #expect(try aem.post("/content", [":operation": "nop", ":nopstatus": "-1"]).status == 200)
    #expect(try aem.get("/content.99999999999999999999.json").status == 400)
    #expect(try aem.get("/content/%zz%.json").status == 404)
    #expect(try aem.get("/../../etc/passwd").status == 404)
    #expect(try aem.get("/content/..%2F..%2F..%2Fx.json").status == 404)
    let deep = String(repeating: "a/", count: 5000)
    #expect(try aem.post("/content/a", ["\(deep)x": "1"]).status == 201)
    #expect(try aem.get("/content/a.infinity.json").text.count < 300)
    let type = ["Content-Type: multipart/form-data; boundary=b"]
    for body in ["--b", "--b\r\n\r\nx\r\n--b--", "x=1"] {
      let path = Rehearsal.temporaryPath("body")
      defer { try? FileManager.default.removeItem(atPath: path) }
      try Data(body.utf8).write(to: URL(filePath: path))
      #expect(try aem.post("/content/a", file: path, headers: type).status == 200, "\(body)")
    }
    #expect(try aem.post("/content/a", [":order": "-1"]).status == 500)
    #expect(
      try aem.post("/content/a", [":operation": "copy", ":dest": "/content/a/b"]).status == 500)
    #expect(try aem.get("/content.json").status == 200)
  }

  @Test("Changes that come at the same time are all kept")
  func sameTime() async throws {
    let rehearsal = try Rehearsal()
    let aem = rehearsal.aem
    let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
      for number in 0..<12 {
        group.addTask { try aem.post("/content/n\(number)", ["x": "1"]).status }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(statuses == Array(repeating: 201, count: 12))
    let names = try aem.get("/content.1.json").json.object?.keys.filter { $0.hasPrefix("n") }
    #expect(names?.count == 12)
  }
}
