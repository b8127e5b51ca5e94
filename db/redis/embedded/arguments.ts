import { CommandError, notAnInteger } from './command-error'

/** Reads an integer argument or a stored one. Throws Redis' own error. */
export function integer(text: string): number {
  const value = Number(text)
  if (!/^-?\d+$/.test(text) || !Number.isSafeInteger(value)) throw notAnInteger()
  return value
}

/** Reads a time to live that must be above nought. */
export function timeToLive(text: string, command: string): number {
  const value = integer(text)
  if (value <= 0) throw new CommandError(`ERR invalid expire time in '${command}' command`)
  return value
}

/** Whether two texts, one of them an option's name in capitals, are the same option. */
export const isOption = (text: string | undefined, option: string): boolean =>
  text?.toUpperCase() === option
