import { z } from 'zod'
import type { ZodOpenApiOverrideContext } from 'zod-openapi'

const MAX_INT32 = 2_147_483_647
const ANY_TEXT = '^[^\\u0000]*$'

/** The maximum length of texts by their format. */
const MAX_CHARS_BY_FORMAT: Record<string, number> = {
  uuid: 36,
  'date-time': 40,
  email: 254,
  uri: 2_000,
}

/**
 * Adds the bounds that follow from the format of strings and integers, and excludes NUL. Restores
 * the examples, which zod drops for schemas with a transform.
 */
export function addBounds({ jsonSchema, zodSchema }: ZodOpenApiOverrideContext): void {
  const examples = z.globalRegistry.get(zodSchema)?.examples
  if (Array.isArray(examples)) jsonSchema.examples = examples
  if (jsonSchema.type === 'string') boundText(jsonSchema)
  if (jsonSchema.type === 'integer') {
    jsonSchema.format = Number(jsonSchema.maximum) <= MAX_INT32 ? 'int32' : 'int64'
  }
}

function boundText(schema: ZodOpenApiOverrideContext['jsonSchema']): void {
  const maxChars = MAX_CHARS_BY_FORMAT[schema.format ?? '']
  if (maxChars !== undefined) {
    // The format replaces the long pattern of zod.
    if (schema.format !== 'uri') delete schema.pattern
    schema.maxLength ??= maxChars
  }
  if (schema.format || schema.pattern || schema.enum || schema.const !== undefined) return
  schema.pattern = ANY_TEXT
}
