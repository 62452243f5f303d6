import Foundation
import Testing
import Values

@testable import Sandbox

@Suite("A credential and a certificate for each product", .timeLimit(.minutes(5)))
struct ProductCredentialTests {
  private static let scopes: [(product: SandboxProduct, scope: String, metascope: String)] = [
    (.smartTags, "read_pc.dma_smart_content", "ent_smartcontent_sdk"),
    (.brandPortal, "sandbox.brand_portal", "ent_brand_portal_sdk"),
    (.target, "target_sdk", "ent_marketing_sdk"),
  ]

  @Test("The ready line has one for each product, each accepted by IMS with its own scopes")
  func announced() throws {
    let stage = try Rehearsal()
    let all = try #require(try stage.sandbox.announcement["credentials"])
    #expect(all["client_id"] == .string(stage.facts.clientID))
    #expect(all["user_token"]?.string?.isEmpty == false)
    var clients: Set<String> = []
    for (product, scope, metascope) in Self.scopes {
      let one = try #require(product == .smartTags ? all : all[product.rawValue])
      #expect(one["name"] == .string(product.credentialName))
      #expect(one["sdk_code"] == .string(product.serviceCode))
      #expect(one["org_id"] == .string(stage.facts.orgID))
      #expect(one["product_profile"]?.string?.isEmpty == false)
      let scopes = one["scopes"]?.array?.compactMap(\.string) ?? []
      for other in Self.scopes { #expect(scopes.contains(other.scope) == (other.scope == scope)) }
      #expect(one["jwt"]?["metascopes"]?.array?.first == .string(metascope))
      clients.formUnion(
        [one["client_id"]?.string, one["jwt"]?["client_id"]?.string].compactMap { $0 })
      let token = try stage.token(
        secret: one["client_secret"]?.string, client: one["client_id"]?.string,
        scope: scopes.joined(separator: ","))
      #expect(token.status == 200)
    }
    #expect(clients.count == 6)
  }

  @Test("A file names its product", arguments: SandboxProduct.allCases)
  func files(_ product: SandboxProduct) throws {
    let sandbox = try Rehearsal().sandbox
    let credential = try #require(sandbox.oauthCredential(of: product))
    let path = Rehearsal.temporaryPath("console.json")
    defer { try? FileManager.default.removeItem(atPath: path) }
    try sandbox.writeWorkspaceFile(of: product, to: path)
    let project = try JSONValue(parsing: Data(contentsOf: URL(filePath: path)))["project"]
    #expect(project?["title"] == .string(product.credentialName))
    let workspace = project?["workspace"]?["details"]
    let written = workspace?["credentials"]?.array
    #expect(written?.map { $0["name"] } == [.string(product.credentialName)])
    #expect(
      written?.first?["oauth_server_to_server"]?["client_id"] == .string(credential.clientID))
    #expect(workspace?["services"]?.array?.first?["code"] == .string(product.serviceCode))
    try sandbox.writeCredentialFile(of: product, to: path)
    let single = try JSONValue(parsing: Data(contentsOf: URL(filePath: path)))
    #expect(single["CLIENT_ID"] == .string(credential.clientID))
    try sandbox.writeCertificateFile(of: product, to: path)
    let certificate = try #require(Identity(reading: Array(Data(contentsOf: URL(filePath: path)))))
    let facts = try #require(certificate.chain.first.flatMap { CertificateFacts($0) })
    #expect(facts.subject.contains(product.credentialName))
  }

  @Test("Dates follow the clock: JWT credentials are older than their end at Adobe")
  func dates() throws {
    let now = 1_795_000_000
    let sandbox = try Rehearsal(options: SandboxOptions(clock: .fixed(seconds: now))).sandbox
    let state = sandbox.core.completeConsoleState()
    for product in SandboxProduct.allCases {
      let jwt = try #require(state.jwtCredential(of: product))
      #expect(jwt.created < 1_717_372_800_000)
      #expect(jwt.bindings.first.map { $0.notAfter > now * 1000 } == true)
      #expect(state.oauthCredential(of: product)?.secrets.first?.created == now * 1000)
    }
    // On a clock before that, nothing is of the future.
    let old = try Rehearsal(options: SandboxOptions(clock: .fixed(seconds: 1_600_000_000))).sandbox
    #expect(old.core.consoleState.credentials.allSatisfy { $0.created <= 1_600_000_000_000 })
  }
}
