/** A missing or invalid variable. The message contains its name, never its value. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError'
}
