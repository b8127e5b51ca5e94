/** A variable that is missing or wrong. The message names it, never its value. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError'
}
