import { shortestPeriod } from './shortest-period'

const WELL_KNOWN = [
  ...['notsosecret', 'supersecret', 'mysecret', 'secret', 'changeme', 'changethis', 'placeholder'],
  ...[
    'password',
    'passphrase',
    'passwd',
    'letmein',
    'qwertyuiop',
    'qwerty',
    'asdfghjkl',
    'zxcvbnm',
  ],
  ...[
    'example',
    'default',
    'please',
    'replace',
    'insert',
    'generate',
    'random',
    'string',
    'sample',
  ],
  ...['development', 'production', 'testing', 'dummy', 'foobar', 'admin', 'riffle', 'nextauth'],
  ...['openssl', 'base64', 'token', 'value', 'with', 'your', 'this', 'test', 'auth', 'here', 'key'],
]
const MIN_SEQUENCE_CHARACTERS = 4

/**
 * The number of characters of a secret that cannot be guessed at once: well-known words, ascending or
 * descending runs and repetitions do not count.
 */
export function countUnguessable(secret: string): number {
  const letters = secret.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '')
  const unknown = WELL_KNOWN.reduce((text, word) => text.replaceAll(word, ''), letters)
  return withoutSequences(shortestPeriod(unknown)).length
}

/** Removes runs such as `abcdef` or `87654`, and a character repeated four times. */
function withoutSequences(text: string): string {
  let rest = ''
  for (let start = 0; start < text.length; ) {
    const end = endOfSequence(text, start)
    const isSequence = end - start >= MIN_SEQUENCE_CHARACTERS
    if (!isSequence) rest += text[start]
    start = isSequence ? end : start + 1
  }
  return rest
}

function endOfSequence(text: string, start: number): number {
  const step = stepAt(text, start)
  if (Math.abs(step) > 1) return start + 1
  let end = start + 2
  while (end < text.length && stepAt(text, end - 1) === step) end++
  return end
}

const stepAt = (text: string, at: number): number => text.charCodeAt(at + 1) - text.charCodeAt(at)
