import Foundation
import Sandbox
import Testing
import Values

@Suite("Who may ask the author", .timeLimit(.minutes(5)))
struct AuthenticationTests {
  @Test("Wrong or missing credentials are a 401 with an empty body")
  func wrongCredentials() throws {
    let rehearsal = try Rehearsal()
    var nobody = rehearsal.aem
    nobody.user = nil
    var wrong = rehearsal.aem
    wrong.password = "wrong"
    for client in [nobody, wrong] {
      let reply = try client.get("/content.json")
      #expect(reply.status == 401)
      #expect(reply.headers["www-authenticate"] == "Basic realm=\"Sling (Development)\"")
      #expect(reply.body.isEmpty)
    }
  }

  @Test("A browser is sent to the login page, which anybody may read")
  func browser() throws {
    let rehearsal = try Rehearsal()
    var browser = rehearsal.aem
    browser.user = nil
    browser.agent = "Mozilla/5.0"
    let sent = try browser.get("/content.json", headers: ["Accept: text/html"])
    #expect(sent.status == 302)
    let page = "/libs/granite/core/content/login.html"
    #expect(
      sent.headers["location"]?.hasPrefix(
        "\(rehearsal.facts.aem)\(page)?resource=%2Fcontent.json") == true)
    #expect(try browser.get(page).text.contains("QUICKSTART_HOMEPAGE"))
    let wrong = Curl(base: rehearsal.facts.aem, user: "admin", agent: "Mozilla/5.0")
    #expect(try wrong.get("/content.json", headers: ["Accept: text/html"]).status == 401)
  }

  @Test("A browser's POST needs its own referer and a token")
  func browserPost() throws {
    let rehearsal = try Rehearsal()
    var browser = rehearsal.aem
    browser.agent = "Mozilla/5.0"
    let referer = "Referer: \(rehearsal.facts.aem)/x"
    #expect(try browser.post("/content/a", ["x": "1"]).status == 403)
    #expect(
      try browser.post("/content/a", ["x": "1"], headers: ["Referer: http://elsewhere/"]).status
        == 403)
    #expect(try browser.post("/content/a", ["x": "1"], headers: [referer]).status == 403)
    let token = try browser.get("/libs/granite/csrf/token.json").json["token"]?.string ?? ""
    #expect(
      try browser.post("/content/a", ["x": "1"], headers: [referer, "CSRF-Token: \(token)"])
        .status == 201)
  }

  @Test("With the fault csrf every POST needs a token of the same user")
  func token() throws {
    let rehearsal = try Rehearsal(.csrf)
    #expect(try rehearsal.aem.post("/content/a", ["x": "1"]).status == 403)
    let path = "/libs/granite/csrf/token.json"
    let token = try rehearsal.aem.get(path).json["token"]?.string ?? ""
    let other = try rehearsal.reader.get(path).json["token"]?.string ?? ""
    #expect(try rehearsal.aem.post("/content/a", [":cq_csrf_token": other]).status == 403)
    #expect(try rehearsal.aem.post("/content/a", [":cq_csrf_token": token]).status == 201)
    let header = ["CSRF-Token: \(token)"]
    #expect(try rehearsal.aem.post("/content/b", ["x": "1"], headers: header).status == 201)
    #expect(try rehearsal.aem.get("/content/a.json").json[":cq_csrf_token"] == nil)
  }

  @Test("The operator reads, and may neither write nor open the console")
  func reader() throws {
    let rehearsal = try Rehearsal()
    #expect(try rehearsal.reader.get("/content.json").status == 200)
    #expect(try rehearsal.reader.get("/home/users/system.json").status == 404)
    #expect(try rehearsal.reader.get("/.1.json").json["home"] == nil)
    #expect(try rehearsal.reader.get("/system/console/bundles.json").status == 403)
    let modified = try rehearsal.reader.post("/content", ["x": "1"])
    #expect(modified.status == 500)
    #expect(
      modified.json["error"]?["message"] == "Resource at '/content' is not modifiable.")
    let created = try rehearsal.reader.post(
      "/content/a", ["jcr:primaryType": "nt:unstructured"])
    #expect(created.json["error"]?["message"] == "Unable to create node at /content/a")
    let deleted = try rehearsal.reader.post("/content/dam", [":operation": "delete"])
    #expect(deleted.status == 500)
    #expect(deleted.json["error"]?["message"] == "Unable to commit changes to session.")
    #expect(try rehearsal.aem.get("/content/dam.json").status == 200)
    let model = "/libs/settings/workflow/models/dam/update_asset/jcr:content"
    #expect(try rehearsal.reader.post("\(model).override.json", [:]).status == 500)
    let page: KeyValuePairs = [
      "cmd": "createPage", "parentPath": "/etc/cloudservices/smarttagging", "title": "x",
    ]
    #expect(try rehearsal.reader.post("/bin/wcmcommand", page).status == 403)
  }

  @Test("A body above one mebibyte is a 413")
  func largeBody() throws {
    let rehearsal = try Rehearsal()
    let path = Rehearsal.temporaryPath("large")
    defer { try? FileManager.default.removeItem(atPath: path) }
    let large = "x=" + String(repeating: "a", count: 1 << 20)
    try Data(large.utf8).write(to: URL(filePath: path))
    #expect(try rehearsal.aem.post("/content/a", file: path).status == 413)
    let chunked = ["Transfer-Encoding: chunked"]
    #expect(try rehearsal.aem.post("/content/a", file: path, headers: chunked).status == 413)
    #expect(try rehearsal.aem.get("/content/a.json").status == 404)
  }
}
