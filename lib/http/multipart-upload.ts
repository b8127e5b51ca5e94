import 'server-only'
import { InvalidInputError } from '@/lib/errors'
import { type FormFields, readFilePart } from './multipart-parts'

/** Maximum size of the boundaries and fields of a multipart body, in addition to its file. */
const MAX_ENVELOPE_BYTES = 65_536

/** The file of a multipart body. Its name and the form's fields are known once `stream` has ended. */
export type MultipartUpload<Fields> = {
  stream: ReadableStream<Uint8Array>
  contentLength: number
  readonly fileName: string
  readonly fields: Fields
}

/**
 * Opens the file of a multipart body, without reading any of it before `stream` is read. `stream` ends
 * after the last part of the body and fails with `malformed_request`, with `invalid_input` for a missing
 * or second file, or with what `parseFields` throws.
 */
export function openMultipartUpload<Fields>(
  request: Request,
  parseFields: (fields: FormFields) => Fields,
): MultipartUpload<Fields> {
  const declaredBytes = Number(request.headers.get('content-length') ?? 0)
  let details: { fileName: string; fields: Fields } | undefined
  const abort = new AbortController()
  const bytes = (async function* () {
    const { fileName, fields } = yield* readFilePart(request, { declaredBytes, abort })
    if (fileName === undefined) throw missingFile()
    details = { fileName: unescapeFileName(fileName), fields: parseFields(fields) }
  })()
  const read = () => {
    if (!details) throw new Error('The multipart body has not been read to its end.')
    return details
  }
  return {
    stream: toPullStream(bytes, abort),
    contentLength: Math.max(0, declaredBytes - MAX_ENVELOPE_BYTES),
    get fileName() {
      return read().fileName
    },
    get fields() {
      return read().fields
    },
  }
}

const missingFile = () =>
  new InvalidInputError([
    { path: 'file', code: 'missing', message: 'Is missing: send the file here.' },
  ])

// Browsers escape quotes and line breaks of a name (HTML standard, multipart/form-data).
const unescapeFileName = (fileName: string) =>
  fileName.replaceAll('%22', '"').replace(/%0[ad]/gi, ' ')

// Without a buffer of its own: nothing is read before the first pull.
function toPullStream(bytes: AsyncGenerator<Uint8Array>, abort: AbortController) {
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await bytes.next()
        if (done) controller.close()
        else controller.enqueue(value)
      },
      cancel: () => abort.abort(),
    },
    { highWaterMark: 0 },
  )
}
