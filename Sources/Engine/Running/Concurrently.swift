/// Does the same with several things at the same time; the results come in the things' order.
///
/// All are waited for; of several problems the one of the first thing is thrown.
func concurrently<Item: Sendable, Found: Sendable>(
  _ items: some Collection<Item>,
  _ read: @escaping @Sendable (Item) async throws(Problem) -> Found
) async throws(Problem) -> [Found] {
  let results = await withTaskGroup(of: (Int, Result<Found, Problem>).self) { group in
    for (index, item) in items.enumerated() {
      group.addTask { (index, await attempt { () async throws(Problem) in try await read(item) }) }
    }
    return await group.reduce(into: [Int: Result<Found, Problem>]()) { $0[$1.0] = $1.1 }
  }
  var found: [Found] = []
  for (_, result) in results.sorted(by: { $0.key < $1.key }) { found.append(try result.get()) }
  return found
}

/// Does something and keeps what it throws, for `async let`, which forgets the type of errors.
func attempt<Found: Sendable>(
  _ read: @Sendable () async throws(Problem) -> Found
) async -> Result<Found, Problem> {
  do throws(Problem) {
    return .success(try await read())
  } catch {
    return .failure(error)
  }
}
