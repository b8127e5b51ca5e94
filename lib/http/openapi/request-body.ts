import { z } from 'zod'
import type { Contract } from '@/lib/contract/contract'

const MAX_FILE_BYTES = 2_147_483_647

const file = z.unknown().meta({
  description: 'The file.',
  type: 'string',
  format: 'binary',
  maxLength: MAX_FILE_BYTES,
})

/** Returns the request body of an operation; nothing if it reads none. */
export function requestBodyOf({ body, bodyKind, bytes }: Contract) {
  if (bytes) {
    const schema = { type: 'string' as const, format: 'binary', maxLength: MAX_FILE_BYTES }
    return { requestBody: { required: true, content: { [bytes]: { schema } } } }
  }
  if (!body) return {}
  const isMultipart = bodyKind === 'multipart'
  const schema = isMultipart ? body.extend({ file }) : body
  const isRequired = isMultipart || Object.values(schema.shape).some((field) => !isOptional(field))
  const media = isMultipart ? 'multipart/form-data' : 'application/json'
  return { requestBody: { required: isRequired, content: { [media]: { schema } } } }
}

const isOptional = (field: z.core.$ZodType) => field._zod.optin === 'optional'
