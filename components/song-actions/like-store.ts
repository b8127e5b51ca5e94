import { createStore } from '@/components/ui/store'

type Changes = { byId: ReadonlyMap<string, boolean> }

/** Likes changed in this window, over what pages were loaded with. */
export const likedChanges = createStore<Changes>({ byId: new Map() })

/** Notes that a song is liked or not. */
export function noteLiked(songId: string, liked: boolean): void {
  likedChanges.set({ byId: new Map(likedChanges.get().byId).set(songId, liked) })
}
