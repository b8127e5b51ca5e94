import 'server-only'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Busboy } from '@fastify/busboy'
import { AppError, InvalidInputError } from '@/lib/errors'
import { tooLarge } from '@/lib/services/uploads/allowance'
import { freshPath, letGo } from '@/lib/services/uploads/incoming'
import { steadily, writeTo } from '@/lib/services/uploads/receive'
import { malformed } from './read-body'

/** What the boundaries and fields of a multipart body may add to its file. */
const ENVELOPE_BYTES = 65_536
const FIELDS_MOST = 20
const FIELD_BYTES_MOST = 8_192

type Fields = Record<string, string>
export type ReadUpload<Said> = { path: string; fileName: string; said: Said }

/**
 * Reads a multipart body with one file of at most `most` bytes, which goes to the disk as it comes;
 * whoever asked lets go of `path`. `accept` judges the fields beside it. Throws `file_too_large`, `malformed_request`,
 * `invalid_input`, `request_timeout`, `insufficient_storage`; nothing is left behind then.
 */
export async function readUpload<Said>(
  request: Request,
  most: number,
  accept: (fields: Fields) => Said,
): Promise<ReadUpload<Said>> {
  const declared = Number(request.headers.get('content-length') ?? 0)
  if (declared > most + ENVELOPE_BYTES) throw tooLarge(most)
  const path = await freshPath()
  try {
    const { fileName, fields } = await read(request, { path, most, declared })
    return { path, fileName, said: accept(fields) }
  } catch (error) {
    await letGo(path)
    throw error
  }
}

type Bounds = { path: string; most: number; declared: number }

async function read(request: Request, { path, most, declared }: Bounds) {
  const fields: Fields = {}
  let file: { name: string; content: Readable; written: Promise<number> } | undefined
  let fault: Error | undefined
  const form = openForm(request.headers.get('content-type') ?? '')
  form.on('field', (name, value, isNameCut, isCut) => {
    if (Object.hasOwn(fields, name)) fault ??= malformed(`The part ${name} is given twice.`)
    if (isNameCut || isCut) fault ??= malformed('A field is too long.')
    fields[name] = value
  })
  form.on('file', (name, content, fileName) => {
    if (name !== 'file' || file) {
      fault ??= new InvalidInputError([{ path: name, message: 'Is not a field of this call.' }])
      content.resume()
      return
    }
    const written = writeTo(content, { path, most, onTooMuch: () => tooLarge(most) })
    // What speaks against the file speaks against the rest of the body too.
    written.catch((error: Error) => form.destroy(error))
    file = { name: asTyped(fileName ?? ''), content, written }
  })
  for (const limit of ['partsLimit', 'filesLimit', 'fieldsLimit'] as const) {
    form.on(limit, () => {
      fault ??= malformed('The multipart body has too many parts.')
    })
  }
  let bytes = 0
  const counted = async function* () {
    for await (const chunk of steadily(request.body ?? new ReadableStream())) {
      bytes += chunk.byteLength
      yield chunk
    }
  }
  try {
    await pipeline(Readable.from(counted()), form)
    await file?.written
  } catch (error) {
    // The form does not end its parts when it is ended itself.
    file?.content.destroy()
    await file?.written.catch(() => {})
    throw error instanceof AppError ? error : malformed('The multipart body cannot be read.', error)
  }
  if (declared > 0 && bytes !== declared) {
    throw malformed(`${bytes} bytes came of ${declared} that were announced.`)
  }
  if (fault) throw fault
  if (!file)
    throw new InvalidInputError([{ path: 'file', message: 'Is missing: send the file here.' }])
  return { fileName: file.name, fields }
}

// What a browser writes for the signs that would end a name (HTML, multipart form data).
const asTyped = (fileName: string) => fileName.replaceAll('%22', '"').replace(/%0[ad]/gi, ' ')

function openForm(type: string) {
  try {
    return new Busboy({
      headers: { 'content-type': type },
      limits: {
        fields: FIELDS_MOST,
        fieldSize: FIELD_BYTES_MOST,
        files: 2,
        parts: FIELDS_MOST + 2,
      },
    })
  } catch (cause) {
    throw malformed('The multipart body has no boundary.', cause)
  }
}
