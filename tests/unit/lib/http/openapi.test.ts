import { Ajv2020 } from 'ajv/dist/2020'
import addFormats from 'ajv-formats'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { contracts } from '@/lib/contract/all'
import { contract } from '@/lib/contract/contract'
import { openApiDocument } from '@/lib/http/openapi/document'
import { DEFAULT_TEXT_EXAMPLE } from '@/lib/http/openapi/examples'

type Holder = { name?: string; schema?: object; example?: unknown; examples?: Examples }
type Examples = Record<string, { value: unknown }>
type Answer = { $ref?: string; content?: Record<string, Holder> }
type Operation = {
  operationId: string
  parameters?: (Holder & { description?: string })[]
  requestBody?: { content: Record<string, Holder> }
  responses: Record<string, Answer>
}

const document = openApiDocument('https://riffle.example')
const components = document.components as {
  schemas: object
  headers: object
  responses: Record<string, Answer>
}
const operations = Object.values(document.paths ?? {}).flatMap(
  (item) => Object.values(item) as Operation[],
)

const ajv = new Ajv2020({ strict: false, allErrors: true })
addFormats.default(ajv)
ajv.addSchema({ $id: 'doc', components: { schemas: components.schemas } })
const absolute = (schema: object): object =>
  JSON.parse(JSON.stringify(schema).replaceAll('"#/components/', '"doc#/components/'))

const isBytes = ({ schema }: Holder) => JSON.stringify(schema).includes('"format":"binary"')
const examplesOf = ({ example, examples, schema }: Holder) =>
  examples
    ? Object.values(examples).map(({ value }) => value)
    : [example ?? (schema as { examples?: unknown[] }).examples?.[0]]

const answersOf = ({ responses }: Operation) =>
  Object.values(responses).map((answer) =>
    answer.$ref ? components.responses[answer.$ref.split('/').at(-1)!]! : answer,
  )

describe('the OpenAPI document', () => {
  it('contains each contract once, with a unique id', () => {
    const ids = operations.map(({ operationId }) => operationId)
    expect(ids.toSorted()).toEqual(contracts.map(({ operationId }) => operationId).toSorted())
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('describes every tag', () => {
    for (const { name, description } of document.tags ?? [])
      expect([name, description]).not.toContain(undefined)
  })

  it('combines two contracts with the same path', () => {
    const path = document.paths?.['/playlists/{playlistId}'] ?? {}
    expect(Object.keys(path)).toEqual(expect.arrayContaining(['get', 'put', 'delete']))
  })

  it('contains a schema once, for any number of responses', () => {
    expect(Object.keys(components.schemas)).toEqual(
      expect.arrayContaining(['Problem', 'Song', 'Track', 'Playlist', 'PlaylistPage', 'TrackPage']),
    )
    expect(Object.keys(components.schemas).filter((name) => /^__|Output$/.test(name))).toEqual([])
  })

  it('accepts a new operation', () => {
    const made = contract({
      operationId: 'makeThing',
      method: 'post',
      path: '/things',
      tag: 'Songs',
      summary: 'Make a thing',
      description: 'Makes a thing.',
      access: 'user',
      limit: 'write',
      body: z.strictObject({ count: z.int().min(1).max(9) }),
      output: z.object({ count: z.int().min(1).max(9) }),
      status: 201,
      errors: ['conflict'],
    })
    const { paths } = openApiDocument('https://riffle.example', [made])
    const { responses, requestBody } = paths!['/things']!.post as unknown as Operation
    expect(Object.keys(responses)).toEqual(
      expect.arrayContaining([
        '201',
        '400',
        '401',
        '403',
        '406',
        '409',
        '413',
        '415',
        '422',
        '429',
        '500',
        '503',
      ]),
    )
    expect(requestBody?.content['application/json']?.example).toEqual({ count: 1 })
  })
})

describe.each(operations.map((operation) => [operation.operationId, operation] as const))(
  '%s',
  (_, operation) => {
    const { parameters = [], requestBody } = operation
    const contents = [requestBody, ...answersOf(operation)].flatMap((part) =>
      Object.values(part?.content ?? {}),
    )

    it('has examples that match their schemas', () => {
      for (const holder of [...parameters, ...contents]) {
        if (isBytes(holder)) continue
        const validate = ajv.compile(absolute(holder.schema ?? {}))
        for (const example of examplesOf(holder)) {
          expect(example).toBeDefined()
          validate(example)
          expect(validate.errors ?? [], JSON.stringify(example)).toEqual([])
        }
      }
    })

    it('has an explicit example for every text', () => {
      const given = JSON.stringify(
        [...parameters, ...contents].filter((one) => !isBytes(one)).flatMap(examplesOf),
      )
      expect(given).not.toContain(`"${DEFAULT_TEXT_EXAMPLE}"`)
    })

    it('describes every parameter', () => {
      expect(parameters.filter(({ description }) => !description)).toEqual([])
    })
  },
)
