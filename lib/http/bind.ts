import 'server-only'
import type { Context } from '@/lib/context'
import type { Contract, InputOf, ResultOf } from '@/lib/contract/contract'
import { acceptRequest } from './accept-request'
import type { ApiContext } from './api-context'
import type { Binding } from './binding'
import { matchesEtag } from './etag'
import { respondIdempotently } from './idempotency'
import { renderResult } from './render'
import { notModified, send } from './response'

type Verb<C extends Contract> = (ctx: Context, input: InputOf<C>) => Promise<ResultOf<C>>

/** Returns the strong ETag of a resource at less cost than reading it, and how to read both. */
type OpenTagged<C extends Contract> = (
  ctx: Context,
  input: InputOf<C>,
) => Promise<{
  /** Undefined if there is no such resource: `load` throws. */
  etag: string | undefined
  load: () => Promise<{ etag: string; result: ResultOf<C> }>
}>

/** Binds a verb to an operation. */
export function bind<C extends Contract>(contract: C, verb: Verb<C>): Binding {
  const handle = async (c: ApiContext): Promise<Response> => {
    const { ctx, input } = await acceptRequest(contract, c)
    if (contract.idempotent) {
      return respondIdempotently({ contract, c, ctx, payload: input }, async () =>
        renderResult(contract, c, await verb(ctx, input)),
      )
    }
    return send(c, renderResult(contract, c, await verb(ctx, input)))
  }
  return [contract, handle]
}

/** Binds a read with an ETag of its own; a conditional read of an unchanged resource does not load it. */
export function bindTagged<C extends Contract>(contract: C, open: OpenTagged<C>): Binding {
  const handle = async (c: ApiContext): Promise<Response> => {
    const { ctx, input } = await acceptRequest(contract, c)
    const { etag: current, load } = await open(ctx, input)
    if (current && matchesEtag(c.req.header('if-none-match'), current)) {
      return send(c, notModified(current))
    }
    const { etag, result } = await load()
    return send(c, renderResult(contract, c, result, etag))
  }
  return [contract, handle]
}

/**
 * Binds a creating verb that needs another service first: `prepare` runs before the transaction is
 * opened, and not at all if the response is a replay.
 */
export function bindPrepared<C extends Contract, Prepared>(
  contract: C,
  prepare: (ctx: Context, input: InputOf<C>) => Promise<Prepared>,
  verb: (ctx: Context, input: InputOf<C>, prepared: Prepared) => Promise<ResultOf<C>>,
): Binding {
  const handle = async (c: ApiContext): Promise<Response> => {
    const { ctx, input } = await acceptRequest(contract, c)
    let preparing: Promise<Prepared> | undefined
    const prepareOnce = () => {
      preparing ??= prepare(ctx, input)
      return preparing
    }
    const call = { contract, c, ctx, payload: input, prepare: prepareOnce }
    return respondIdempotently(call, async () =>
      renderResult(contract, c, await verb(ctx, input, await prepareOnce())),
    )
  }
  return [contract, handle]
}
