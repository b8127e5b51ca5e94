/** An error of a command, with the message of Redis: a code in capitals, then the reason. */
export class CommandError extends Error {}

export const wrongType = () =>
  new CommandError('WRONGTYPE Operation against a key holding the wrong kind of value')

export const notAnInteger = () => new CommandError('ERR value is not an integer or out of range')

export const syntaxError = () => new CommandError('ERR syntax error')
