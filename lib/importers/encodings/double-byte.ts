/** The lead bytes of frequent characters, and of the kana, in a double-byte encoding. */
type DoubleByte = { encoding: string; frequent: [first: number, last: number][]; kana: number[] }

const ENCODINGS: DoubleByte[] = [
  {
    encoding: 'shift_jis',
    frequent: [
      [0x81, 0x83],
      [0x88, 0x97],
    ],
    kana: [0x82, 0x83],
  },
  {
    encoding: 'euc-jp',
    frequent: [
      [0xa1, 0xa5],
      [0xb0, 0xcf],
    ],
    kana: [0xa4, 0xa5],
  },
  {
    encoding: 'euc-kr',
    frequent: [
      [0xa1, 0xa3],
      [0xb0, 0xc8],
    ],
    kana: [],
  },
  {
    encoding: 'gbk',
    frequent: [
      [0xa1, 0xa3],
      [0xb0, 0xd7],
    ],
    kana: [],
  },
  {
    encoding: 'big5',
    frequent: [
      [0xa1, 0xa3],
      [0xa4, 0xc6],
    ],
    kana: [],
  },
]
const HALF_WIDTH_KATAKANA = /[\uff61-\uff9f]/

export const DOUBLE_BYTE_ENCODINGS = ENCODINGS.map(({ encoding }) => encoding)

/**
 * Rates how likely bytes are text in a double-byte encoding, per character beside ASCII: at most 1.1.
 * Frequent characters count for it; rare ones, and Japanese without kana, against it.
 */
export function rateDoubleByte(bytes: Uint8Array, encoding: string): number {
  const known = ENCODINGS.find((one) => one.encoding === encoding)
  const text = known && decodeStrictly(bytes, encoding)
  if (!known || text === undefined) return -1
  const leads = findLeadBytes(bytes)
  if (leads.length < 2) return -1
  const frequent = leads.filter((lead) =>
    known.frequent.some(([first, last]) => lead >= first && lead <= last),
  )
  const kana = leads.filter((lead) => known.kana.includes(lead))
  const halfWidth = [...text].filter((character) => HALF_WIDTH_KATAKANA.test(character)).length
  const rare = leads.length - frequent.length
  const japanese = known.kana.length === 0 ? 0 : kana.length > 0 ? 0.15 : -0.3
  return (
    (frequent.length - rare * 1.5 - halfWidth) / leads.length + japanese + scriptBonus(known, leads)
  )
}

/** Korean uses few lead bytes: text of only those is not Chinese. */
function scriptBonus({ encoding }: DoubleByte, leads: number[]): number {
  const isHangul = leads.every(
    (lead) => (lead >= 0xb0 && lead <= 0xc8) || (lead >= 0xa1 && lead <= 0xa3),
  )
  return encoding === 'euc-kr' && isHangul && leads.length > 3 ? 0.1 : 0
}

function decodeStrictly(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

function findLeadBytes(bytes: Uint8Array): number[] {
  const leads: number[] = []
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0
    if (byte < 0x80) continue
    leads.push(byte)
    at++
  }
  return leads
}
