import { mergeOrders } from './merge-orders'

type Orders = {
  /** The tracks before and after the import, in list order. */
  before: string[]
  after: string[]
  /** The present tracks, without those that the import added. */
  staying: string[]
  /** Removed tracks to restore. */
  restored: ReadonlySet<string>
}

/**
 * Returns the order of a playlist after the undo of an import: that before the import, with later
 * tracks behind those that they follow. If the user has reordered the tracks since, their order
 * stays, and restored tracks are put behind those that they followed.
 */
export function orderAfterUndo({ before, after, staying, restored }: Orders): string[] {
  const isStaying = new Set(staying)
  const isAfter = new Set(after)
  const former = before.filter((id) => isStaying.has(id) || restored.has(id))
  const left = after.filter((id) => isStaying.has(id))
  const current = staying.filter((id) => isAfter.has(id))
  const isReordered = current.some((id, index) => id !== left[index])
  const keyOf = (id: string) => id
  return isReordered ? mergeOrders(staying, former, keyOf) : mergeOrders(former, staying, keyOf)
}
