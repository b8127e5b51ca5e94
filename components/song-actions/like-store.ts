import { createStore } from 'zustand'

type Changes = { byId: ReadonlyMap<string, boolean> }

/** Likes changed in this window; they override the likes that pages were loaded with. */
export const likedChanges = createStore<Changes>(() => ({ byId: new Map() }))

/** Stores whether a song is liked. */
export function setLiked(songId: string, liked: boolean): void {
  likedChanges.setState(({ byId }) => ({ byId: new Map(byId).set(songId, liked) }))
}
