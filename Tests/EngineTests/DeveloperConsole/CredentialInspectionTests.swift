import Foundation
import Testing
import Values

@testable import Engine

/// The time of all inspections: 2026-11-18 11:06:40 GMT.
private let now = Date(timeIntervalSince1970: 1_795_000_000)

private func inspect(_ text: String) throws -> CredentialInspection {
  CredentialInspection(try Fixture.document(text), path: "f.json", now: now)
}

@Suite("Inspecting credential files")
struct CredentialInspectionTests {
  @Test func tellsAGoodOne() throws {
    let service = #"{"code":"MCSmartContentServicesSDK","name":"Smart Content"}"#
    let found = try inspect(Fixture.workspace(Fixture.oauth(), services: service))
    #expect(found.isUsable)
    #expect(found.project == "AEM connection")
    #expect(found.organization == "Company")
    let credential = try #require(found.credentials.first)
    #expect(credential.fits == [.smartTags])
    #expect(credential.missing.isEmpty)
    #expect(credential.notices.isEmpty)
  }

  @Test(arguments: [
    Fixture.workspace(Fixture.oauth(), Fixture.jwt, Fixture.migrating), Fixture.capitals,
    Fixture.capitalsJWT, Fixture.serviceToken,
    Fixture.context(privateKey: #"["-----BEGIN X","k3y"]"#),
    Fixture.workspace(Fixture.oauth(Fixture.secret)),
    Fixture.capitals.replacing(Fixture.client, with: Fixture.secret),
  ])
  func neverTellsASecret(text: String) throws {
    let found = try inspect(text)
    let told = String(decoding: try found.document.encoded(), as: UTF8.self) + "\(found)"
    for secret in [Fixture.secret, Fixture.other, "hidden:key", "BEGIN", "k3y"] {
      #expect(!told.contains(secret))
    }
  }

  @Test func sayThatJWTHasEnded() throws {
    let found = try inspect(Fixture.capitalsJWT)
    #expect(!found.isUsable)
    let credential = try #require(found.credentials.first)
    #expect(credential.notices.contains(ServiceAccountEnd.notice))
    #expect(credential.notices.contains(ServiceAccountEnd.advice))
    #expect(ServiceAccountEnd.notice.contains("30 June 2025"))
    #expect(ServiceAccountEnd.notice.contains("1 March 2026"))
    #expect(credential.missing == ["metascopes", "private key"])
    #expect(credential.certificates.map(\.lastDay) == ["2026-03-01", "2026-12-18"])
    #expect(credential.certificates.map(\.daysLeft) == [-262, 30])
  }

  @Test(
    arguments: [
      ("2026-11-18", 0), ("2026-11-17", -1), ("2026-11-19", 1), ("soon", nil),
      ("", nil),
    ] as [(String, Int?)])
  func countsTheDays(day: String, left: Int?) throws {
    var credential = ConsoleCredential(kind: .serviceAccount)
    credential.certificates = [BoundCertificate(fingerprint: "a", lastDay: day)]
    let cleaner = Cleaner(hiding: [])
    let found = InspectedCredential(credential, services: [], cleaner: cleaner, now: now)
    #expect(found.certificates.map(\.daysLeft) == [left])
  }

  @Test func theServiceTokenIsNamedForWhatItIs() throws {
    let found = try inspect(Fixture.serviceToken)
    #expect(found.shape == "aem-service-token")
    #expect(!found.isUsable)
    #expect(found.credentials.first?.notices.first?.contains("AEM as a Cloud Service") == true)
    #expect(found.credentials.first?.hasPrivateKey == true)
  }

  @Test(arguments: [
    ("target_sdk", AdobeProduct.target), ("adobeio_api", .ioManagement),
    ("read_pc.dma_smart_content", .smartTags),
  ])
  func findsTheProductByItsScope(scope: String, product: AdobeProduct) throws {
    let body = Fixture.oauthBody([scope, "openid", "AdobeID"])
    let credential = try #require(
      try inspect(Fixture.workspace(Fixture.oauth(body: body))).credentials.first)
    #expect(credential.fits == [product])
    let note = try #require(credential.notices.first)
    #expect(note.hasPrefix("These scopes are missing for \(product.name): "))
    #expect(note.contains("additional_info.projectedProductContext"))
  }

  @Test func findsTheProductByItsMetascope() throws {
    for product in AdobeProduct.allCases {
      let text = Fixture.workspace(Fixture.jwt)
        .replacing("ent_smartcontent_sdk", with: product.metascope)
      #expect(try inspect(text).credentials.first?.fits == [product])
    }
  }

  @Test func brandPortalShowsInTheProjectOnly() throws {
    let body = Fixture.oauthBody(["openid", "AdobeID"])
    let service = #"{"code":"AEMBrandPortalSDK","licenseConfigs":[{"name":"Assets Brand Portal"}]}"#
    let found = try inspect(Fixture.workspace(Fixture.oauth(body: body), services: service))
    #expect(found.services.first?.profiles == ["Assets Brand Portal"])
    let credential = try #require(found.credentials.first)
    #expect(credential.fits == [.brandPortal])
    #expect(credential.notices.contains { $0.hasPrefix("Adobe publishes no scope") })
  }

  @Test func noticesAnAPIThatDidNotArrive() throws {
    let body = Fixture.oauthBody(["openid", "AdobeID"])
    let service = #"{"code":"MCSmartContentServicesSDK","name":"Smart Content"}"#
    let credential = try #require(
      try inspect(Fixture.workspace(Fixture.oauth(body: body), services: service)).credentials.first
    )
    #expect(
      credential.notices.contains {
        $0.hasPrefix(
          "The credential has only the scopes "
            + "that every")
      })
    #expect(
      credential.notices.contains { $0.contains("lacks its scope read_pc.dma_smart_content") })
    #expect(credential.isUsable)
  }

  @Test func listsWhatIsMissingAndOdd() throws {
    let found = try inspect(#"{"CLIENT_ID":"abc","CLIENT_SECRETS":[]}"#)
    #expect(!found.isUsable)
    let credential = try #require(found.credentials.first)
    #expect(
      credential.missing
        == ["organization ID", "technical account ID", "client secret", "scopes"])
    #expect(credential.notices == ["A client ID usually has 32 digits from 0 to 9 and a to f."])
  }

  @Test func cleansWhatItTells() throws {
    let found = try inspect(Fixture.workspace(Fixture.oauth("a\\u001b[31mb")))
    #expect(found.credentials.first?.name == "a^[[31mb")
  }

  @Test func refusesOtherFiles() {
    let path = Fixture.file(Fixture.postman)
    defer { try? FileManager.default.removeItem(atPath: path) }
    #expect(throws: Problem.credentialFile(path: path, .postmanEnvironment)) {
      try CredentialInspection(path: path, now: now)
    }
  }
}
