/// `/libs/granite/security/post/authorizables` and `<user>.rw.html`: users and groups.
struct Authorizables: Sendable {
  /// The path to which clients send new users and groups.
  static let path = "/libs/granite/security/post/authorizables"
  private static let home = RepositoryPath(segments: ["home"])

  let context: PostContext

  /// Creates or changes a user or a group; nil for other requests.
  ///
  /// New ones are below the first letter of their name, as clients of older instances expect.
  func answer(_ request: IncomingRequest, root: inout ResourceNode) -> OutgoingAnswer? {
    let fields = request.fields(charset: .utf8)
    if request.path == Self.path { return create(fields, root: &root) }
    guard let address = ResourceAddress(request.path, in: context.account.view(of: root)),
      address.path.isWithin(Self.home), address.isAnswered(by: "rw", "html"),
      case .node = address.target
    else { return nil }
    guard context.account.isAdministrator else { return refusal }
    let members = fields.all("addMembers")
    guard members.isEmpty else {
      root.update(address.path) { node in
        var known: [PropertyValue] = []
        if case .list(_, let values)? = node.properties["rep:members"] { known = values }
        node.properties["rep:members"] = .list(
          .string, known + members.map(PropertyValue.string))
      }
      return answer(200, "OK", address.path)
    }
    var modification = ContentModification(
      root: root, context: context, parameters: PostParameters(fields, for: address.path))
    do {
      try modification.apply(at: address.path)
    } catch {
      return answer(500, error.message, address.path)
    }
    root = modification.root
    return answer(200, "OK", address.path)
  }

  private func create(_ fields: FormFields, root: inout ResourceNode) -> OutgoingAnswer {
    guard context.account.isAdministrator else { return refusal }
    let isGroup = fields.first("createGroup") != nil
    guard let name = fields.first("authorizableId"), let letter = name.first,
      NodeNames.plain(name) == name.lowercased()
    else { return answer(500, "The name is missing or not allowed", nil) }
    let folder = Self.home.child(isGroup ? "groups" : "users")
    let initial = folder.child(String(letter))
    let path = initial.child(name)
    guard !root.contains(path) else { return answer(500, "Authorizable exists", path) }
    for place in [folder, initial] where !root.contains(place) {
      root.insert(ResourceNode(type: "rep:AuthorizableFolder"), at: place)
    }
    root.insert(
      ResourceNode(
        type: isGroup ? "rep:Group" : "rep:User",
        ["rep:authorizableId": name, "rep:principalName": name]), at: path)
    return answer(201, "Created", path)
  }

  private var refusal: OutgoingAnswer { answer(403, "Forbidden", nil) }

  private func answer(
    _ status: Int, _ message: String, _ path: RepositoryPath?
  ) -> OutgoingAnswer {
    var outcome = PostOutcome(path: path)
    outcome.fixedStatus = (status, message)
    var answer = outcome.answer(asJSON: false)
    answer.changed = status < 300
    return answer
  }
}
