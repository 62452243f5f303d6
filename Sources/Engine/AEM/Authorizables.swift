import HTTP
import Values

extension AuthorClient {
  /// The homes of a user, by the user's id: a node's name can be random.
  ///
  /// - Returns: nil when there is no query builder to ask.
  func homes(of userID: String) async throws(Problem) -> [String]? {
    let query =
      "path=/home/users&1_property=rep:authorizableId&1_property.value="
      + PercentEncoding.component(userID) + "&p.limit=-1"
    let address = "/bin/querybuilder.json"
    let answer = try json(try await get(address, query: query), path: address)
    return answer.map { answer in
      (answer["hits"]?.array ?? []).compactMap { $0["path"]?.string }.filter { path in
        path.hasPrefix("/home/users/")
          && path.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
            .allSatisfy { Sling.isName(String($0)) }
      }
    }
  }
}
