export type ItemIds = ReturnType<typeof createItemIds>

/** Creates the ids of queued items that are shown before the server has created them. */
export function createItemIds() {
  const stored = new Map<string, string>()
  const creating = new Set<string>()
  return {
    /** Items that the server is about to create. */
    creating,
    store: (id: string, storedId: string) => void stored.set(id, storedId),
    /** Returns the id that the server has given to an item. */
    stored: (id: string) => stored.get(id) ?? id,
    /** Deletes ids that are shown no longer. */
    clear: () => stored.clear(),
  }
}
