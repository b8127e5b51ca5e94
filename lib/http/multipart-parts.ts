import 'server-only'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Busboy } from '@fastify/busboy'
import { AppError, InvalidInputError } from '@/lib/errors'
import { malformedRequest } from './read-body'

const MAX_FIELDS = 20
const MAX_FIELD_BYTES = 8_192

export type FormFields = Record<string, string>
type Parser = InstanceType<typeof Busboy>
type FormParts = { fileName?: string; fields: FormFields; problem?: Error }
type Reading = {
  /** Content-Length of the body; 0 if unknown. */
  declaredBytes: number
  /** Stops the reading and closes the body. */
  abort: AbortController
}

/**
 * Yields the bytes of the part `file` and returns the other parts of a multipart body once all of it has
 * been read. `fileName` is undefined if there was no file.
 * @throws AppError `malformed_request`, `invalid_input`
 */
export async function* readFilePart(
  request: Request,
  { declaredBytes, abort }: Reading,
): AsyncGenerator<Uint8Array, FormParts> {
  const form = createParser(request.headers.get('content-type') ?? '')
  const parts: FormParts = { fields: {} }
  const body = countedBody(request.body, abort.signal)
  let file: Readable | undefined
  try {
    const opened = new Promise<Readable>((resolve) =>
      collectParts(form, parts, (content) => {
        file = content
        resolve(content)
      }),
    )
    const parsed = pipeline(Readable.from(body.chunks), form, { signal: abort.signal })
    // A destroyed parser does not end its parts.
    parsed.catch((error: Error) => file?.destroy(error))
    yield* (await Promise.race([opened, parsed])) ?? []
    await parsed
  } catch (error) {
    throw error instanceof AppError
      ? error
      : malformedRequest('The multipart body cannot be read.', { cause: error })
  }
  if (declaredBytes > 0 && body.receivedBytes() !== declaredBytes) {
    throw malformedRequest(
      `Content-Length is ${declaredBytes}, but ${body.receivedBytes()} bytes were received.`,
      { params: { declaredBytes, receivedBytes: body.receivedBytes() } },
    )
  }
  if (parts.problem) throw parts.problem
  return parts
}

function collectParts(form: Parser, parts: FormParts, onFile: (content: Readable) => void): void {
  form.on('field', (name, value, isNameTruncated, isValueTruncated) => {
    if (Object.hasOwn(parts.fields, name)) {
      parts.problem ??= malformedRequest(`The part ${name} is repeated.`, { params: { name } })
    }
    if (isNameTruncated || isValueTruncated) {
      parts.problem ??= malformedRequest('A field is too long.')
    }
    parts.fields[name] = value
  })
  form.on('file', (name, content, fileName = '') => {
    if (name === 'file' && parts.fileName === undefined) {
      parts.fileName = fileName
      onFile(content)
      return
    }
    content.resume()
    form.destroy(
      new InvalidInputError([
        { path: name, code: 'unknown_field', message: 'Is not a field of this call.' },
      ]),
    )
  })
  for (const limit of ['partsLimit', 'filesLimit', 'fieldsLimit'] as const) {
    form.on(limit, () => {
      parts.problem ??= malformedRequest('The multipart body has too many parts.')
    })
  }
}

function createParser(contentType: string): Parser {
  try {
    return new Busboy({
      headers: { 'content-type': contentType },
      limits: {
        fields: MAX_FIELDS,
        fieldSize: MAX_FIELD_BYTES,
        files: 2,
        parts: MAX_FIELDS + 2,
      },
    })
  } catch (cause) {
    throw malformedRequest('The multipart body has no boundary.', { cause })
  }
}

function countedBody(body: ReadableStream<Uint8Array> | null, signal: AbortSignal) {
  let bytes = 0
  async function* chunks() {
    const reader = body?.getReader()
    if (!reader) return
    // Ends a pending read: the generator cannot be returned from while it waits.
    signal.addEventListener('abort', () => void reader.cancel().catch(() => {}), { once: true })
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      bytes += value.byteLength
      yield value
    }
  }
  return { chunks: chunks(), receivedBytes: () => bytes }
}
