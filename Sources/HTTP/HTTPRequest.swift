import Values

/// One request as the engine means it; the client adds nothing that could change its meaning.
package struct HTTPRequest: Sendable {
  /// The method, such as GET.
  package var method: HTTPMethod
  /// The whole address, already percent-encoded.
  package var address: WebAddress
  /// Header fields in order; a name or value with CR, LF or NUL is refused before anything is sent.
  package var headers: [HTTPHeader]
  /// The credentials of whoever asks.
  ///
  /// Kept apart from the headers so that they never pass through a `String`.
  package var authorization: HTTPAuthorization
  /// The body that is sent along; nil for none.
  package var body: HTTPBody?
  /// The seconds that the whole exchange may take, when they differ from the client's own limit.
  package var timeout: Double?

  /// Describes a request; nothing is sent yet.
  package init(
    _ method: HTTPMethod, _ address: WebAddress, headers: [HTTPHeader] = [],
    authorization: HTTPAuthorization = .none, body: HTTPBody? = nil, timeout: Double? = nil
  ) {
    self.method = method
    self.address = address
    self.headers = headers
    self.authorization = authorization
    self.body = body
    self.timeout = timeout
  }
}

/// The methods that AEM, IMS and Developer Console are asked with.
package enum HTTPMethod: String, Sendable {
  /// Reads, and changes nothing.
  case get = "GET"
  /// Reads the head alone.
  case head = "HEAD"
  /// Changes a resource or invokes something.
  case post = "POST"
  /// Replaces a resource as a whole.
  case put = "PUT"
  /// Changes a part of a resource.
  case patch = "PATCH"
  /// Removes what the address names.
  case delete = "DELETE"

  /// Whether asking twice does no more than asking once and changes nothing.
  package var isSafe: Bool {
    switch self {
    case .get, .head: true
    case .post, .put, .patch, .delete: false
    }
  }
}

/// A header field of a request or an answer.
package struct HTTPHeader: Equatable, Sendable {
  /// The field's name; compared without regard to case.
  package var name: String
  /// The field's value as it goes over the wire.
  package var value: String

  /// Pairs a name with a value.
  package init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
  }
}

/// The credentials of a request.
package enum HTTPAuthorization: Sendable {
  /// No `Authorization` field is sent.
  case none
  /// User and password, sent with the first request (preemptively).
  case basic(user: String, password: Secret)
  /// A token in `Authorization: Bearer`.
  case bearer(Secret)
}

/// A request's body: its bytes are held like a secret, because forms carry secrets.
package struct HTTPBody: Sendable {
  /// The value of `Content-Type`.
  package var contentType: String
  /// The bytes as they go out.
  package var bytes: Secret

  /// A body of a media type.
  package init(contentType: String, bytes: Secret) {
    self.contentType = contentType
    self.bytes = bytes
  }
}
