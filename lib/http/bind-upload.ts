import 'server-only'
import type { Context } from '@/lib/context'
import type { Contract, InputOf, ResultOf } from '@/lib/contract/contract'
import { signedIn } from '@/lib/services/shared/access'
import { allowanceOf, assertDisk, assertQuota } from '@/lib/services/uploads/allowance'
import { letGo } from '@/lib/services/uploads/incoming'
import { nameOf } from '@/lib/services/uploads/resumable'
import { takeSlot } from '@/lib/services/uploads/slots'
import { discard, type Staged, stage } from '@/lib/services/uploads/stage'
import { fieldsOf } from '@/lib/services/uploads/uploads'
import { render } from './answer'
import type { ApiContext } from './api-context'
import { admit, queryOf } from './bind'
import { assertContentType } from './negotiate'
import { answerOnce } from './once'
import { parseInput } from './parse-input'
import { readUpload } from './read-upload'

type Verb<C extends Contract> = (ctx: Context, staged: Staged) => Promise<ResultOf<C>>

/**
 * A door to a verb that takes audio in the multipart field `file`: it goes to the disk as it comes
 * and is looked at before anything is written to the database.
 */
export function bindUpload<C extends Contract>(contract: C, verb: Verb<C>) {
  return async (c: ApiContext): Promise<Response> => {
    const ctx = await admit(contract, c)
    const actor = signedIn(ctx)
    assertContentType(c.req.header('content-type'), 'multipart')
    parseInput({ ...contract, body: undefined }, { params: {}, query: queryOf(c), body: {} })
    await assertQuota(actor, 0)
    const { fileBytes } = allowanceOf(actor)
    await assertDisk(Math.min(Number(c.req.header('content-length') ?? 0), fileBytes))
    const release = takeSlot(actor.userId)
    try {
      const { path, fileName, said } = await readUpload(c.req.raw, fileBytes, (fields) =>
        fieldsOf(read(contract, fields)),
      )
      const arrived = { path, fileName: nameOf(fileName), fields: said }
      const staged = await stage(actor.userId, arrived).finally(() => letGo(path))
      return await answer({ contract, c, ctx, staged }, () => verb(ctx, staged))
    } finally {
      release()
    }
  }
}

const read = (contract: Contract, fields: Record<string, string>) =>
  parseInput(contract, { params: {}, query: {}, body: fields }) as InputOf<Contract> & object

type Call = { contract: Contract; c: ApiContext; ctx: Context; staged: Staged }

// A file is kept by the call that made a song of it, and by no other: not by one that was refused,
// nor by one that got the answer of an earlier call again.
async function answer(
  { contract, c, ctx, staged }: Call,
  work: () => Promise<unknown>,
): Promise<Response> {
  const asked = [staged.file.audioHash, staged.fileName, staged.facts]
  try {
    return await answerOnce({ contract, c, ctx, asked }, async () =>
      render(contract, c, await work()),
    )
  } finally {
    await discard(staged)
  }
}
