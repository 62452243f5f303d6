import Foundation
import Sandbox
import Testing

@Suite("Sling's POST and GET")
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

  private func run(_ contract: SlingContract, _ client: Curl) throws {
    let folder = "/content/contract-\(UUID().uuidString.prefix(8))"
    #expect(
      try client.post(folder, ["jcr:primaryType": "sling:OrderedFolder"]).status == 201)
    try contract.check(client, folder)
    #expect(try client.post(folder, [":operation": "delete"]).status == 200)
  }
}
