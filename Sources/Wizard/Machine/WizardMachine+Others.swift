import Engine
import FoundationEssentials

/// Other ways on from a page than its own.
extension WizardMachine {
  /// The places of the other ways that are offered on the current page.
  package var others: [Int] {
    guard let page = screen(key)?.page else { return [] }
    return page.others.indices.filter { isShown(page.others[$0].when) }
  }

  /// Takes another way: what runs is stopped, and what is not done here is on record as left, unless
  /// the way takes its place.
  mutating func takeOther(_ place: Int, at now: Date) -> [WizardEffect] {
    guard let page = screen(key)?.page, others.contains(place) else {
      return refuse(Phrases.noSuchWay)
    }
    if case .applying = phase { return refuse(Phrases.stillRunning) }
    let stop = stopRunning()
    endDetour()
    let other = page.others[place]
    if other.isInstead, state.records[key]?.plan == nil {
      state.records[key] = nil
    } else if state.records[key]?.isComplete != true {
      var record = record(.pending, by: actor, at: now)
      record.reason = interpolated(other.label)
      state.note(record, of: key)
    }
    var detour = Detour(to: other.to, set: [:], replaced: [:])
    for (value, text) in other.set ?? [:] {
      let text = interpolated(text)
      guard state.values[value]?.text != text else { continue }
      detour.set[value] = text
      detour.replaced[value] = state.values[value]
      set(value, text, from: actor)
    }
    state.detours[key] = detour
    state.trail.append(state.position)
    state.position[state.position.count - 1] = ScreenKey(key.procedure, other.to)
    return stop + [.save] + enter(cameBack: false, at: now)
  }

  /// Undoes what another way from the current page has set, because the page's own is taken.
  mutating func endDetour() {
    guard let detour = state.detours.removeValue(forKey: key) else { return }
    for (value, text) in detour.set where state.values[value]?.text == text {
      state.values[value] = detour.replaced[value]
    }
  }
}
