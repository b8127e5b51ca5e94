import type { createDocument } from 'zod-openapi'

/** An OpenAPI 3.1 document as JSON. */
export type OpenApiDocument = ReturnType<typeof createDocument>

type Schema = {
  $ref?: string
  type?: string | string[]
  format?: string
  const?: unknown
  enum?: unknown[]
  default?: unknown
  examples?: unknown[]
  anyOf?: Schema[]
  oneOf?: Schema[]
  allOf?: Schema[]
  items?: Schema
  properties?: Record<string, Schema>
  minimum?: number
}
type Described = {
  in?: string
  required?: boolean
  schema?: Schema
  example?: unknown
  examples?: unknown
}
type Operation = {
  parameters?: Described[]
  requestBody?: { content: Record<string, Described> }
  responses: Record<string, { content?: Record<string, Described> }>
}

/** The example of a text without an example in its contract. */
export const DEFAULT_TEXT_EXAMPLE = 'some text'

const EXAMPLES_BY_FORMAT: Record<string, string> = {
  binary: 'The bytes of the file.',
  'date-time': '2026-03-14T09:26:53.589Z',
  email: 'ada@example.org',
  uri: 'https://www.youtube.com/watch?v=dQw4w9WgXcQ',
  uuid: '0199c3f2-5a1e-7c4b-9d2a-6f8e1b3c5d70',
}

/** Adds an example to every parameter, body and response, derived from its schema. */
export function withExamples(document: OpenApiDocument): OpenApiDocument {
  const example = exampleBy((document.components?.schemas ?? {}) as Record<string, Schema>)
  for (const item of Object.values(document.paths ?? {})) {
    for (const operation of Object.values(item) as Operation[]) {
      const contents = [operation.requestBody, ...Object.values(operation.responses)].flatMap(
        (part) => Object.values(part?.content ?? {}),
      )
      for (const described of [...(operation.parameters ?? []), ...contents]) {
        if (!described.schema || described.examples || isBytes(described.schema)) continue
        const value = example(described.schema)
        // Documentation readers fill forms with `example`, so optional parameters must have none.
        if (isOptional(described)) described.schema = { ...described.schema, examples: [value] }
        else described.example = value
      }
    }
  }
  return document
}

const isOptional = ({ in: place, required }: Described) => place !== undefined && !required
const isBytes = ({ format }: Schema) => format === 'binary'

function exampleBy(components: Record<string, Schema>) {
  const named = ({ $ref }: Schema) => components[$ref?.split('/').at(-1) ?? ''] ?? {}

  function example(schema: Schema): unknown {
    if (schema.examples) return schema.examples[0]
    if (schema.const !== undefined) return schema.const
    if (schema.default !== undefined) return schema.default
    if (schema.enum) return schema.enum[0]
    if (schema.$ref) return example(named(schema))
    if (schema.allOf) return Object.assign({}, ...schema.allOf.map(example))
    const choice = (schema.anyOf ?? schema.oneOf)?.find(({ type }) => type !== 'null')
    return choice ? example(choice) : plain(schema)
  }

  function plain({ type, format = '', items, properties, minimum = 0 }: Schema): unknown {
    if (type === 'array') return items ? [example(items)] : []
    if (type === 'object') {
      const fields = Object.entries(properties ?? {})
      return Object.fromEntries(fields.map(([name, field]) => [name, example(field)]))
    }
    if (type === 'null') return null
    if (type === 'boolean') return false
    return type === 'string' ? (EXAMPLES_BY_FORMAT[format] ?? DEFAULT_TEXT_EXAMPLE) : minimum
  }

  return example
}
