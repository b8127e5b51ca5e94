import { z } from 'zod'
import type { ZodOpenApiOverrideContext } from 'zod-openapi'

const MAX_INT32 = 2_147_483_647
const ANY_TEXT = '^[^\\u0000]*$'

/** Formats that say all about a string, with the longest text they allow. */
const FORMATS: Record<string, number> = { uuid: 36, 'date-time': 40, email: 254, uri: 2_000 }

/**
 * Says of strings and integers what a schema leaves to its format: bounds, width, no NUL. Gives
 * back the examples that zod drops where a value is trimmed or the like on its way in.
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
  const most = FORMATS[schema.format ?? '']
  if (most !== undefined) {
    // The format says it in a word, where the pattern takes a paragraph.
    if (schema.format !== 'uri') delete schema.pattern
    schema.maxLength ??= most
  }
  if (schema.format || schema.pattern || schema.enum || schema.const !== undefined) return
  schema.pattern = ANY_TEXT
}
