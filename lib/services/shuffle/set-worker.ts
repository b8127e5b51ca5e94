import { type BuildRequest, type BuiltSet, buildSet } from './build-set'
import { type SpliceRequest, spliceOrder } from './splice-order'

/** The work of the thread that builds and changes large sets. */
export type SetRequest = BuildRequest | SpliceRequest

export const createSet = (request: SetRequest): BuiltSet =>
  request.kind === 'build' ? buildSet(request) : spliceOrder(request)
