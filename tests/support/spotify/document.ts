import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { Ajv } from 'ajv'
import { parse } from 'yaml'

const FILE = resolve(
  '../shared/data/spotify-api/sonallux+spotify-web-api/fixed-spotify-open-api.yml',
)

type Parameter = { name: string; in: string; required?: boolean; schema: object; $ref?: string }
type Operation = { deprecated?: boolean; parameters?: Parameter[] }
type Document = {
  paths: Record<string, Record<string, Operation>>
  components: { parameters: Record<string, Parameter> }
}

const ajv = new Ajv({ coerceTypes: true, strict: false })

/** Whether the OpenAPI document of Spotify is available. */
const hasDocument = (): boolean => existsSync(FILE)

/**
 * Returns a function that lists the violations of a request against the OpenAPI document of Spotify:
 * unknown and deprecated paths, and unknown, missing and invalid parameters. Undefined if the document
 * is not available.
 */
export function createRequestChecker() {
  if (!hasDocument()) return undefined
  const document = parse(readFileSync(FILE, 'utf8')) as Document
  const paths = Object.entries(document.paths).map(([template, methods]) => ({
    template,
    methods,
    pattern: new RegExp(`^${template.replace(/\{\w+\}/g, '[^/]+')}$`),
    // Paths without parameters match first.
    parameterCount: template.split('{').length,
  }))
  paths.sort((a, b) => a.parameterCount - b.parameterCount)
  const resolveParameter = (parameter: Parameter): Parameter =>
    parameter.$ref
      ? document.components.parameters[parameter.$ref.split('/').at(-1) ?? '']!
      : parameter

  return (method: string, path: string, query: URLSearchParams): string[] => {
    const match = paths.find(({ pattern }) => pattern.test(path))
    const operation = match?.methods[method.toLowerCase()]
    if (!operation) return [`${method} ${path} is not in the document`]
    const parameters = (operation.parameters ?? []).map(resolveParameter)
    const faults = operation.deprecated ? [`${method} ${path} is deprecated`] : []
    for (const [name, value] of query) {
      const parameter = parameters.find((known) => known.in === 'query' && known.name === name)
      if (!parameter) faults.push(`${method} ${path} has no parameter ${name}`)
      else if (
        !ajv.validate({ type: 'object', properties: { value: parameter.schema } }, { value })
      )
        faults.push(`${method} ${path} does not accept ${name}=${value}`)
    }
    for (const { name, in: place, required } of parameters) {
      if (place === 'query' && required && !query.has(name)) faults.push(`${path} needs ${name}`)
    }
    return faults
  }
}
