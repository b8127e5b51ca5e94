import * as fc from 'fast-check'
import { assert, property } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseJson } from '@/lib/http/parse-json'

const bytes = (text: string) => new TextEncoder().encode(text)
const read = (text: string) => parseJson(bytes(text))

describe('a JSON body', () => {
  it('is parsed as by JSON.parse, whatever it contains', () => {
    assert(
      property(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 10 })), (value) => {
        const text = JSON.stringify(value)
        expect(read(text)).toEqual(JSON.parse(text))
      }),
    )
  })

  it.each([
    ['{"a":1,"a":2}', 'a'],
    ['{"a":1,"\\u0061":2}', 'a'],
    ['{"list":[{"x":1},{"x":1,"y":{"z":1,"q":0,"z":2}}]}', 'z'],
    ['{"say \\"hi\\"":1, "say \\"hi\\"" : 2}', 'say \\"hi\\"'],
    ['{"__proto__":1,"__proto__":2}', '__proto__'],
  ])('names the repeated field of %s', (text, name) => {
    expect(() => read(text)).toThrow(`The field "${name}" is repeated.`)
  })

  it.each(['{"a":"b:c","d":":"}', '{"a":{"x":1},"b":{"x":1}}', '{"a":"\\\\","b":"\\""}', ''])(
    'takes %s for what it is',
    (text) => {
      expect(read(text)).toEqual(text ? JSON.parse(text) : {})
    },
  )

  it.each([
    ['[]', 'must be a JSON object'],
    ['null', 'must be a JSON object'],
    ['{"a":', 'not valid JSON'],
    [`{"a":${'['.repeat(200_000)}`, 'deeper than 32'],
    [`{"a":${'['.repeat(31)}${']'.repeat(31)}}`, ''],
    [`{${Array.from({ length: 10_001 }, (_, n) => `"k${n}":1`)}}`, 'more than 10000 fields'],
  ])('rejects %.20s: %s', (text, words) => {
    if (words) expect(() => read(text)).toThrow(words)
    else expect(read(text)).toBeTypeOf('object')
  })

  it.each(['{"a":(() => 1)()}', '{"a":new Date()}', '{a:1}', "{'a':1}", '{"a":1}//'])(
    'is data only, never code: %s',
    (text) => {
      expect(() => read(text)).toThrow('not valid JSON')
    },
  )

  it('has fields named __proto__ and constructor as any others', () => {
    const value = read('{"__proto__":{"isAdmin":true},"constructor":1}')
    expect(Object.keys(value)).toEqual(['__proto__', 'constructor'])
    expect('isAdmin' in value).toBe(false)
  })

  it('must be UTF-8', () => {
    expect(() => parseJson(new Uint8Array([0x7b, 0xff, 0x7d]))).toThrow('UTF-8')
  })
})
