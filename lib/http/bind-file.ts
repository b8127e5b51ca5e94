import 'server-only'
import { createHash } from 'node:crypto'
import type { Context } from '@/lib/context'
import type { Contract, InputOf, ResultOf } from '@/lib/contract/contract'
import { InvalidInputError } from '@/lib/errors'
import { authorizeRequest, readQuery } from './accept-request'
import type { ApiContext } from './api-context'
import type { Binding } from './binding'
import { respondIdempotently } from './idempotency'
import { assertContentType } from './negotiate'
import { parseInput } from './parse-input'
import { malformedRequest, readBytes } from './read-body'
import { renderResult } from './render'

/** The bytes that boundaries and fields of a multipart body may add to its file. */
const MAX_ENVELOPE_BYTES = 65_536

type UploadedFile = { fileName: string; bytes: Uint8Array }
type Given<C extends Contract> = InputOf<C> & UploadedFile

type FileBinding<C extends Contract, Seen> = {
  /** The maximum size of the file. */
  maxBytes: number
  /** Examines the file without storing anything: it runs before the transaction and may take long. */
  inspect: (ctx: Context, file: UploadedFile) => Promise<Seen>
  /** Runs in one transaction with its response if the call has an Idempotency-Key. */
  verb: (ctx: Context, input: Given<C> & { seen: Seen }) => Promise<ResultOf<C>>
}

/** Binds a verb that receives the multipart field `file` in memory. */
export function bindFile<C extends Contract, Seen>(
  contract: C,
  { maxBytes, inspect, verb }: FileBinding<C, Seen>,
): Binding {
  const handle = async (c: ApiContext): Promise<Response> => {
    const ctx = await authorizeRequest(contract, c)
    const type = c.req.header('content-type')
    assertContentType(type, 'multipart')
    const body = await readBytes(c.req.raw, maxBytes + MAX_ENVELOPE_BYTES)
    const { file, fields } = await readForm(body, type ?? '')
    const parts = { params: c.req.param(), query: readQuery(c), body: fields }
    const input = parseInput(contract, parts) as InputOf<C>
    const bytes = new Uint8Array(await file.arrayBuffer())
    const given: UploadedFile = { fileName: file.name, bytes }
    const digest = createHash('sha256').update(bytes).digest('base64url')
    const seen = await inspect(ctx, given)
    const call = { contract, c, ctx, payload: [input, file.name, digest] }
    return respondIdempotently(call, async () =>
      renderResult(contract, c, await verb(ctx, Object.assign({ seen }, input, given))),
    )
  }
  return [contract, handle]
}

async function readForm(body: Uint8Array<ArrayBuffer>, type: string) {
  const form = await new Response(body, { headers: { 'content-type': type } })
    .formData()
    .catch((cause: unknown) => {
      throw malformedRequest('The multipart body cannot be read.', { cause })
    })
  const file = form.get('file')
  if (!(file instanceof File)) {
    throw new InvalidInputError([{ path: 'file', message: 'Is missing: send the file here.' }])
  }
  for (const name of form.keys()) {
    if (form.getAll(name).length > 1) {
      throw malformedRequest(`The part ${name} is repeated.`, { params: { name } })
    }
  }
  form.delete('file')
  return { file, fields: Object.fromEntries(form) }
}
