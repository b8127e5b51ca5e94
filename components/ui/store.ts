/** A value that changes and tells who listens. */
export type Store<State> = {
  get: () => State
  /** What it held at first: what a page that comes from the server was drawn with. */
  first: () => State
  set: (change: Partial<State>) => void
  subscribe: (listener: () => void) => () => void
}

/** Makes a store; a change that changes nothing tells nobody. */
export function createStore<State extends object>(initial: State): Store<State> {
  let state = initial
  const listeners = new Set<() => void>()
  return {
    get: () => state,
    first: () => initial,
    set(change) {
      const isNew = Object.entries(change).some(
        ([key, value]) => !Object.is(state[key as keyof State], value),
      )
      if (!isNew) return
      state = { ...state, ...change }
      for (const listener of listeners) listener()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
