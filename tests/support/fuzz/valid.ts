import fc from 'fast-check'
import { document } from '@/tests/support/document/operations'

export type Schema = {
  $ref?: string
  type?: string
  format?: string
  pattern?: string
  const?: unknown
  enum?: unknown[]
  anyOf?: Schema[]
  oneOf?: Schema[]
  items?: Schema
  properties?: Record<string, Schema>
  required?: string[]
  minimum?: number
  maximum?: number
  minLength?: number
  maxLength?: number
  minItems?: number
  maxItems?: number
}

const MAX_CHARS = 40
const MAX_ITEMS = 4
/** Larger maxima are not tested, because the size of a body is limited. */
const MAX_BOUNDARY_CHARS = 4_000
const MAX_BOUNDARY_ITEMS = 1_000

/** Returns values that match a schema of the document. `ids` are existing ids. */
export function validOf(schema: Schema, ids: string[]): fc.Arbitrary<unknown> {
  const of = (part: Schema) => validOf(part, ids)
  if (schema.$ref) return of(document.components.schemas[schema.$ref.split('/').at(-1)!] as Schema)
  if (schema.const !== undefined) return fc.constant(schema.const)
  if (schema.enum) return fc.constantFrom(...schema.enum)
  const choices = schema.anyOf ?? schema.oneOf
  if (choices) return fc.oneof(...choices.map(of))
  switch (schema.type) {
    case 'string':
      return textOf(schema, ids)
    case 'integer':
      return integerOf(clamp(schema.minimum ?? 0), clamp(schema.maximum ?? 0))
    case 'number':
      return fc.double({ min: schema.minimum, max: schema.maximum, noNaN: true })
    case 'boolean':
      return fc.boolean()
    case 'array':
      return arrayOf(of(schema.items ?? {}), schema)
    case 'object':
      return fc.record(
        Object.fromEntries(Object.entries(schema.properties ?? {}).map(([k, v]) => [k, of(v)])),
        { requiredKeys: schema.required ?? [] },
      )
    default:
      return fc.constant(null)
  }
}

const clamp = (value: number) =>
  Math.max(Number.MIN_SAFE_INTEGER, Math.min(Number.MAX_SAFE_INTEGER, value))

const integerOf = (min: number, max: number) =>
  fc.oneof({ weight: 4, arbitrary: fc.integer({ min, max }) }, fc.constantFrom(min, max))

function arrayOf(item: fc.Arbitrary<unknown>, { minItems = 0, maxItems = 0 }: Schema) {
  const maximum = Math.min(maxItems, MAX_BOUNDARY_ITEMS)
  return fc.oneof(
    {
      weight: 9,
      arbitrary: fc.array(item, {
        minLength: minItems,
        maxLength: Math.max(minItems, Math.min(maxItems, MAX_ITEMS)),
      }),
    },
    // The maximum number, repeating a few values, since generating different ones is slow.
    fc
      .array(item, {
        minLength: Math.max(1, minItems),
        maxLength: Math.max(1, minItems, MAX_ITEMS),
      })
      .map((few) => Array.from({ length: maximum }, (_, at) => few[at % few.length])),
  )
}

function textOf({ format, pattern, ...schema }: Schema, ids: string[]): fc.Arbitrary<string> {
  const maxLength = schema.maxLength ?? MAX_CHARS
  const bounds = {
    minLength: schema.minLength ?? 0,
    maxLength: Math.max(schema.minLength ?? 0, Math.min(maxLength, MAX_CHARS)),
  }
  switch (format) {
    case 'uuid':
      return fc.oneof(
        { weight: 3, arbitrary: fc.constantFrom(...ids) },
        fc.constantFrom(...ids).map((id) => id.toUpperCase()),
        fc.uuid({ version: 7 }),
      )
    case 'date-time':
      return fc.oneof(
        { weight: 3, arbitrary: fc.date(YEARS).map((date) => date.toISOString()) },
        fc.constantFrom(...BOUNDARY_TIMES),
      )
    case 'email':
      return fc.emailAddress()
    case 'uri':
      return fc.webUrl()
  }
  const allowed = new RegExp(pattern ?? '', 'u')
  if (pattern && !pattern.startsWith('^[^\\u0000')) {
    return fc.stringMatching(allowed).filter((text) => text.length <= maxLength)
  }
  return fc
    .oneof(
      fc.string(bounds),
      fc.string({ unit: 'grapheme', ...bounds }),
      fc.constantFrom(...WORDS),
      fc.constantFrom(...LETTERS).map((letter) => fill(letter, maxLength)),
      fc.constantFrom(...LETTERS).map((letter) => fill(`a${letter}`, maxLength)),
    )
    .filter(
      (text) => allowed.test(text) && text.length <= maxLength && text.length >= bounds.minLength,
    )
}

/** Repeats a unit up to the maximum length. */
const fill = (unit: string, maxLength: number) =>
  unit.repeat(Math.floor(Math.min(maxLength, MAX_BOUNDARY_CHARS) / unit.length))

const YEARS = {
  noInvalidDate: true,
  min: new Date('0001-01-01T00:00:00Z'),
  max: new Date('9999-12-31T23:59:59Z'),
}
const BOUNDARY_TIMES = [
  '0000-01-01T00:00:00Z',
  '0000-01-01T00:00:00+14:00',
  '9999-12-31T23:59:59.999Z',
  '9999-12-31T23:59:59-14:00',
]
/** One to four bytes of UTF-8, a combining mark, and a letter that normalisation removes. */
const LETTERS = ['a', 'ß', '夜', '😀', 'e\u0301', 'ʻ']
const WORDS = [
  '%',
  '_',
  '\\',
  "'; drop table songs; --",
  '☃ é ﷽ 👩‍👩‍👧',
  '<b>',
  'null',
  '__proto__',
  'Hawaiʻi 3⃣ ʹ ː',
]
