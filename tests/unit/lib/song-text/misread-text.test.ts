import { expect, it } from 'vitest'
import {
  readInEncoding,
  readJoinInEncoding,
  readMisread,
  readUtf8,
} from '@/lib/song-text/misread-text'

const latin = (bytes: number[]) => Buffer.from(bytes).toString('latin1')
const windows1252 = (bytes: number[]) =>
  new TextDecoder('windows-1252').decode(Uint8Array.from(bytes))

it('UTF-8 that was read as Latin-1 or Windows-1252 is read as UTF-8', () => {
  const bytes = [...Buffer.from('Café – Björk “live” Кино 東京')]
  expect(readUtf8(latin(bytes))).toBe('Café – Björk “live” Кино 東京')
  expect(readUtf8(windows1252(bytes))).toBe('Café – Björk “live” Кино 東京')
})

it('texts that are not misread UTF-8 stay as they are', () => {
  for (const text of ['Plain', 'Café', 'Ça Ã', 'Кино', '“quoted”', 'Ð', '東京']) {
    expect(readUtf8(text)).toBe(text)
  }
})

// Bytes by the code charts of the encodings.
it.each([
  ['windows-1251', [0xca, 0xe8, 0xed, 0xee], 'Кино'],
  ['koi8-r', [0xeb, 0xc9, 0xce, 0xcf], 'Кино'],
  ['shift_jis', [0x83, 0x65, 0x83, 0x58, 0x83, 0x67], 'テスト'],
  ['gb18030', [0xb1, 0xb1, 0xbe, 0xa9], '北京'],
  ['euc-kr', [0xbc, 0xad, 0xbf, 0xef], '서울'],
  ['big5', [0xa5, 0x78, 0xa5, 0x5f], '台北'],
  ['windows-1253', [0xc1, 0xe8, 0xde, 0xed, 0xe1], 'Αθήνα'],
  ['windows-1250', [0xf8, 0xed, 0x9e, 0x65], 'říže'],
])('%s that was read as Windows-1252 is repaired', (encoding, bytes, expected) => {
  expect(readInEncoding(windows1252(bytes), encoding)).toBe(expected)
  expect(readInEncoding(latin(bytes), encoding)).toBe(expected)
})

it('the text between two names keeps its spaces', () => {
  expect(readJoinInEncoding(` ${latin([0xe8])} `, 'windows-1251')).toBe(' и ')
  for (const join of ['', ' ', ', ', ' feat. ']) {
    expect(readJoinInEncoding(join, 'windows-1251')).toBe(join)
  }
})

it('a text that is not valid in the encoding, or not misread, stays as it is', () => {
  expect(readInEncoding('Café', 'shift_jis')).toBe('Café')
  expect(readInEncoding('Кино', 'windows-1251')).toBe('Кино')
  expect(readInEncoding('Plain', 'gb18030')).toBe('Plain')
})

it('Shift_JIS with bytes that no Latin text has is read when a file is received', () => {
  // 北海道 with 0x90 and 0x93; "It’s" with 0x92 would be valid Shift_JIS, too.
  const kanji = latin([0x96, 0x6b, 0x8a, 0x43, 0x93, 0xb9, 0x81, 0x40, 0x90, 0xe1])
  expect(readMisread([kanji, 'Ada'])).toEqual(['北海道　雪', 'Ada'])
  expect(readMisread([kanji, latin([0x83, 0x65, 0x83, 0x58, 0x83, 0x67])])[1]).toBe('テスト')
  expect(readMisread([latin([0x49, 0x74, 0x92, 0x73])])).toEqual(['It’s'])
})
