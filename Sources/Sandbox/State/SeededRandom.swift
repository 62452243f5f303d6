/// Numbers that look random and are the same for the same seed (SplitMix64).
///
/// For made-up names and credentials only; keys and nonces come from OpenSSL.
struct SeededRandom: RandomNumberGenerator {
  private var state: UInt64

  /// Starts the sequence of numbers.
  init(seed: UInt64) {
    state = seed
  }

  /// The next number of the sequence.
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A text of that many characters from `alphabet`.
  mutating func text(_ length: Int, from alphabet: String) -> String {
    let characters = Array(alphabet)
    return String(
      (0..<length).map { _ in characters[Int.random(in: characters.indices, using: &self)] })
  }
}
