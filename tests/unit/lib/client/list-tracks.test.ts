import { expect, it } from 'vitest'
import { fetchListPage } from '@/lib/client/list-tracks'
import { stubApi } from '@/tests/support/dom/api'

it('reads the search of a view once for all its pages', async () => {
  const requests = stubApi({
    'GET /views/*': () => ({ q: 'rain', filters: { liked: true } }),
    'GET /songs': () => ({ data: [], nextCursor: 'next' }),
  })
  const list = 'view:0199c3f2-5a1e-7c4b-9d2a-6f8e1b3c5d70'
  for (const cursor of [undefined, 'second', 'third']) await fetchListPage({ list }, cursor)
  const songs = 'GET /songs?limit=100'
  expect(requests.map((request) => request.replace(/&(?:q|liked)=\w+/g, ''))).toEqual([
    'GET /views/0199c3f2-5a1e-7c4b-9d2a-6f8e1b3c5d70',
    songs,
    `${songs}&cursor=second`,
    `${songs}&cursor=third`,
  ])
  expect(requests.filter((request) => request.includes('q=rain&liked=true'))).toHaveLength(3)
})
