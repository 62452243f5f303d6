import Foundation
import Sandbox
import Values

/// A JWT for the exchange, created without any code of the sandbox: the `openssl` program signs it.
struct Assertion {
  var claims: [String: JSONValue]
  var header: JSONValue = ["alg": "RS256", "typ": "JWT"]
  let key: String

  /// Creates the claims that the sandbox accepts for its JWT credential.
  init(
    _ jwt: SandboxJWT, _ facts: SandboxFacts, metascopes: [String]? = nil, host: String? = nil,
    key: String? = nil
  ) {
    let host = host ?? facts.ims
    self.key = key ?? jwt.privateKey
    claims = [
      "exp": .integer(Int(Date().timeIntervalSince1970) + 300), "iss": .string(facts.orgID),
      "sub": .string(jwt.technicalAccountID), "aud": .string("\(host)/c/\(jwt.clientID)"),
    ]
    for metascope in metascopes ?? jwt.metascopes { claims["\(host)/s/\(metascope)"] = true }
  }

  /// The JWT in the compact form, with its signature.
  func signed() throws -> String {
    let parts = try [header, .object(claims)].map { Self.encoded(Data(try $0.encoded())) }
    let text = parts.joined(separator: ".")
    let signature = try Curl.run(
      "/usr/bin/env", ["openssl", "dgst", "-sha256", "-sign", key], input: Data(text.utf8))
    return "\(text).\(Self.encoded(signature))"
  }

  /// The JWT in the compact form, without a signature.
  func unsigned() throws -> String {
    let parts = try [header, .object(claims)].map { Self.encoded(Data(try $0.encoded())) }
    return parts.joined(separator: ".") + "."
  }

  private static func encoded(_ bytes: Data) -> String {
    bytes.base64EncodedString().replacing("+", with: "-").replacing("/", with: "_")
      .replacing("=", with: "")
  }
}

extension Curl.Reply {
  /// The claims of the access token in the answer.
  var claims: JSONValue {
    let parts = (json["access_token"]?.string ?? "").split(separator: ".")
    guard parts.count == 3 else { return .null }
    var text = parts[1].replacing("-", with: "+").replacing("_", with: "/")
    text += String(repeating: "=", count: (4 - text.count % 4) % 4)
    return (Data(base64Encoded: String(text)).flatMap { try? JSONValue(parsing: $0) }) ?? .null
  }

  /// The scopes of the access token in the answer.
  var scopes: Set<String> {
    Set((claims["scope"]?.string ?? "").split(separator: ",").map(String.init))
  }
}

extension Rehearsal {
  /// Exchanges a JWT of the sandbox's own credential.
  func exchange(
    _ token: String, _ jwt: SandboxJWT, secret: String? = nil, path: String = "/ims/exchange/jwt"
  ) throws -> Curl.Reply {
    try ims.post(
      path,
      [
        "client_id": jwt.clientID, "client_secret": secret ?? jwt.clientSecret,
        "jwt_token": token,
      ])
  }

  /// The number of the organization in Developer Console.
  func organization() throws -> String {
    let all = try console.get("/organizations").json.array ?? []
    return all.first { $0["code"]?.string == facts.orgID }?["id"]?.string ?? ""
  }

  /// Creates a project; the answer names it and its workspace.
  func createProject(_ name: String = "AEMTags") throws -> Curl.Reply {
    try console.send(
      "POST", "/organizations/\(organization())/projects",
      ["name": .string(name), "title": "AEM tags", "type": "default", "description": "test"])
  }

  /// The path of a fresh project's workspace.
  func createWorkspacePath(_ name: String = "AEMTags") throws -> String {
    let made = try createProject(name).json
    let project = made["projectId"]?.string ?? ""
    let workspace = made["workspaceId"]?.string ?? ""
    return "/organizations/\(try organization())/projects/\(project)/workspaces/\(workspace)"
  }

  /// The list that adds a service with all its product profiles.
  func subscription(_ code: String) throws -> JSONValue {
    let path = "/organizations/\(try organization())/services?sdkCodes=\(code)"
    let service = try console.get(path).json.array?.first
    let profiles = service?["properties"]?["licenseConfigs"]?.array ?? []
    return [
      [
        "sdkCode": .string(code), "roles": .null,
        "licenseConfigs": .array(
          profiles.map {
            ["op": "add", "id": $0["id"] ?? .null, "productId": $0["productId"] ?? .null]
          }),
      ]
    ]
  }
}
