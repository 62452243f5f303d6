import Engine
import FoundationEssentials
import Sandbox
import Testing
import Values

@Suite("keystore.state")
struct KeystoreStateOperationTests {
  @Test func listsEntriesWithTheirEnd() async throws {
    let files = try KeyFiles()
    let pair = try files.pair("new")
    let author = try SandboxAuthor(zone: .aest)
    try await author.add(pair.path)
    let look = try await author.look("keystore.state", author.keystore())
    let conclusion = try #require(look.conclusion)
    let end = try #require(pair.certificate.notAfter)
    #expect(
      conclusion.texts == ["exists": "yes", "any": "yes", "expires": end.formatted(.iso8601)])
    #expect(conclusion.lists["aliases"]?.map(\.value) == ["similaritysearch"])
    let detail = "\(pair.certificate.subject), expires \(end.utc)"
    #expect(conclusion.lists["aliases"]?.first?.detail == detail)
    #expect(conclusion.cautions == [])
  }

  @Test func tellsOfAnEntryThatExpired() async throws {
    let author = try SandboxAuthor(.jwtExisting)
    let conclusion = try await author.look("keystore.state", author.keystore()).conclusion
    #expect(
      conclusion?.cautions.first?.hasPrefix("The certificate of similaritysearch has expired")
        == true)
  }

  @Test func warnsAMonthBefore() async throws {
    let author = try SandboxAuthor(.jwtExpiring)
    let conclusion = try await author.look("keystore.state", author.keystore()).conclusion
    #expect(
      conclusion?.cautions.first?.hasPrefix("The certificate of similaritysearch expires in ")
        == true)
  }

  @Test func anUnknownZoneLeavesTheDay() async throws {
    let author = try SandboxAuthor(.jwtExpiring)
    let known = try await author.look("keystore.state", author.keystore()).conclusion
    author.replace(" UTC ", with: " XYZ ")
    let look = try await author.look("keystore.state", author.keystore())
    let detail = try #require(known?.lists["aliases"]?.first?.detail)
      .replacing(#/, [0-9:]+ UTC$/#, with: "")
    #expect(
      look.conclusion?.lists["aliases"]?.first?.detail
        == "\(detail), to the day (aem-setup does not know AEM's time zone)")
  }

  @Test func aUserWithoutStore() async throws {
    let author = try SandboxAuthor()
    let look = try await author.look("keystore.state", author.keystore())
    #expect(look.conclusion?.texts["exists"] == "no")
  }

  @Test func findsAHomeByTheUsersId() async throws {
    let author = try SandboxAuthor()
    let look = try await author.look(
      "keystore.state", author.keystore(user: "target-imsconfig-service"))
    #expect(look.conclusion?.texts["exists"] == "no")
    let problem = await author.problem("keystore.state", author.keystore(user: "nobody"))
    #expect(problem == .keystore(.noSuchUser("nobody")))
  }
}
