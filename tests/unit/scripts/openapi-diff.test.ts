import { describe, expect, test } from 'vitest'
import { compareDocuments } from '@/scripts/api-diff/compare-documents.mjs'

type Json = Record<string, unknown>

const song = {
  type: 'object',
  properties: { id: { type: 'string' }, rating: { type: 'integer' } },
  required: ['id'],
}

/** A document with one operation; `changes` replace its parts. */
function documentWith({
  body = song,
  response = { $ref: '#/components/schemas/Song' },
  schema = song,
  parameters = [],
}: {
  body?: Json
  response?: Json
  schema?: Json
  parameters?: Json[]
} = {}) {
  const contentOf = (given: Json) => ({ content: { 'application/json': { schema: given } } })
  return {
    paths: {
      '/songs': {
        post: {
          parameters,
          requestBody: contentOf(body),
          responses: { 201: contentOf(response), 404: {} },
        },
      },
    },
    components: { schemas: { Song: schema } },
  }
}

const limit = (schema: Json, required = false) => ({
  in: 'query',
  name: 'limit',
  required,
  schema: { type: 'integer', ...schema },
})
const withProperty = (name: string, value: Json) => ({
  ...song,
  properties: { ...song.properties, [name]: value },
})
const changes = (base: Json, head: Json) => compareDocuments(base, head)

describe('changes that break no client', () => {
  test.each([
    ['none', documentWith(), documentWith()],
    ['a new operation', { paths: {} }, documentWith()],
    ['a new optional field', documentWith(), documentWith({ body: withProperty('note', {}) })],
    ['a new field of a response', documentWith(), documentWith({ schema: withProperty('a', {}) })],
    [
      'a new optional parameter',
      documentWith(),
      documentWith({ parameters: [limit({ maximum: 5 })] }),
    ],
    [
      'a wider limit',
      documentWith({ parameters: [limit({ maximum: 5 })] }),
      documentWith({ parameters: [limit({ maximum: 9 })] }),
    ],
    [
      'numbers instead of integers in a request',
      documentWith(),
      documentWith({ body: withProperty('rating', { type: 'number' }) }),
    ],
    [
      'a value that a response no longer has',
      documentWith({ response: { type: 'string', enum: ['a', 'b'] } }),
      documentWith({ response: { type: 'string', enum: ['a'] } }),
    ],
  ])('%s', (_, base, head) => expect(changes(base, head)).toEqual([]))
})

describe('changes that break clients', () => {
  test.each([
    ['a removed operation', documentWith(), { paths: {} }, ['removed']],
    [
      'a new required field',
      documentWith(),
      documentWith({ body: { ...withProperty('b', {}), required: ['id', 'b'] } }),
      ['body.b: new and required'],
    ],
    [
      'a field that is now required',
      documentWith(),
      documentWith({ body: { ...song, required: ['id', 'rating'] } }),
      ['body.rating: now required'],
    ],
    [
      'a removed field of a response, below a reference',
      documentWith(),
      documentWith({ schema: { ...song, properties: { id: { type: 'string' } } } }),
      ['response 201.rating: removed'],
    ],
    [
      'another type of a response',
      documentWith(),
      documentWith({ schema: withProperty('id', { type: ['string', 'null'] }) }),
      ['response 201.id: type null added'],
    ],
    [
      'a field of a response that may be absent',
      documentWith(),
      documentWith({ schema: { ...song, required: [] } }),
      ['response 201.id: now optional'],
    ],
    [
      'a narrower parameter',
      documentWith({ parameters: [limit({ maximum: 9 })] }),
      documentWith({ parameters: [limit({ maximum: 5, minimum: 1 }, true)] }),
      ['query parameter limit: now required'],
    ],
    [
      'a narrower limit',
      documentWith({ parameters: [limit({ maximum: 9 })] }),
      documentWith({ parameters: [limit({ maximum: 5, minimum: 1 })] }),
      [
        'query parameter limit: maximum narrowed to 5',
        'query parameter limit: minimum narrowed to 1',
      ],
    ],
    [
      'a removed value of a request',
      documentWith({ body: { type: 'string', enum: ['a', 'b'] } }),
      documentWith({ body: { type: 'string', enum: ['a'] } }),
      ['body: value b removed'],
    ],
    [
      'a removed alternative of a request',
      documentWith({ body: { anyOf: [{ type: 'string' }, { type: 'null' }] } }),
      documentWith({ body: { anyOf: [{ type: 'string' }] } }),
      ['body: an alternative was removed'],
    ],
  ])('%s', (_, base, head, expected) =>
    expect(changes(base, head)).toEqual(expected.map((change) => `POST /songs: ${change}`)),
  )
})

test('ends on schemas that contain themselves', () => {
  const tree = (label: Json) => ({
    ...documentWith({
      schema: {
        type: 'object',
        properties: { label, children: { items: { $ref: '#/components/schemas/Song' } } },
      },
    }),
  })
  expect(changes(tree({ type: 'string' }), tree({ type: 'integer' }))).toEqual([
    'POST /songs: response 201.label: type integer added',
  ])
})
