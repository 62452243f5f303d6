import Engine
import HTTP
import Synchronization
import Testing
import Values

private let info = "GET /system/console/status-productinfo.txt"
private let bundles = "GET /system/console/bundles.json"
private let installer =
  "GET /system/sling/monitoring/mbeans/org/apache/sling/installer/Installer/"
  + "Sling%20OSGi%20Installer.json"

private func bundleList(_ extra: String = "") -> Reaction {
  .json(
    """
    {"s":[2,2,0,0,0],"data":[
    {"symbolicName":"org.apache.felix.framework","stateRaw":32,"state":"Active","fragment":false},
    {"symbolicName":"some.fragment","stateRaw":4,"state":"Fragment","fragment":true},
    {"symbolicName":"com.day.cq.dam.cq-dam-similaritysearch","stateRaw":32,"state":"Active"}
    \(extra)]}
    """)
}

private func author(_ version: String = "6.5.20.0") -> ScriptedTransport {
  ScriptedTransport([
    info: [.text("Installed Products\n  Adobe Experience Manager (\(version))\n")],
    bundles: [bundleList()], installer: [.json(#"{"Active":false,"ActiveResourceCount":"0"}"#)],
  ])
}

@Suite("aem.author")
struct AEMAuthorOperationTests {
  @Test func saysWhichAuthorItIs() async throws {
    let server = author()
    let look = try await server.look("aem.author", .author())
    let conclusion = try #require(look.conclusion)
    #expect(look.plan.isEmpty)
    #expect(
      conclusion.texts == [
        "version": "6.5.20.0", "servicePack": "20", "release": "6.5-sp11-to-sp20",
        "generation": "sp20-or-older", "bundles": "3 bundles, all active",
      ])
    #expect(
      conclusion.evidence.contains(Evidence("Release", "AEM 6.5, Service Pack 11 to 20")))
    #expect(conclusion.cautions.isEmpty)
    #expect(server.seen.allSatisfy { $0.user == "admin" && $0.method == "GET" })
  }

  @Test(arguments: [
    ("6.4.8.4", "sp20-or-older"), ("6.5.0.0", "sp20-or-older"), ("6.5.21.0", "sp21-or-newer"),
    ("6.6.0.0", "other"), ("6.5", "other"),
  ])
  func tellsGenerationsApart(version: String, generation: String) async throws {
    let look = try await author(version).look("aem.author", .author())
    #expect(look.conclusion?.texts["generation"] == generation)
  }

  @Test(arguments: [
    ("2020.2.2239.20200214T010959Z", "cloud"), ("2024.6.16799.20240614T073455Z-240600", "cloud"),
    ("6.6.0", "6.5-lts"), ("6.6.2", "6.5-lts"), ("6.5.24.0", "6.5-sp23-or-newer"),
    ("6.5.23.0", "6.5-sp23-or-newer"), ("6.5.22.0", "6.5-sp22"), ("6.5.21.0", "6.5-sp21"),
    ("6.5.20.0", "6.5-sp11-to-sp20"), ("6.5.11.0", "6.5-sp11-to-sp20"),
    ("6.5.10.0", "6.5-sp4-to-sp10"), ("6.5.4.0", "6.5-sp4-to-sp10"),
    ("6.5.3.0", "6.5-before-sp4"), ("6.5.0", "6.5-before-sp4"), ("6.4.8.4", "6.4"),
    ("6.3.3.8", "6.3"), ("6.2.0", "6.2"), ("6.5", "unknown"), ("7.0.0", "unknown"),
    ("6.5.x.0", "unknown"),
  ])
  func tellsReleasesApart(version: String, release: String) async throws {
    let look = try await author(version).look("aem.author", .author())
    let conclusion = try #require(look.conclusion)
    #expect(conclusion.texts["release"] == release)
    // Only a release that nobody knows is told as one that this was not made for.
    #expect((conclusion.outcome == .passed) == (release != "unknown"))
  }

  @Test func theCloudServiceIsToldByItsAddressAndGetsNoPassword() async throws {
    let server = author()
    let inputs = OperationInputs.author(url: "https://author-p12345-e6789.adobeaemcloud.com")
    let conclusion = try #require(try await server.look("aem.author", inputs).conclusion)
    #expect(conclusion.texts["release"] == "cloud")
    #expect(
      Set(conclusion.texts.keys) == ["version", "servicePack", "release", "generation", "bundles"])
    #expect(conclusion.outcome.word == "unknown")
    #expect(server.seen.isEmpty)
    let other = OperationInputs.author(url: "https://adobeaemcloud.com.example.com")
    #expect(try await server.look("aem.author", other).conclusion?.texts["release"] != "cloud")
  }

  @Test func theCloudServiceNeedsNoBundleOfSmartTags() async throws {
    let server = author("2024.6.16799.20240614T073455Z-240600")
    server.on(bundles, .json(#"{"s":[0],"data":[]}"#))
    let conclusion = try #require(try await server.look("aem.author", .author()).conclusion)
    #expect(!conclusion.evidence.contains { $0.what == "Smart Tags bundle" })
  }

  @Test(arguments: [
    (Reaction.status(401), AuthorProblem.password(user: "admin")),
    (.redirect("/libs/granite/core/content/login.html?resource=%2F"), .loginPage),
    (.html("<form action='x/j_security_check'>"), .loginPage),
    (.redirect("https://elsewhere/"), .redirected(to: "https://elsewhere/")),
    (.status(403), .noConsoleRights(user: "admin")),
    (.html("<title>Welcome to nginx!</title>"), .notAuthor(found: "Welcome to nginx!")),
    (.status(503), .notReady(detail: "503")),
    (.text("Installed Products"), .versionUnreadable(found: "Installed Products")),
    (.text("  Adobe Experience Manager (6.1.0)"), .tooOld(version: "6.1.0")),
  ])
  func explainsWhatAnswersInstead(reaction: Reaction, problem: AuthorProblem) async {
    let server = author()
    server.on(info, reaction)
    #expect(await server.problem("aem.author", .author()) == .author(problem))
  }

  @Test func tellsASlingFromSomethingElse() async {
    let server = author()
    server.on(info, .status(404))
    #expect(await server.problem("aem.author", .author()) == .author(.slingOnly))
    server.on(bundles, .status(404))
    #expect(
      await server.problem("aem.author", .author()) == .author(.notAuthor(found: "404")))
  }

  @Test func namesBundlesThatAreNotActive() async {
    let server = author()
    let more = (1...7).map { #",{"symbolicName":"b\#($0)","stateRaw":2,"state":"Installed"}"# }
    server.on(bundles, bundleList(more.joined()))
    let expected = AuthorProblem.bundlesNotActive(
      first: (1...5).map { "b\($0) (Installed)" }, count: 7)
    #expect(await server.problem("aem.author", .author()) == .author(expected))
  }

  @Test func missesTheSmartTagsBundleWhereItIsNeeded() async throws {
    let needs = OperationInputs.author(["needs": "smart-tags"])
    let server = author()
    server.on(bundles, .json(#"{"s":[0],"data":[]}"#))
    #expect(await server.problem("aem.author", needs) == .author(.smartTagsMissing))
    #expect(try await server.look("aem.author", .author()).conclusion != nil)
    server.on(
      bundles,
      .json(
        #"{"s":[1],"data":[{"symbolicName":"com.day.cq.dam.cq-dam-similaritysearch","#
          + #""stateRaw":4,"state":"Resolved","fragment":false}]}"#))
    #expect(
      await server.problem("aem.author", needs)
        == .author(.smartTagsNotActive(state: "Resolved")))
    let first = ["com.day.cq.dam.cq-dam-similaritysearch (Resolved)"]
    #expect(
      await server.problem("aem.author", .author())
        == .author(.bundlesNotActive(first: first, count: 1)))
  }

  @Test func theConsoleMayFailOnce() async throws {
    let server = author()
    server.on(bundles, .status(500), bundleList())
    #expect(try await server.look("aem.author", .author()).conclusion?.outcome == .passed)
    server.on(bundles, .status(500), .status(500), bundleList())
    #expect(await server.problem("aem.author", .author()) != nil)
  }

  @Test func waitsForTheInstaller() async throws {
    let server = author()
    let busy = Reaction.json(#"{"Active":true}"#)
    server.on(installer, busy, busy, .json(#"{"Active":"false"}"#))
    let watch = Watch()
    let look = try await server.look("aem.author", .author(), watch)
    #expect(look.conclusion != nil)
    #expect(watch.slept.withLock { $0 } == [.seconds(2), .seconds(2)])
    server.on(installer, busy)
    #expect(
      await server.problem("aem.author", .author()) == .author(.installerBusy(seconds: 10)))
  }

  @Test func anInvisibleInstallerIsACautionOnly() async throws {
    let server = author()
    server.on(installer, .status(404))
    let look = try await server.look("aem.author", .author())
    #expect(look.conclusion?.cautions.count == 1)
  }

  @Test func refusesPlainHTTPToAnotherMachine() async {
    let server = author()
    let far = OperationInputs.author(url: "http://aem.example.com:4502")
    #expect(await server.problem("aem.author", far) == .plainHTTP(host: "aem.example.com"))
    #expect(server.seen.isEmpty)
    let agreed = OperationInputs.author(
      ["allowPlainHTTP": "yes"], url: "http://aem.example.com:4502")
    #expect(await server.problem("aem.author", agreed) == nil)
  }

  @Test func refusesTheAddressOfAPage() async {
    let inputs = OperationInputs.author(url: "https://aem.example.com/aem/start.html")
    guard case .unusableInput(name: "url", _) = await author().problem("aem.author", inputs) else {
      Issue.record("the address of a page was taken")
      return
    }
  }

  @Test func keepsTheContextPath() async throws {
    let server = ScriptedTransport()
    _ = await server.problem("aem.author", .author(url: "https://h/context/"))
    #expect(server.lines.first == "GET /context/system/console/status-productinfo.txt")
  }

  @Test func hidesThePasswordThatAServerRepeats() async {
    let server = author()
    server.on(info, .html("<title>bad opensesame\u{1B}[2J</title>", status: 500))
    #expect(
      await server.problem("aem.author", .author())
        == .author(
          .unexpected(
            path: "/system/console/status-productinfo.txt", status: 500,
            message: "bad •••^[[2J")))
  }

  @Test func namesAFailureOfTheNetwork() async {
    let server = author()
    server.on(info, .failure(.unreachable(host: "h", port: 1)))
    #expect(
      await server.problem("aem.author", .author())
        == .noAnswer(system: .author, .unreachable(host: "h", port: 1)))
    server.on(info, .failure(.cancelled(sent: true)))
    #expect(await server.problem("aem.author", .author()) == .cancelled)
  }
}
