/// One request together with what the author knows about it and may change for it.
struct AuthorRequest {
  let request: IncomingRequest
  let account: Account
  /// The base URL of the sandbox's own IMS.
  let ims: String
  /// Whether bundles are still being started.
  let isStarting: Bool
}
