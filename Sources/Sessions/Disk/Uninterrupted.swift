import Glibc

/// Repeats a call as long as a signal interrupts it, such as the one for a resized window.
func uninterrupted<Result>(_ call: () throws(SystemError) -> Result) throws(SystemError) -> Result {
  while true {
    do throws(SystemError) {
      return try call()
    } catch {
      if error.code != EINTR { throw error }
    }
  }
}

/// Runs system calls; when one fails, the error names what aem-setup was about to do.
func attempt<Result>(
  _ act: SessionAct, _ path: String, _ calls: () throws(SystemError) -> Result
) throws(SessionFailure) -> Result {
  do throws(SystemError) {
    return try calls()
  } catch {
    throw .system(act, path: path, code: error.code)
  }
}
