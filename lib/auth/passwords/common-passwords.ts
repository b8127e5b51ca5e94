import 'server-only'
import { type BloomFilter, mayContain } from './bloom-filter'
import stored from './common-passwords.json' with { type: 'json' }

const filter: BloomFilter = {
  bits: new Uint8Array(Buffer.from(stored.bits, 'base64')),
  hashes: stored.hashes,
}

/** Whether a text in lower case is a common password, or, of one text in 10,000, seems to be. */
export const isCommonPassword = (text: string): boolean => mayContain(filter, text)
