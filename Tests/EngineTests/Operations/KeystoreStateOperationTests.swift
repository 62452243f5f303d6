import Engine
import Testing
import Values

@Suite("keystore.state")
struct KeystoreStateOperationTests {
  @Test func listsEntriesWithTheirEnd() async throws {
    let store = FakeKeystore([.old])
    let look = try await store.transport.look("keystore.state", .keystore())
    let conclusion = try #require(look.conclusion)
    #expect(conclusion.texts == ["exists": "yes", "any": "yes", "expires": "2018-06-30T02:00:00Z"])
    #expect(conclusion.lists["aliases"]?.map(\.value) == ["similaritysearch"])
    #expect(conclusion.lists["aliases"]?.first?.detail == "CN=old, expires 2018-06-30T02:00:00Z")
    #expect(conclusion.cautions.first?.hasPrefix("The certificate of similaritysearch has") == true)
  }

  @Test func warnsAMonthBefore() async throws {
    // The tests' clock says 2026-11-18.
    let soon = FakeKeystore.Entry(
      alias: "a", notAfter: "Tue Dec 08 12:00:00 UTC 2026", serial: 1)
    let look = try await FakeKeystore([soon]).transport.look("keystore.state", .keystore())
    #expect(look.conclusion?.cautions.first?.hasPrefix("The certificate of a expires in ") == true)
  }

  @Test func anUnknownZoneLeavesTheDay() async throws {
    let entry = FakeKeystore.Entry(
      alias: "a", notAfter: "Sat Jun 30 12:00:00 XYZ 2040", serial: 1)
    let look = try await FakeKeystore([entry]).transport.look("keystore.state", .keystore())
    #expect(
      look.conclusion?.lists["aliases"]?.first?.detail
        == "CN=old, expires 2040-06-30T12:00:00Z, to the day (aem-setup does not know AEM's "
        + "time zone)")
  }

  @Test func aUserWithoutStore() async throws {
    let look = try await FakeKeystore(nil).transport.look("keystore.state", .keystore())
    #expect(look.conclusion?.texts["exists"] == "no")
  }

  @Test func findsAHomeByTheUsersId() async throws {
    let store = FakeKeystore([.old], home: "/home/users/system/q/xyz")
    let server = store.transport
    let look = try await server.look(
      "keystore.state", .keystore(user: "brandportal-imsconfig-service"))
    #expect(look.conclusion?.texts["exists"] == "yes")
    let problem = await server.problem("keystore.state", .keystore(user: "nobody"))
    #expect(problem == .keystore(.noSuchUser("nobody")))
  }
}
