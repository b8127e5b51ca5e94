import type { OpenApiDocument } from './examples'

type Parameter = {
  in: string
  name: string
  description?: string
  schema?: { description?: string; format?: string }
}

/** Adds a description to every parameter; that of a path id follows from its name. */
export function withDescriptions(document: OpenApiDocument): OpenApiDocument {
  for (const item of Object.values(document.paths ?? {})) {
    for (const { parameters } of Object.values(item) as { parameters?: Parameter[] }[]) {
      for (const parameter of parameters ?? []) parameter.description = describeParameter(parameter)
    }
  }
  return document
}

function describeParameter({
  in: place,
  name,
  description,
  schema,
}: Parameter): string | undefined {
  const isId = place === 'path' && name.endsWith('Id') && schema?.format === 'uuid'
  return isId
    ? `The id of the ${name.slice(0, -2)}, a UUIDv7.`
    : (description ?? schema?.description)
}
