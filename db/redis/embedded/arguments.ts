import { CommandError, notAnInteger } from './command-error'

/**
 * Parses an integer argument or a stored integer.
 * @throws CommandError with the message of Redis
 */
export function parseInteger(text: string): number {
  const value = Number(text)
  if (!/^-?\d+$/.test(text) || !Number.isSafeInteger(value)) throw notAnInteger()
  return value
}

/**
 * Parses a time to live, which must be positive.
 * @throws CommandError
 */
export function parseTimeToLive(text: string, command: string): number {
  const value = parseInteger(text)
  if (value <= 0) throw new CommandError(`ERR invalid expire time in '${command}' command`)
  return value
}

/** Whether an argument is the option of this name, which is in capitals. */
export const isOption = (text: string | undefined, option: string): boolean =>
  text?.toUpperCase() === option
