import 'server-only'
import type { Context } from '@/lib/context'
import type { Contract, InputOf, ResultOf } from '@/lib/contract/contract'
import type { CreateOnce, IncomingFile } from '@/lib/services/uploads/receive-file'
import { authorizeRequest, readQuery } from './accept-request'
import type { ApiContext } from './api-context'
import type { Binding } from './binding'
import { respondIdempotently } from './idempotency'
import { openMultipartUpload } from './multipart-upload'
import { assertContentType } from './negotiate'
import { parseInput } from './parse-input'
import { renderResult } from './render'

type Verb<C extends Contract, Fields> = (
  ctx: Context,
  upload: IncomingFile<Fields>,
  createOnce: CreateOnce<ResultOf<C>, Response>,
) => Promise<Response>

/**
 * Binds a verb that receives the multipart field `file` as a stream, while it arrives. `toFields`
 * converts the input, which is complete at the end of the stream.
 */
export function bindUpload<C extends Contract, Fields>(
  contract: C,
  toFields: (input: InputOf<C>) => Fields,
  verb: Verb<C, Fields>,
): Binding {
  const handle = async (c: ApiContext): Promise<Response> => {
    const ctx = await authorizeRequest(contract, c)
    assertContentType(c.req.header('content-type'), 'multipart')
    const url = { params: c.req.param(), query: readQuery(c) }
    // A wrong path or query is found before the file is read.
    parseInput({ ...contract, body: undefined }, { ...url, body: {} })
    const upload = openMultipartUpload(c.req.raw, (fields) =>
      toFields(parseInput(contract, { ...url, body: fields }) as InputOf<C>),
    )
    return verb(ctx, upload, (payload, create) =>
      respondIdempotently({ contract, c, ctx, payload }, async () =>
        renderResult(contract, c, await create()),
      ),
    )
  }
  return [contract, handle]
}
