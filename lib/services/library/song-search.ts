import 'server-only'
import { db, FIRST_SIMILAR_TIER, type SearchTerm, type SongFilter } from '@/db'
import type { Context } from '@/lib/context'
import type { InputOf, ResponseOf } from '@/lib/contract/contract'
import type { songs } from '@/lib/contract/songs'
import { searchForm } from '@/lib/song-text/search-text'
import { requireUser } from '../shared/access'
import { decodeCursor, listPage, paginate } from '../shared/cursor'
import { presentSong } from '../shared/present'
import { closeWords } from './similar-words'

const MOST_WORDS = 8

type Input = InputOf<typeof songs.list>
type Found = ResponseOf<typeof songs.list>
type List = { userId: string; scope: string; limit: number; cursor?: string; filter: SongFilter }

/** Songs of a filter page by page: those that match `q`, the best first, or all, in order. */
export async function listSongs(ctx: Context, input: Input): Promise<Found> {
  const { userId } = requireUser(ctx)
  const { cursor, limit, q, sort, ...filter } = input
  const scope = JSON.stringify(['songs', userId, filter, q, sort])
  const list = { userId, scope, limit, cursor, filter }
  if (q === undefined) return inOrder(list, sort ?? 'title')
  const terms = await findSearchTerms(userId, q)
  if (terms.length === 0) return { data: [], nextCursor: null, spelling: 'asTyped' }
  return sort ? matchesInOrder(list, terms, sort) : byRelevance(list, terms)
}

/** The words of a search with their use in the library of the user. */
export async function findSearchTerms(userId: string, q: string): Promise<SearchTerm[]> {
  const typed = [...new Set(searchForm(q).split(' ').filter(Boolean))].slice(0, MOST_WORDS)
  if (typed.length === 0) return []
  const known = await db.songSearch.lookUpTerms(userId, typed)
  return known.map(({ word, close, ...usage }, index) => ({
    word,
    ...usage,
    close: closeWords(word, close, { isLast: index === known.length - 1 }),
  }))
}

async function inOrder(list: List, sort: NonNullable<Input['sort']>): Promise<Found> {
  const { userId, filter } = list
  const page = await listPage(
    list,
    (page) => db.songs.list(userId, { ...filter, sort }, page),
    positionOf,
  )
  return { ...shown(page), spelling: 'asTyped' }
}

async function matchesInOrder(
  list: List,
  terms: SearchTerm[],
  sort: NonNullable<Input['sort']>,
): Promise<Found> {
  const { userId, filter } = list
  const page = await listPage(
    list,
    (page) => db.songSearch.listMatching(userId, { terms, filter, sort }, page),
    positionOf,
  )
  return { ...shown(page), spelling: 'asTyped' }
}

async function byRelevance(list: List, terms: SearchTerm[]): Promise<Found> {
  const { userId, scope, cursor, filter, limit } = list
  const keys = decodeCursor(scope, cursor)
  const after = keys && { tier: Number(keys[0]), key: String(keys[1]), id: String(keys[2]) }
  const rows = await db.songSearch.search(userId, { terms, filter }, { limit, after })
  const page = paginate(rows, { scope, limit, keysOf: (row) => [row.tier, row.sortKey, row.id] })
  const isClose = rows[0] !== undefined && rows[0].tier >= FIRST_SIMILAR_TIER
  return { ...shown(page), spelling: isClose ? 'close' : 'asTyped' }
}

const positionOf = ({ sortKey, id }: { sortKey: string; id: string }) => ({ key: sortKey, id })

const shown = <Row extends Parameters<typeof presentSong>[0]>(page: {
  rows: Row[]
  nextCursor: string | null
}) => ({ data: page.rows.map(presentSong), nextCursor: page.nextCursor })
