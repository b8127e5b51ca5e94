import 'server-only'
import { db, FIRST_SIMILAR_TIER, type SearchTerm, type SongFilter } from '@/db'
import type { Context } from '@/lib/context'
import type { AnswerOf, InputOf } from '@/lib/contract/contract'
import type { songs } from '@/lib/contract/songs'
import { signedIn } from '../shared/access'
import { paged, readCursor } from '../shared/cursor'
import { presentSong } from '../shared/present'
import { searchForm } from './search-text'
import { closeWords } from './similar-words'

const MOST_WORDS = 8

type Input = InputOf<typeof songs.list>
type Found = AnswerOf<typeof songs.list>
type List = { userId: string; scope: string; limit: number; cursor?: string; filter: SongFilter }

/** Songs of a filter page by page: those that match `q`, the best first, or all, in order. */
export async function listSongs(ctx: Context, input: Input): Promise<Found> {
  const { userId } = signedIn(ctx)
  const { cursor, limit, q, sort, ...filter } = input
  const scope = JSON.stringify(['songs', userId, filter, q, sort])
  const list = { userId, scope, limit, cursor, filter }
  if (q === undefined) return inOrder(list, sort ?? 'title')
  const terms = await findSearchTerms(userId, q)
  if (terms.length === 0) return { data: [], nextCursor: null, spelling: 'asTyped' }
  return sort ? matchesInOrder(list, terms, sort) : byRelevance(list, terms)
}

async function findSearchTerms(userId: string, q: string): Promise<SearchTerm[]> {
  const typed = [...new Set(searchForm(q).split(' ').filter(Boolean))].slice(0, MOST_WORDS)
  if (typed.length === 0) return []
  const known = await db.songSearch.lookUpWords(userId, typed)
  return known.map(({ word, uses, close }, index) => ({
    word,
    uses,
    close: closeWords(word, close, { isLast: index === known.length - 1 }),
  }))
}

async function inOrder(list: List, sort: NonNullable<Input['sort']>): Promise<Found> {
  const { userId, filter, limit } = list
  const rows = await db.songs.list(userId, { ...filter, sort }, { limit, after: afterKey(list) })
  const page = paged(rows, { ...list, keysOf: (row) => [row.sortKey, row.id] })
  return { ...shown(page), spelling: 'asTyped' }
}

async function matchesInOrder(
  list: List,
  terms: SearchTerm[],
  sort: NonNullable<Input['sort']>,
): Promise<Found> {
  const { userId, filter, limit } = list
  const after = afterKey(list)
  const rows = await db.songSearch.listMatching(userId, { terms, filter, sort }, { limit, after })
  const page = paged(rows, { ...list, keysOf: (row) => [row.sortKey, row.id] })
  return { ...shown(page), spelling: 'asTyped' }
}

async function byRelevance(list: List, terms: SearchTerm[]): Promise<Found> {
  const { userId, scope, cursor, filter, limit } = list
  const [tier, key, id] = cursor ? readCursor(scope, cursor) : []
  const after =
    id === undefined ? undefined : { tier: Number(tier), key: String(key), id: String(id) }
  const rows = await db.songSearch.search(userId, { terms, filter }, { limit, after })
  const page = paged(rows, { scope, limit, keysOf: (row) => [row.tier, row.sortKey, row.id] })
  const isClose = rows[0] !== undefined && rows[0].tier >= FIRST_SIMILAR_TIER
  return { ...shown(page), spelling: isClose ? 'close' : 'asTyped' }
}

function afterKey({ cursor, scope }: List) {
  const [key, id] = cursor ? readCursor(scope, cursor) : []
  return id === undefined ? undefined : { key: String(key), id: String(id) }
}

const shown = <Row extends Parameters<typeof presentSong>[0]>(page: {
  rows: Row[]
  nextCursor: string | null
}) => ({ data: page.rows.map(presentSong), nextCursor: page.nextCursor })
