/// The walks of this process, each run once for all tests that ask for it.
actor RouteWalks {
  static let shared = RouteWalks()

  /// The result of a walk, or its fault.
  enum Outcome: Sendable {
    case walked(RouteRun.Result)
    case failed(RouteRun.Face, RouteFault)

    var result: RouteRun.Result? { if case .walked(let result) = self { result } else { nil } }

    var fault: (face: RouteRun.Face, fault: RouteFault)? {
      if case .failed(let face, let fault) = self { (face, fault) } else { nil }
    }
  }

  private var walks: [String: Task<Outcome, Never>] = [:]

  /// The walk of a script with a face.
  func outcome(of script: RouteScript, _ face: RouteRun.Face) async -> Outcome {
    let name = "\(script.id) \(face.rawValue)"
    if let walk = walks[name] { return await walk.value }
    let walk = Task {
      do {
        return Outcome.walked(try await RouteRun(script: script, face: face).walk())
      } catch let fault as RouteFault {
        return .failed(face, fault)
      } catch {
        return .failed(face, RouteFault("\(error)"))
      }
    }
    walks[name] = walk
    return await walk.value
  }
}
