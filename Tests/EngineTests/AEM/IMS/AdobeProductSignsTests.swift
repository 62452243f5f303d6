import Sandbox
import Testing
import Values

@testable import Engine

@Suite("ims.configurations of one product", .timeLimit(.minutes(10)))
struct AdobeProductSignsTests {
  private static let provider = TokenProvider.factory

  private func configuration(
    title: String = "", validator: String = "", scope: String = "", claims: [String] = []
  ) -> IMSConfiguration {
    let properties: [String: JSONValue] = [
      TokenProvider.Property.title: .string(title),
      TokenProvider.Property.validator: .string(validator),
      TokenProvider.Property.scope: .string(scope),
    ]
    let told = properties.mapValues { JSONValue.object(["is_set": true, "value": $0]) }.merging([
      TokenProvider.Property.claims: .object([
        "is_set": true, "values": .array(claims.map(JSONValue.string)),
      ])
    ]) { $1 }
    let held = HeldConfiguration(
      .object(["pid": "p", "factoryPid": .string(Self.provider), "properties": .object(told)]))
    return IMSConfiguration(held, file: nil, customizers: [])
  }

  @Test("What refers to it tells best, then metascope, validator, title, and last its scope")
  func signs() {
    let metascope = #""https://ims-na1.adobelogin.com/s/ent_brand_portal_sdk" : true"#
    var one = configuration(
      title: "Brand Portal", validator: "adobe-ims-similaritysearch",
      scope: "openid, target_sdk", claims: [metascope])
    let users = ["p": (product: AdobeProduct.smartTags, path: "/conf/x")]
    let all: [(AdobeProduct?, String?)] = [
      (.brandPortal, "its metascope ent_brand_portal_sdk"),
      (.smartTags, "the word in its validator adobe-ims-similaritysearch"),
      (.brandPortal, "its title Brand Portal"), (.target, "its scope only: target_sdk"),
      (nil, nil),
    ]
    #expect(
      AdobeProduct.sign(of: one, users: users)
        == AdobeProduct.Sign(
          product: .smartTags, words: "/conf/x, which refers to it", isReference: true))
    for (step, (product, words)) in all.enumerated() {
      if step > 0 { one.claims = [] }
      if step > 1 { one.validator = "adobe-ims" }
      if step > 2 { one.title = "Ours" }
      if step > 3 { one.scope = "openid" }
      let sign = AdobeProduct.sign(of: one, users: [:])
      #expect(sign?.product == product)
      #expect(sign?.words == words)
    }
  }

  @Test("A word within another is none")
  func partsOfWords() {
    let longer = configuration(
      scope: "target_sdk_other,xread_pc.dma_smart_content",
      claims: [#""https://h/s/ent_brand_portal_sdk_x" : true"#])
    #expect(AdobeProduct.sign(of: longer, users: [:]) == nil)
  }

  @Test("Two of Brand Portal are double, one with a JWT credential; others are not counted")
  func duplicates() async throws {
    let stage = try AuthorStage(presets: [.imsDuplicates, .jwtExisting])
    let all = try await stage.done("ims.configurations", stage.inputs())
    #expect(all.texts["count"] == "3" && all.texts["duplicates"] == "yes")
    let portal = try await stage.done(
      "ims.configurations", stage.inputs(["product": "brand-portal"]))
    #expect(
      portal.texts == ["count": "2", "any": "yes", "duplicates": "yes", "jwt": "yes", "pid": ""])
    #expect(
      portal.cautions.contains(
        "Brand Portal old counts for Brand Portal because of its metascope ent_brand_portal_sdk."))
    #expect(
      portal.cautions.contains(
        "Brand Portal new counts for Brand Portal because of the word in its validator"
          + " adobe-ims-adobebrandportal."))
    #expect(
      portal.lists["configurations"]?.allSatisfy { $0.value.hasPrefix(Self.provider) } == true)
    let tags = try await stage.done(
      "ims.configurations", stage.inputs(["product": "smart-tags"]))
    let pid = tags.lists["configurations"]?.first?.value ?? ""
    #expect(
      tags.texts == ["count": "1", "any": "yes", "duplicates": "no", "jwt": "yes", "pid": pid])
    let target = try await stage.done("ims.configurations", stage.inputs(["product": "target"]))
    #expect(
      target.texts == ["count": "0", "any": "no", "duplicates": "no", "jwt": "no", "pid": ""])
  }

  @Test("The Brand Portal configuration tells which one it signs in with")
  func reference() async throws {
    let stage = try AuthorStage(presets: [.brandPortalConnected])
    let found = try await stage.done(
      "ims.configurations", stage.inputs(["product": "brand-portal"]))
    let pid = found.lists["configurations"]?.first?.value ?? ""
    #expect(
      found.texts == ["count": "1", "any": "yes", "duplicates": "no", "jwt": "no", "pid": pid])
    #expect(found.cautions == [])
    #expect(
      found.evidence.last
        == Evidence(
          "Brand Portal",
          "counts for Brand Portal because of \(BrandPortalService.folder)/brand-portal, which "
            + "refers to it"))
  }

  @Test("One of which nothing tells the product is named, not counted")
  func untold() async throws {
    let author = try SandboxAuthor()
    _ = try await author.addPair(title: "Ours", client: "c", type: "adobe-ims-x")
    let look = try await author.look("ims.configurations", author.given(["product": "target"]))
    #expect(look.conclusion?.texts["any"] == "no")
    #expect(
      look.conclusion?.outcome
        == .unknown(
          "aem-setup cannot see which product these serve, so it did not count them: Ours."))
  }

  @Test("Another product is refused")
  func unknownProduct() async throws {
    let author = try SandboxAuthor()
    let inputs = author.given(["product": "stock"])
    guard case .unusableInput("product", _) = await author.problem("ims.configurations", inputs)
    else {
      Issue.record("stock was taken")
      return
    }
  }
}
