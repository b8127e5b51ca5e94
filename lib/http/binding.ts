import type { Contract } from '@/lib/contract/contract'
import type { ApiContext } from './api-context'

export type Handler = (c: ApiContext) => Promise<Response>

/** An operation and the handler that serves it. */
export type Binding = readonly [contract: Contract, handler: Handler]
