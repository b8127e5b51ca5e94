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

/** Whether Spotify's own description of its API is on this machine. */
const hasDocument = (): boolean => existsSync(FILE)

/**
 * What is wrong with a request after Spotify's OpenAPI document: a path it does not have or wants
 * nobody to use, a parameter it does not know, misses, or would not take. Undefined where the
 * document is not at hand.
 */
export function openDocument() {
  if (!hasDocument()) return undefined
  const document = parse(readFileSync(FILE, 'utf8')) as Document
  const paths = Object.entries(document.paths).map(([template, methods]) => ({
    template,
    methods,
    pattern: new RegExp(`^${template.replace(/\{\w+\}/g, '[^/]+')}$`),
    // A fixed path goes before one with a name in it.
    names: template.split('{').length,
  }))
  paths.sort((a, b) => a.names - b.names)
  const found = (parameter: Parameter): Parameter =>
    parameter.$ref
      ? document.components.parameters[parameter.$ref.split('/').at(-1) ?? '']!
      : parameter

  return (method: string, path: string, query: URLSearchParams): string[] => {
    const match = paths.find(({ pattern }) => pattern.test(path))
    const operation = match?.methods[method.toLowerCase()]
    if (!operation) return [`${method} ${path} is not in the document`]
    const parameters = (operation.parameters ?? []).map(found)
    const faults = operation.deprecated ? [`${method} ${path} is deprecated`] : []
    for (const [name, value] of query) {
      const parameter = parameters.find((known) => known.in === 'query' && known.name === name)
      if (!parameter) faults.push(`${method} ${path} has no parameter ${name}`)
      else if (
        !ajv.validate({ type: 'object', properties: { value: parameter.schema } }, { value })
      )
        faults.push(`${method} ${path} does not take ${name}=${value}`)
    }
    for (const { name, in: place, required } of parameters) {
      if (place === 'query' && required && !query.has(name)) faults.push(`${path} needs ${name}`)
    }
    return faults
  }
}
