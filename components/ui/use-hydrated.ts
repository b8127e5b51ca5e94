import { useSyncExternalStore } from 'react'

const never = () => () => {}

/** False while a part of the page that came from the server is taken over, then true. */
export const useHydrated = (): boolean =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
