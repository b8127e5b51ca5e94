import { describe, expect, it } from 'vitest'
import { guessEncoding } from '@/lib/importers/encodings/guess-encoding'
import { read } from './reading'

/** Texts in hexadecimal, because the runtime encodes UTF-8 only. */
const bytes = (hex: string) =>
  Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))

const SAMPLES: [encoding: string, text: string, hex: string][] = [
  ['windows-1252', 'Café Noir - Été à Genève', '436166e9204e6f6972202d20c974e920e02047656ee87665'],
  ['macintosh', 'Café Noir - Été à Genève', '4361668e204e6f6972202d2083748e20882047656e8f7665'],
  [
    'windows-1250',
    'Czesław Niemen - Dziwny jest ten świat',
    '437a6573b36177204e69656d656e202d20447a69776e79206a6573742074656e209c77696174',
  ],
  [
    'windows-1254',
    'Barış Manço - Dağlar dağlar',
    '426172fdfe204d616ee76f202d204461f06c6172206461f06c6172',
  ],
  ['windows-1251', 'Кино - Группа крови', 'cae8edee202d20c3f0f3efefe020eaf0eee2e8'],
  ['koi8-r', 'Кино - Группа крови', 'ebc9cecf202d20e7d2d5d0d0c120cbd2cfd7c9'],
  ['ibm866', 'Кино - Группа крови', '8aa8adae202d2083e0e3afafa020aae0aea2a8'],
  [
    'windows-1253',
    'Χάρις Αλεξίου - Μάτια μου',
    'd7dcf1e9f220c1ebe5eedfeff5202d20ccdcf4e9e120eceff5',
  ],
  ['windows-1255', 'עידן רייכל - ממעמקים', 'f2e9e3ef20f8e9e9ebec202d20eeeef2eef7e9ed'],
  ['windows-1256', 'أم كلثوم - انت عمري', 'c3e320dfe1cbe6e3202d20c7e4ca20dae3d1ed'],
  ['shift_jis', '夜更けの楽団 - 桜の坂道', '96e98d5882af82cc8a799263202d208df782cc8de293b9'],
  ['euc-jp', '宇多田ヒカル - 光', 'b1a7c2bfc5c4a5d2a5aba5eb202d20b8f7'],
  ['gbk', '周杰伦 - 七里香', 'd6dcbddcc2d7202d20c6dfc0efcfe3'],
  ['big5', '周杰倫 - 七里香', 'a950aa4eaddb202d20a443a8bdadbb'],
  ['euc-kr', '아이유 - 좋은 날', 'bec6c0ccc0af202d20c1c1c0ba20b3af'],
]

describe('guessEncoding', () => {
  it.each(SAMPLES)('decodes %s: %s', (encoding, text, hex) => {
    const guess = guessEncoding(bytes(hex))
    expect(guess.encoding).toBe(encoding)
    expect(new TextDecoder(guess.encoding).decode(bytes(hex))).toBe(text)
  })

  it('takes linear time for a long word', () => {
    const timeOf = (length: number) => {
      const text = Uint8Array.from({ length }, () => 0x61)
      text[length - 1] = 0xff
      const start = performance.now()
      for (let round = 0; round < 20; round++) guessEncoding(text)
      return performance.now() - start
    }
    timeOf(2_000)
    expect(timeOf(8_000) / timeOf(2_000)).toBeLessThan(12)
  })
})

it('reports a file whose letters are in doubt', async () => {
  const { tracks, skips } = await read(bytes('f2e9e3ef20f8e9e9ebec202d20eeeef2eef7e9ed'))
  expect(tracks).toHaveLength(1)
  expect(skips).toMatchObject([{ line: 0, code: 'uncertain_encoding' }])
})

it('reports no doubt for plain UTF-8', async () => {
  const { skips } = await read('Beyonc\u00e9 - Halo\n')
  expect(skips).toEqual([])
})

it('reports no doubt for a file without tracks', async () => {
  const list = new TextEncoder().encode('<plist><dict><key>Tracks</key><dict>')
  const { playlists, tracks, skips } = await read(Uint8Array.from([...list, 0xa2]))
  expect({ playlists, tracks, skips }).toEqual({ playlists: [], tracks: [], skips: [] })
})
