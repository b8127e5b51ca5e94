import { describe, expect, it } from 'vitest'
import { assertAcceptable, assertContentType } from '@/lib/http/negotiate'
import { fastestMs } from '@/tests/support/fastest-ms'

const taken: [string, 'json' | 'patch' | 'multipart'][] = [
  ['application/json', 'json'],
  ['Application/JSON ; Charset=UTF-8', 'json'],
  ['application/json;charset="utf-8"', 'json'],
  ['application/json; charset=utf8; version=1', 'json'],
  ['application/json;', 'json'],
  ['application/merge-patch+json; charset=utf-8', 'patch'],
  ['multipart/form-data; boundary=x', 'multipart'],
  ['multipart/form-data; charset=latin1; boundary=x', 'multipart'],
]

const refused: [string | null, 'json' | 'patch' | 'multipart'][] = [
  [null, 'json'],
  ['', 'json'],
  ['text/plain', 'json'],
  ['application/json; charset=latin1', 'json'],
  ['application/json; charset="utf-16"', 'json'],
  ['application/json, text/plain', 'json'],
  ['application/merge-patch+json', 'json'],
  ['application/json', 'multipart'],
  ['text/plain; a=multipart/form-data', 'multipart'],
]

// Times are for 64 kB, for which quadratic time would take seconds.
describe('the media type of a body', () => {
  it.each(taken)('%s is accepted as %s', (type, kind) => {
    expect(() => assertContentType(type, kind)).not.toThrow()
  })

  it.each(refused)('%s is rejected as %s', (type, kind) => {
    expect(() => assertContentType(type, kind)).toThrow(
      expect.objectContaining({ code: 'unsupported_media_type' }),
    )
  })

  it.each(['json', 'multipart'] as const)(
    '64 kB of spaces take little time to read as %s',
    (kind) => {
      const type = `x${' '.repeat(65_536)}x`
      const ms = fastestMs(() => {
        expect(() => assertContentType(type, kind)).toThrow()
      })
      expect(ms).toBeLessThan(200)
    },
  )
})

const MEDIA = 'application/json'

describe('the media types a caller accepts', () => {
  it.each<[string | null, string?]>([
    [null],
    ['*/*'],
    ['application/json'],
    ['Application/JSON'],
    ['application/json; charset=utf-8'],
    ['application/json;version=1;q=0.1'],
    ['application/*'],
    ['text/html, application/xhtml+xml, */*;q=0.8'],
    ['application/problem+json'],
    ['text/html;q=0.9,application/json;q=0.001'],
    ['text/csv', 'text/csv'],
    ['application/json;q=high'],
    ['*/*;q=0, application/json'],
    ['audio/flac;q=0.5', 'audio/*'],
    ['audio/*', 'audio/*'],
    ['*/*', 'audio/*'],
  ])('%s matches the offered type', (accept, media = MEDIA) => {
    expect(() => assertAcceptable(accept, media)).not.toThrow()
  })

  it.each<[string, string?]>([
    ['text/html'],
    ['text/*, image/png'],
    ['application/*;q=0'],
    ['application/json;q=0, application/problem+json;q=0, */*'],
    ['text/plain;a="x, application/json, y"'],
    ['text/html', 'audio/*'],
    ['application/json;q=0, application/problem+json;q=0, audio/*;q=0', 'audio/*'],
  ])('%s does not match the offered type', (accept, media = MEDIA) => {
    expect(() => assertAcceptable(accept, media)).toThrow(
      expect.objectContaining({ code: 'not_acceptable' }),
    )
  })

  it.each([' ', ';', ',', '\\"', 'a,', 'a;b=c,', '="'])(
    '64 kB of %j take little time to read',
    (part) => {
      const accept = `x/y;${part.repeat(65_536 / part.length)}x`
      const ms = fastestMs(() => {
        expect(() => assertAcceptable(accept)).toThrow()
      })
      expect(ms).toBeLessThan(200)
    },
  )
})
