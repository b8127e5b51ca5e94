import { useSyncExternalStore } from 'react'

const subscribeToNothing = () => () => {}

/** Returns false while React hydrates HTML from the server, then true. */
export const useHydrated = (): boolean =>
  useSyncExternalStore(
    subscribeToNothing,
    () => true,
    () => false,
  )
