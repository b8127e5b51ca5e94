import 'server-only'
import { db, FIRST_SIMILAR_TIER, type Repositories, type SearchTerm, type SongFilter } from '@/db'
import type { Context } from '@/lib/context'
import type { InputOf, ResponseOf } from '@/lib/contract/contract'
import type { songs } from '@/lib/contract/songs'
import { searchForm } from '@/lib/song-text/search-text'
import { requireUser } from '../shared/access'
import { decodeCursor, listPage, paginate, toPosition } from '../shared/cursor'
import { presentSong } from '../shared/present'
import { findSimilarTerms } from './similar-words'

const MAX_WORDS = 8

type Input = InputOf<typeof songs.list>
type FoundSongs = ResponseOf<typeof songs.list>
type List = { userId: string; scope: string; limit: number; cursor?: string; filter: SongFilter }

/** Lists a page of the songs of a filter: those that match `q`, the best first, or all in an order. */
export async function listSongs(ctx: Context, input: Input): Promise<FoundSongs> {
  const { userId } = requireUser(ctx)
  const { cursor, limit, q, sort, ...filter } = input
  const scope = JSON.stringify(['songs', userId, filter, q, sort])
  const list = { userId, scope, limit, cursor, filter }
  if (q === undefined) return listAll(list, sort ?? 'title')
  const terms = await findSearchTerms(db, userId, q)
  if (terms.length === 0) return { data: [], nextCursor: null, spelling: 'as_typed' }
  return sort ? listMatches(list, terms, sort) : listByRelevance(list, terms)
}

/** Returns the best matches for terms that are looked up already. */
export async function listBestSongs(userId: string, terms: SearchTerm[], limit: number) {
  const { data } = await listByRelevance({ userId, scope: '', limit, filter: {} }, terms)
  return data
}

/** Returns the words of a search with their frequency in the library of the user. */
export async function findSearchTerms(
  store: Pick<Repositories, 'songSearch'>,
  userId: string,
  q: string,
): Promise<SearchTerm[]> {
  const typed = [...new Set(searchForm(q).split(' ').filter(Boolean))].slice(0, MAX_WORDS)
  if (typed.length === 0) return []
  const known = await store.songSearch.lookUpTerms(userId, typed)
  return known.map(({ word, close, ...usage }, index) => ({
    word,
    ...usage,
    close: findSimilarTerms(word, close, { isLast: index === known.length - 1 }),
  }))
}

async function listAll(list: List, sort: NonNullable<Input['sort']>): Promise<FoundSongs> {
  const { userId, filter } = list
  const page = await listPage(
    list,
    (page) => db.songs.list(userId, { ...filter, sort }, page),
    toPosition,
  )
  return { ...present(page), spelling: 'as_typed' }
}

async function listMatches(
  list: List,
  terms: SearchTerm[],
  sort: NonNullable<Input['sort']>,
): Promise<FoundSongs> {
  const { userId, filter } = list
  const page = await listPage(
    list,
    (page) => db.songSearch.listMatching(userId, { terms, filter, sort }, page),
    toPosition,
  )
  return { ...present(page), spelling: 'as_typed' }
}

async function listByRelevance(list: List, terms: SearchTerm[]): Promise<FoundSongs> {
  const { userId, scope, cursor, filter, limit } = list
  const keys = decodeCursor(scope, cursor)
  const after = keys && { tier: Number(keys[0]), key: String(keys[1]), id: String(keys[2]) }
  const rows = await db.songSearch.search(userId, { terms, filter }, { limit, after })
  const page = paginate(rows, { scope, limit, keysOf: (row) => [row.tier, row.sortKey, row.id] })
  const isSimilar = rows[0] !== undefined && rows[0].tier >= FIRST_SIMILAR_TIER
  return { ...present(page), spelling: isSimilar ? 'similar' : 'as_typed' }
}

const present = <Row extends Parameters<typeof presentSong>[0]>(page: {
  rows: Row[]
  nextCursor: string | null
}) => ({ data: page.rows.map(presentSong), nextCursor: page.nextCursor })
