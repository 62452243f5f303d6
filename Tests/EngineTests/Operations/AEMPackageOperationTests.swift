import HTTP
import Testing
import Values

@testable import Engine

private let list = "GET /crx/packmgr/list.jsp?_charset_=utf-8&includeVersions=true"

private func entry(_ name: String, _ version: String, _ more: String = "") -> String {
  #"{"group":"g","name":"\#(name)","version":"\#(version)","downloadName":"\#(name)-\#(version).zip"\#(more)}"#
}

private func author(_ entries: String...) -> ScriptedTransport {
  ScriptedTransport([
    list: [.json(#"{"results":[\#(entries.joined(separator: ","))],"total":\#(entries.count)}"#)]
  ])
}

private let unpacked = #","lastUnpacked":1795000000000,"lastUnpackedBy":"admin""#
private let wanted = OperationInputs.author(["package": "cq-6.5.0-hotfix-42384"])

@Suite("aem.package")
struct AEMPackageOperationTests {
  @Test func findsAnInstalledPackageInAnyVersion() async throws {
    let server = author(
      entry("other", "1", unpacked), entry("cq-6.5.0-hotfix-42384", "1.1"),
      entry("cq-6.5.0-hotfix-42384", "1.2", unpacked))
    let look = try await server.look("aem.package", wanted)
    let conclusion = try #require(look.conclusion)
    #expect(conclusion.texts == ["installed": "yes", "name": "cq-6.5.0-hotfix-42384-1.2"])
    #expect(
      conclusion.evidence == [
        Evidence(
          "cq-6.5.0-hotfix-42384-1.2",
          "version 1.2, unpacked 18 November 2026, 11:06 UTC by admin"),
        Evidence("cq-6.5.0-hotfix-42384-1.1", "uploaded, never unpacked"),
      ])
    #expect(conclusion.cautions.isEmpty)
    #expect(server.posts.isEmpty)
  }

  @Test(arguments: ["", #","lastUnpacked":0"#, #","lastUnpacked":null"#])
  func anUploadedPackageIsNotInstalled(more: String) async throws {
    let server = author(entry("cq-6.5.0-hotfix-42384", "1.2", more))
    let conclusion = try #require(try await server.look("aem.package", wanted).conclusion)
    #expect(conclusion.texts == ["installed": "no", "name": "none"])
    #expect(conclusion.cautions.first?.contains("is uploaded, but not installed") == true)
  }

  @Test(arguments: [
    ("cq-6.5.0-hotfix-4238", "no"), ("cq-6.5.0-hotfix-", "yes"), ("CQ-6.5.0-hotfix-42384", "yes"),
    ("cq-6.5.0-hotfix-42384-1.2.zip", "yes"), ("hotfix-42384", "no"),
  ])
  func takesTheStartOfANameOrAFile(package: String, installed: String) async throws {
    let server = author(entry("cq-6.5.0-hotfix-42384", "1.2", unpacked))
    let look = try await server.look("aem.package", .author(["package": package]))
    #expect(look.conclusion?.texts["installed"] == installed)
  }

  @Test func saysThatThereIsNone() async throws {
    let conclusion = try #require(
      try await author(entry("other", "1", unpacked)).look("aem.package", wanted).conclusion)
    #expect(
      conclusion.evidence == [
        Evidence("Packages that start with cq-6.5.0-hotfix-42384", "none")
      ])
    #expect(conclusion.texts["installed"] == "no")
  }

  @Test(arguments: [
    (Reaction.json(#"{"results":[],"total":0}"#), AuthorProblem.packagesHidden(user: "admin")),
    (.json("[]"), .notJSON(path: "/crx/packmgr/list.jsp", found: "another document")),
    (.html("<p>Packages</p>"), .notJSON(path: "/crx/packmgr/list.jsp", found: "text/html")),
    (.status(404), .notFound(path: "/crx/packmgr/list.jsp", user: "admin")),
    (.status(403), .forbidden(path: "/crx/packmgr/list.jsp", user: "admin")),
  ])
  func nothingReadIsNotNotInstalled(reaction: Reaction, problem: AuthorProblem) async {
    let server = ScriptedTransport([list: [reaction]])
    #expect(await server.problem("aem.package", wanted) == .author(problem))
  }

  @Test func namesAreCleaned() async throws {
    let name = #"cq-6.5.0-hotfix-42384-\u001b[2J"#
    let conclusion = try #require(
      try await author(entry(name, "1", unpacked)).look("aem.package", wanted).conclusion)
    #expect(conclusion.texts["name"] == "cq-6.5.0-hotfix-42384-^[[2J-1")
  }
}
