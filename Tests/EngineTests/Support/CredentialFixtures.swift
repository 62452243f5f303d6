import Foundation
import Values

@testable import Engine

/// Made-up credentials in every form that Adobe issues.
enum Fixture {
  static let client = "0123456789abcdef0123456789abcdef"
  static let secret = "p8e-QQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQ"
  static let other = "p8e-RRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRR"
  static let organization = "0123456789ABCDEF01234567@AdobeOrg"
  static let account = "89ABCDEF0123456701234567@techacct.adobe.com"
  static let email = "01234567-89ab-cdef-0123-456789abcdef@techacct.adobe.com"
  static let smart = "read_pc.dma_smart_content"
  static let smartScopes = [smart, "openid", "AdobeID", "additional_info.projectedProductContext"]

  static func list(_ items: [String]) -> String { items.map { "\"\($0)\"" }.joined(separator: ",") }

  static func oauthBody(_ scopes: [String] = smartScopes, secrets: [String] = [secret]) -> String {
    """
    {"client_id":"\(client)","client_secrets":[\(list(secrets))],
     "technical_account_email":"\(email)","technical_account_id":"\(account)",
     "scopes":[\(list(scopes))]}
    """
  }

  static let jwtBody = """
    {"client_id":"\(client)","client_secret":"\(secret)","technical_account_email":"\(email)",
     "technical_account_id":"\(account)","meta_scopes":["ent_smartcontent_sdk"]}
    """

  static func oauth(_ name: String = "s2s", body: String = oauthBody()) -> String {
    """
    {"id":"1","name":"\(name)","integration_type":"oauth_server_to_server",
     "oauth_server_to_server":\(body)}
    """
  }

  static let jwt = #"{"id":"2","name":"old","integration_type":"service","jwt":\#(jwtBody)}"#
  static let migrating = """
    {"id":"3","name":"both","integration_type":"oauth_server_to_server_migrate",
     "jwt":\(jwtBody),"oauth_server_to_server":\(oauthBody())}
    """
  static let apiKey =
    #"{"id":"4","name":"key","integration_type":"apikey","api_key":{"client_id":"x"}}"#

  static func workspace(_ credentials: String..., services: String = "") -> String {
    """
    {"project":{"id":"1","name":"AEM","title":"AEM connection","org":{"id":"2","name":"Company",
     "ims_org_id":"\(organization)"},"workspace":{"id":"3","name":"Production","action_url":"https://x",
     "details":{"credentials":[\(credentials.joined(separator: ","))],"services":[\(services)],
     "runtime":{"namespaces":[{"name":"n","auth":"hidden:key"}]}}}}}
    """
  }

  static let capitals = """
    {"ORG_ID":"\(organization)","CLIENT_ID":"\(client)","CLIENT_SECRETS":["\(secret)","\(other)"],
     "SCOPES":[\(list(smartScopes))],"TECHNICAL_ACCOUNT_ID":"\(account)",
     "TECHNICAL_ACCOUNT_EMAIL":"\(email)","TYPE":"oauthservertoserver"}
    """
  static let capitalsJWT = """
    {"CLIENT_SECRET":"\(secret)","ORG_ID":"\(organization)","API_KEY":"\(client)",
     "TECHNICAL_ACCOUNT_ID":"\(account)","TECHNICAL_ACCOUNT_EMAIL":"\(email)",
     "PUBLIC_KEYS_WITH_EXPIRY":{"\(String(repeating: "b", count: 40))":"12/18/2026",
     "\(String(repeating: "a", count: 40))":"03/01/2026"}}
    """
  static let serviceToken = """
    {"ok":true,"integration":{"imsEndpoint":"ims-na1.adobelogin.com",
     "metascopes":"ent_aem_cloud_api,ent_cloudmgr_sdk","technicalAccount":{
     "clientId":"cm-p7603-e12614-integration","clientSecret":"\(secret)"},"email":"\(email)",
     "id":"\(account)","org":"\(organization)",
     "privateKey":"-----BEGIN RSA PRIVATE KEY-----\\r\\nQUJD\\r\\n-----END RSA PRIVATE KEY-----\\r\\n",
     "publicKey":"-----BEGIN CERTIFICATE-----\\r\\nQUJD\\r\\n"},"statusCode":200}
    """

  static func context(privateKey: String) -> String {
    """
    {"client_id":"\(client)","client_secret":"\(secret)","technical_account_id":"\(account)",
     "meta_scopes":["https://ims-na1.adobelogin.com/s/ent_smartcontent_sdk"],
     "ims_org_id":"\(organization)","private_key":\(privateKey)}
    """
  }

  static let postman = """
    {"name":"Adobe","values":[{"key":"API_KEY","value":"\(client)","enabled":true}]}
    """

  static func document(_ text: String) throws(CredentialFileFlaw) -> CredentialDocument {
    try CredentialDocument(Array(text.utf8))
  }

  /// Writes a text to a new file in the folder of temporary files and returns its path.
  static func file(_ text: String) -> String {
    let path = NSTemporaryDirectory() + "credential-\(UUID().uuidString).json"
    _ = FileManager.default.createFile(atPath: path, contents: Data(text.utf8))
    return path
  }
}

extension Secret {
  /// The bytes as text; in tests, where all secrets are made up.
  var text: String { withBytes { String(decoding: $0, as: UTF8.self) } }
}
