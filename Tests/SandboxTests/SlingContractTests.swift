import Foundation
import Sandbox
import Testing
import Values

@Suite("Sling's POST and GET", .timeLimit(.minutes(5)))
struct SlingContractTests {
  @Test(
    "The sandbox does it", arguments: SandboxGeneration.allCases, SlingContract.all)
  func sandbox(_ generation: SandboxGeneration, _ contract: SlingContract) throws {
    let rehearsal = try Rehearsal(options: SandboxOptions(generation: generation))
    var client = rehearsal.aem
    client.generation = generation
    try run(contract, client)
  }

  @Test(
    "Sling does it",
    .enabled(if: RealSling.script != nil, "skipped: AEM_SETUP_SLING names no Sling to start"),
    arguments: SandboxGeneration.allCases, SlingContract.all)
  func sling(_ generation: SandboxGeneration, _ contract: SlingContract) throws {
    try run(contract, RealSling.client(generation))
  }

  /// The rule of selectors that the sandbox's own servlets follow, on a servlet of Sling that is
  /// bound to `acl`.
  @Test(
    "A servlet's selectors begin those of the request",
    .enabled(if: RealSling.script != nil, "skipped: AEM_SETUP_SLING names no Sling to start"),
    arguments: SandboxGeneration.allCases)
  func selectors(_ generation: SandboxGeneration) throws {
    let client = try RealSling.client(generation)
    let place = "/content/selectors-\(UUID().uuidString.prefix(8))"
    #expect(try client.post(place, ["x": "1"]).status == 201)
    let bound = try client.get("\(place).acl.json")
    #expect(bound.status == 200)
    #expect(bound.json["x"] == nil)
    #expect(try client.get("\(place).acl.infinity.json").text == bound.text)
    #expect(try client.get("\(place).infinity.acl.json").status == 400)
    #expect(try client.post(place, [":operation": "delete"]).status == 200)
  }

  private func run(_ contract: SlingContract, _ client: Curl) throws {
    let folder = "/content/contract-\(UUID().uuidString.prefix(8))"
    #expect(
      try client.post(folder, ["jcr:primaryType": "sling:OrderedFolder"]).status == 201)
    try contract.check(client, folder)
    #expect(try client.post(folder, [":operation": "delete"]).status == 200)
  }
}
