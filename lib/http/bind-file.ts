import 'server-only'
import type { Context } from '@/lib/context'
import type { Contract, InputOf, ResultOf } from '@/lib/contract/contract'
import { InvalidInputError } from '@/lib/errors'
import { type ApiContext, admit, answer } from './bind'
import { assertContentType } from './negotiate'
import { parseInput } from './parse-input'
import { malformed, readBytes } from './read-body'

/** What the boundaries and fields of a multipart body may add to its file. */
const ENVELOPE_BYTES = 65_536

type UploadedFile = { fileName: string; bytes: Uint8Array }
type Verb<C extends Contract> = (
  ctx: Context,
  input: InputOf<C> & UploadedFile,
) => Promise<ResultOf<C>>

/** A door to a verb that takes a file of at most `most` bytes in the multipart field `file`. */
export function bindFile<C extends Contract>(contract: C, most: number, verb: Verb<C>) {
  return async (c: ApiContext): Promise<Response> => {
    const ctx = await admit(contract, c)
    const type = c.req.header('content-type')
    assertContentType(type, 'multipart')
    const body = await readBytes(c.req.raw, most + ENVELOPE_BYTES)
    const { file, fields } = await readForm(body, type ?? '')
    const input = parseInput(contract, {
      params: c.req.param(),
      query: c.req.query(),
      body: fields,
    })
    const bytes = new Uint8Array(await file.arrayBuffer())
    const upload = Object.assign(input, { fileName: file.name, bytes }) as InputOf<C> & UploadedFile
    return answer(contract, c, await verb(ctx, upload))
  }
}

async function readForm(body: Uint8Array<ArrayBuffer>, type: string) {
  const form = await new Response(body, { headers: { 'content-type': type } })
    .formData()
    .catch((cause: unknown) => {
      throw malformed('The multipart body cannot be read.', cause)
    })
  const file = form.get('file')
  if (!(file instanceof File)) {
    throw new InvalidInputError([{ path: 'file', message: 'Is missing: send the file here.' }])
  }
  form.delete('file')
  return { file, fields: Object.fromEntries(form) }
}
