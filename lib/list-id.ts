/** The id of the list of liked songs. */
export const LIKED_LIST = 'liked'
/** The id of the list of all songs of a user. */
export const LIBRARY_LIST = 'library'

type BuiltInListId = typeof LIKED_LIST | typeof LIBRARY_LIST

/** The id of a list of songs: that of a playlist, or of a list that every user has. */
export type ListId = BuiltInListId | (string & Record<never, never>)

/** The list of one user. */
export type ListKey = { userId: string; list: ListId }

/** Returns whether a list is a playlist. Its entries are tracks; those of other lists are songs. */
export const isPlaylistId = (list: ListId): boolean => list !== LIKED_LIST && list !== LIBRARY_LIST
