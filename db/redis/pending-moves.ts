const MAX_PENDING_USERS = 10_000

/** Identifies one call of `add`. */
type Mark = symbol | undefined

/** Users whose version could not be changed. Beyond 10,000 they are all users, `everyone`. */
export function createPendingMoves(everyone: string) {
  const marks = new Map<string, symbol>()
  return {
    has: (user: string): boolean => marks.has(user),
    markOf: (user: string): Mark => marks.get(user),
    first: (count: number): string[] => [...marks.keys()].slice(0, count),

    add(user: string): void {
      const isFull = marks.size >= MAX_PENDING_USERS && !marks.has(user)
      if (isFull) marks.clear()
      marks.set(isFull ? everyone : user, Symbol('pending'))
    },

    /** Removes a user, unless the user was added again after `mark` was read. */
    remove(user: string, mark: Mark): void {
      if (mark !== undefined && marks.get(user) === mark) marks.delete(user)
    },
  }
}
