import Foundation
import Synchronization

/// Applies a function to each element, several at a time: `AEM_SETUP_KILL_WORKERS`, or four.
///
/// - Returns: the results in the order of the elements.
func sideBySide<Element: Sendable, Value: Sendable>(
  _ elements: [Element], _ work: @escaping @Sendable (Element) throws -> Value
) throws -> [Value] {
  let width = ProcessInfo.processInfo.environment["AEM_SETUP_KILL_WORKERS"].flatMap(Int.init) ?? 4
  let queue = OperationQueue()
  queue.maxConcurrentOperationCount = width
  let outcomes = Outcomes<Value>()
  for (index, element) in elements.enumerated() {
    queue.addOperation {
      let outcome = Result { try work(element) }
      outcomes.byPlace.withLock { $0[index] = outcome }
    }
  }
  queue.waitUntilAllOperationsAreFinished()
  return try outcomes.byPlace.withLock { outcomes in
    try elements.indices.compactMap { try outcomes[$0]?.get() }
  }
}

/// The results of functions that ran side by side, by the index of the element.
private final class Outcomes<Value: Sendable>: Sendable {
  let byPlace = Mutex<[Int: Result<Value, any Error>]>([:])
}
