import Engine
import Testing

@Suite("console.organizations")
struct ConsoleOrganizationsOperationTests {
  @Test func listsTheOrganizations() async throws {
    let look = try await FakeConsole().transport.look("console.organizations", .console())
    #expect(
      look.conclusion?.lists["organizations"] == [
        ListedItem(
          value: FakeConsole.organization, label: "Acme",
          detail: "\(FakeConsole.organization), your role: ADMIN")
      ])
    #expect(look.conclusion?.cautions == [])
    let developer = FakeConsole { $0.role = "DEVELOPER" }
    let warned = try await developer.transport.look("console.organizations", .console())
    #expect(
      warned.conclusion?.cautions == [
        "Your role in Acme is DEVELOPER, not ADMIN. You cannot add some APIs there."
      ])
  }

  @Test func readsOrganizationsLeniently() async throws {
    let path = "GET /console/organizations"
    let server = ScriptedTransport([path: [.json(#"[{"id":12,"name":"\u001b[1mRed"},{},7]"#)]])
    let look = try await server.look("console.organizations", .console())
    #expect(
      look.conclusion?.lists["organizations"] == [
        ListedItem(value: "12", label: "^[[1mRed", detail: "12, your role: unknown")
      ])
    server.on(path, .json("[]"))
    #expect(
      await server.problem("console.organizations", .console()) == .console(.noOrganization))
  }
}
