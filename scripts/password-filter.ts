import { readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { gunzipSync } from 'node:zlib'
import { dictionary } from '@zxcvbn-ts/language-common'
import { createBloomFilter } from '@/lib/auth/passwords/bloom-filter'

// npm run passwords:filter -- --django common-passwords.txt.gz --john password.lst
// Writes the filter of common passwords from three lists: that of Django (BSD-3-Clause), that of John the
// Ripper (public domain) and that of zxcvbn-ts (MIT).

const FILE = 'lib/auth/passwords/common-passwords.json'
const ERROR_RATE = 1e-4
const MIN_CHARACTERS = 4
/** Passphrases that are known from books, films and comics. */
const PASSPHRASES = [
  ...['correcthorsebatterystaple', 'maytheforcebewithyou', 'tobeornottobe', 'iloveyouforever'],
  ...[
    'thequickbrownfox',
    'thequickbrownfoxjumpsoverthelazydog',
    'lorumipsumdolor',
    'loremipsumdolor',
  ],
  ...['allyourbasearebelongtous', 'opensesame', 'abracadabra', 'hocuspocus', 'iamgroot'],
]

const { values } = parseArgs({ options: { django: { type: 'string' }, john: { type: 'string' } } })
if (!values.django || !values.john) throw new Error('Name both lists: --django and --john.')

const lines = (text: string) => text.split('\n').filter((line) => !line.startsWith('#!comment:'))
const lists = {
  django: lines(gunzipSync(readFileSync(values.django)).toString('utf8')),
  john: lines(readFileSync(values.john, 'utf8')),
  zxcvbn: [...dictionary['passwords-common']].map(String),
  passphrases: PASSPHRASES,
}
const texts = new Set(
  Object.values(lists)
    .flat()
    .map((text) => text.trim().toLowerCase())
    .filter((text) => text.length >= MIN_CHARACTERS),
)
const { bits, hashes } = createBloomFilter(texts, ERROR_RATE)
const stored = {
  sources: ['Django (BSD-3-Clause)', 'John the Ripper (public domain)', 'zxcvbn-ts (MIT)'],
  passwords: texts.size,
  errorRate: ERROR_RATE,
  hashes,
  bits: Buffer.from(bits).toString('base64'),
}
writeFileSync(FILE, `${JSON.stringify(stored, null, 2)}\n`)
process.stdout.write(`${texts.size} passwords in ${bits.length} bytes: ${FILE}\n`)
