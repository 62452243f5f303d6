/// One request together with the account and the state of the author that belong to it.
struct AuthorRequest {
  let request: IncomingRequest
  let account: Account
  /// The base URL of the sandbox's own IMS.
  let ims: String
  /// Whether bundles are still being started.
  let isStarting: Bool
}
