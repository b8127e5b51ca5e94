/** The id of the list of liked songs. */
export const LIKED_LIST = 'liked'
/** The id of the list of all songs of a user. */
export const LIBRARY_LIST = 'library'

/** The kinds of lists that are computed from the songs of a library. */
export const DERIVED_LIST_KINDS = ['album', 'artist', 'view'] as const
type DerivedListKind = (typeof DERIVED_LIST_KINDS)[number]

type BuiltInListId = typeof LIKED_LIST | typeof LIBRARY_LIST
type DerivedListId = `${DerivedListKind}:${string}`

/** The id of a list of songs: that of a playlist, of a list that every user has, or of a derived list. */
export type ListId = BuiltInListId | DerivedListId | (string & Record<never, never>)

/** The list of one user. */
export type ListKey = { userId: string; list: ListId }

/** The songs of an album or artist, or those that match a view. */
export type DerivedList = { kind: DerivedListKind; id: string }

/** Returns the derived list of an id such as `album:<id>`; undefined for the id of another list. */
export function parseDerivedList(list: ListId): DerivedList | undefined {
  const [prefix, id] = list.split(':')
  const kind = DERIVED_LIST_KINDS.find((candidate) => candidate === prefix)
  return kind && id ? { kind, id } : undefined
}

/** Returns the list id of an album, an artist or a view. */
export const derivedListId = ({ kind, id }: DerivedList): DerivedListId => `${kind}:${id}`

/** Returns whether a list is a playlist. Its entries are tracks; those of other lists are songs. */
export const isPlaylistId = (list: ListId): boolean =>
  list !== LIKED_LIST && list !== LIBRARY_LIST && !parseDerivedList(list)

/** The kinds of lists that can play, as the play queue names them; `songs` is a view. */
export const CONTEXT_KINDS = ['playlist', 'liked', 'library', 'album', 'artist', 'songs'] as const
export type ListContext = {
  kind: (typeof CONTEXT_KINDS)[number]
  /** Null for `liked` and `library`, which have no id. */
  id: string | null
}

/** Returns the list id of a context; undefined for one that lacks its id. */
export function listOfContext({ kind, id }: ListContext): ListId | undefined {
  if (kind === 'liked' || kind === 'library') return kind
  if (id === null) return undefined
  if (kind === 'playlist') return id
  return derivedListId({ kind: kind === 'songs' ? 'view' : kind, id })
}

/** Returns the context of a list id. */
export function contextOfList(list: ListId): ListContext {
  if (list === LIKED_LIST) return { kind: LIKED_LIST, id: null }
  if (list === LIBRARY_LIST) return { kind: LIBRARY_LIST, id: null }
  const derived = parseDerivedList(list)
  if (!derived) return { kind: 'playlist', id: list }
  return { kind: derived.kind === 'view' ? 'songs' : derived.kind, id: derived.id }
}
