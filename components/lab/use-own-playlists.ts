import { useEffect, useState } from 'react'

type NamedList = { id: string; name: string }

/** Returns the user's playlists; none while they load, or if they cannot be loaded. */
export function useOwnPlaylists(isEnabled: boolean): readonly NamedList[] {
  const [playlists, setPlaylists] = useState<readonly NamedList[]>([])
  useEffect(() => {
    if (!isEnabled) return
    const controller = new AbortController()
    import('./own-playlists')
      .then(({ fetchPlaylists }) => fetchPlaylists(controller.signal))
      .then(setPlaylists)
      .catch(() => setPlaylists([]))
    return () => controller.abort()
  }, [isEnabled])
  return playlists
}
