import { type ArrangeRequest, arrangeOrder } from './arrange-order'
import { type BuildRequest, type BuiltSet, buildSet } from './build-set'
import { type SpliceRequest, spliceOrder } from './splice-order'

/** The work of the thread that builds and changes large sets. */
export type SetRequest = BuildRequest | SpliceRequest | ArrangeRequest

export function createSet(request: SetRequest): BuiltSet {
  switch (request.kind) {
    case 'build':
      return buildSet(request)
    case 'splice':
      return spliceOrder(request)
    case 'arrange':
      return arrangeOrder(request)
    default:
      return request satisfies never
  }
}
