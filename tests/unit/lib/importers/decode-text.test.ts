import { describe, expect, it } from 'vitest'
import { decodeText, splitChunks } from '@/lib/importers/decode-text'
import { inChunks } from './reading'

async function decoded(bytes: Uint8Array, size = 1): Promise<string> {
  let text = ''
  for await (const piece of decodeText(splitChunks(inChunks(bytes, size)))) text += piece
  return text
}

const utf8 = (text: string) => new TextEncoder().encode(text)
const latin1 = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0))

function utf16(text: string, isLittleEndian: boolean): Uint8Array {
  const view = new DataView(new ArrayBuffer(text.length * 2))
  for (let at = 0; at < text.length; at++)
    view.setUint16(at * 2, text.charCodeAt(at), isLittleEndian)
  return new Uint8Array(view.buffer)
}

describe('decodeText', () => {
  it.each([1, 2, 3, 1000])(
    'reads UTF-8, with and without its mark, %i bytes at a time',
    async (size) => {
      expect(await decoded(utf8('Sigur Rós – 東京 🎉'), size)).toBe('Sigur Rós – 東京 🎉')
      expect(await decoded(utf8('\uFEFFTitel\nö'), size)).toBe('Titel\nö')
    },
  )

  it.each([true, false])(
    'reads UTF-16 by its byte order mark (little-endian: %s)',
    async (isLittleEndian) => {
      expect(await decoded(utf16('\uFEFFö 東 🎉\r\n', isLittleEndian))).toBe('ö 東 🎉\r\n')
    },
  )

  it('replaces half a surrogate pair', async () => {
    expect(await decoded(utf16('\uFEFFa\uD83Cb', true))).toBe('a\uFFFDb')
  })

  it('reads lines that are not UTF-8 as Windows-1252', async () => {
    expect(await decoded(latin1('Motörhead\r\n\x93Caf\xe9\x94\nplain'), 4)).toBe(
      'Motörhead\r\n“Café”\nplain',
    )
  })

  it('decodes other lines correctly if one is damaged', async () => {
    const bytes = Uint8Array.from([...utf8('Röyksopp\nbad '), 0xff, ...utf8('\nSigur Rós')])
    expect(await decoded(bytes, 5)).toBe('Röyksopp\nbad ÿ\nSigur Rós')
  })

  it.each([
    [[0xc0, 0x80]],
    [[0xe0, 0x80, 0x80]],
    [[0xed, 0xa0, 0x80]],
    [[0xf0, 0x80, 0x80, 0x80]],
    [[0xf5, 0x80, 0x80, 0x80]],
    [[0xc3]],
  ])('reads the bytes %j as Windows-1252, because they are not UTF-8', async (bytes) => {
    const [first] = await decoded(Uint8Array.from([...utf8('ok ö\n'), ...bytes])).then((text) =>
      text.slice(5),
    )
    expect(first).toBe(new TextDecoder('windows-1252').decode(Uint8Array.of(bytes[0]!)))
  })

  it('removes control characters except tabs and line ends', async () => {
    expect(await decoded(utf8('a\0b\x07\tc\r\nd\x7f'))).toBe('ab\tc\r\nd')
  })

  it('decodes an empty file', async () => {
    expect(await decoded(new Uint8Array())).toBe('')
  })
})
