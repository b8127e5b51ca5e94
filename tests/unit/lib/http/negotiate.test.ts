import { describe, expect, it } from 'vitest'
import { assertContentType } from '@/lib/http/negotiate'
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

describe('the media type of a body', () => {
  it.each(taken)('%s is accepted as %s', (type, kind) => {
    expect(() => assertContentType(type, kind)).not.toThrow()
  })

  it.each(refused)('%s is refused as %s', (type, kind) => {
    expect(() => assertContentType(type, kind)).toThrow(
      expect.objectContaining({ code: 'unsupported_media_type' }),
    )
  })

  it.each(['json', 'multipart'] as const)('takes linear time to read as %s', (kind) => {
    const msOf = (spaces: number) =>
      fastestMs(() => {
        expect(() => assertContentType(`x${' '.repeat(spaces)}x`, kind)).toThrow()
      })
    expect(msOf(40_000) / msOf(10_000)).toBeLessThan(10)
  })
})
