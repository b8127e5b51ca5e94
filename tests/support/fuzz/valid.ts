import fc from 'fast-check'
import { document } from '../document/operations'

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

const LONGEST = 40
const MOST_ITEMS = 4

/** What a schema of the document allows; `ids` are some that exist. */
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
      return fc.integer({ min: clamp(schema.minimum ?? 0), max: clamp(schema.maximum ?? 0) })
    case 'number':
      return fc.double({ min: schema.minimum, max: schema.maximum, noNaN: true })
    case 'boolean':
      return fc.boolean()
    case 'array':
      return fc.array(of(schema.items ?? {}), {
        minLength: schema.minItems ?? 0,
        maxLength: Math.max(schema.minItems ?? 0, Math.min(schema.maxItems ?? 0, MOST_ITEMS)),
      })
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

function textOf({ format, pattern, ...schema }: Schema, ids: string[]): fc.Arbitrary<string> {
  const longest = schema.maxLength ?? LONGEST
  const bounds = {
    minLength: schema.minLength ?? 0,
    maxLength: Math.max(schema.minLength ?? 0, Math.min(longest, LONGEST)),
  }
  switch (format) {
    case 'uuid':
      return fc.oneof(fc.constantFrom(...ids), fc.uuid({ version: 7 }))
    case 'date-time':
      return fc
        .date({ noInvalidDate: true, min: YEAR_0, max: YEAR_9999 })
        .map((d) => d.toISOString())
    case 'email':
      return fc.emailAddress()
    case 'uri':
      return fc.webUrl()
  }
  const allowed = new RegExp(pattern ?? '', 'u')
  if (pattern && !pattern.startsWith('^[^\\u0000')) {
    return fc.stringMatching(allowed).filter((text) => text.length <= longest)
  }
  return fc
    .oneof(fc.string(bounds), fc.string({ unit: 'grapheme', ...bounds }), fc.constantFrom(...WORDS))
    .filter(
      (text) => allowed.test(text) && text.length <= longest && text.length >= bounds.minLength,
    )
}

const YEAR_0 = new Date('0001-01-01T00:00:00Z')
const YEAR_9999 = new Date('9999-12-31T23:59:59Z')
const WORDS = [
  '%',
  '_',
  '\\',
  "'; drop table songs; --",
  '☃ é ﷽ 👩‍👩‍👧',
  '<b>',
  'null',
  '__proto__',
]
