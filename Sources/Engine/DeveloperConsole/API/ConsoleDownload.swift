import Values

/// The part of a workspace's download that is about one credential.
struct ConsoleDownload: Sendable {
  /// The client secrets; empty when the download leaves them out.
  var clientSecrets: [Secret] = []
  /// The technical account's ID; empty when it is left out.
  var technicalAccountID = ""
  /// The IMS organization ID; empty when it is left out.
  var organizationID = ""
  /// The scopes that the credential may ask for.
  var scopes: [String] = []

  /// Takes out what belongs to a client; empty when the document has no such credential, which has
  /// happened.
  init(_ document: [UInt8], clientID: String) {
    let all = (try? CredentialDocument(document[...]))?.credentials ?? []
    let own = all.filter { $0.clientID == clientID }
    guard let found = own.first(where: { !$0.scopes.isEmpty }) ?? own.first else { return }
    clientSecrets = found.clientSecrets
    technicalAccountID = found.technicalAccountID
    organizationID = found.organizationID
    scopes = found.scopes
  }
}
