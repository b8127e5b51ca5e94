import { AppError } from '@/lib/errors'

const DEEPEST = 32

/** The bytes of a body, never more than `most`. Throws `payload_too_large` without buffering the rest. */
export async function readBytes(request: Request, most: number): Promise<Uint8Array<ArrayBuffer>> {
  const declared = Number(request.headers.get('content-length') ?? 0)
  if (declared > most) throw tooLarge(most)
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength
    if (size > most) throw tooLarge(most)
    chunks.push(chunk)
  }
  const bytes = new Uint8Array(size)
  let at = 0
  for (const chunk of chunks) {
    bytes.set(chunk, at)
    at += chunk.byteLength
  }
  return bytes
}

/** A JSON object in UTF-8. Throws `malformed_request` for anything else, however deep. */
export function parseJson(bytes: Uint8Array): Record<string, unknown> {
  if (bytes.byteLength === 0) return {}
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (cause) {
    throw malformed('The body is not valid UTF-8.', cause)
  }
  if (depthOf(text) > DEEPEST) throw malformed(`The body is nested deeper than ${DEEPEST} levels.`)
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (cause) {
    throw malformed('The body is not valid JSON.', cause)
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw malformed('The body must be a JSON object.')
  }
  return value as Record<string, unknown>
}

// Counted before parsing, which is recursive; brackets inside of strings do not count.
function depthOf(text: string): number {
  let depth = 0
  let deepest = 0
  let isText = false
  for (let i = 0; i < text.length; i++) {
    const sign = text[i]
    if (sign === '\\') i++
    else if (sign === '"') isText = !isText
    else if (isText) continue
    else if (sign === '{' || sign === '[') deepest = Math.max(deepest, ++depth)
    else if (sign === '}' || sign === ']') depth--
  }
  return deepest
}

export const malformed = (message: string, cause?: unknown) =>
  new AppError('malformed_request', message, { cause })

const tooLarge = (most: number) =>
  new AppError('payload_too_large', `The body is larger than ${wordsOf(most)}.`, {
    headers: { Connection: 'close' },
  })

const wordsOf = (bytes: number) =>
  bytes >= 2 ** 20 ? `${Math.round(bytes / 2 ** 20)} MB` : `${Math.round(bytes / 2 ** 10)} KB`
