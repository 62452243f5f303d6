import Glibc

/// Makes a call again as long as a signal interrupts it, such as one that tells of a resized window.
func uninterrupted<Result>(_ call: () throws(SystemError) -> Result) throws(SystemError) -> Result {
  while true {
    do throws(SystemError) {
      return try call()
    } catch {
      if error.code != EINTR { throw error }
    }
  }
}

/// Makes system calls and says, when one fails, what the program was about to do.
func attempt<Result>(
  _ act: SessionAct, _ path: String, _ calls: () throws(SystemError) -> Result
) throws(SessionFailure) -> Result {
  do throws(SystemError) {
    return try calls()
  } catch {
    throw .system(act, path: path, code: error.code)
  }
}
