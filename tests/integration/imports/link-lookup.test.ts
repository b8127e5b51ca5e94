import { expect, it } from 'vitest'
import type { Import } from '@/lib/contract/import'
import { aUser, call, withApp } from '@/tests/support/app'
import { importEnded } from '@/tests/support/library'
import { FakeServices } from '@/tests/support/links/fake-services'

const services = new FakeServices()

withApp(async (onEnd) => {
  onEnd(() => services.stop())
  return { ...(await services.start()), LINK_LOOKUPS: 'true', IMPORT_MAX_ROWS: '250' }
})

const SPOTIFY = 'https://open.spotify.com/track/0123456789abcdefghijAB'

async function importText(text: string) {
  const { token } = await aUser()
  const { body } = await call('POST', '/imports/text', { token, body: { text } })
  const { report, playlists } = await importEnded(token, (body as Import).id)
  const id = playlists[0]?.id
  const tracks = id ? (await call('GET', `/playlists/${id}/tracks`, { token })).body : { data: [] }
  type Track = { song: { title: string; artists: { name: string }[]; durationMs: number | null } }
  const { data } = tracks as { data: Track[] }
  const songs = data.map(
    ({ song }) => `${song.artists.map(({ name }) => name).join(', ')}: ${song.title}`,
  )
  return { report, songs, codes: report.skipped.map(({ line, code }) => [line, code]) }
}

it('imports the songs of links and of the lists that services publish', async () => {
  services.replies.set(`/spotify?url=${SPOTIFY}`, { body: { title: 'Fog' } })
  services.replies.set('/tidal?url=https://tidal.com/browse/track/1', {
    body: { title: 'Sun by Heat Wave' },
  })
  services.replies.set('/apple?id=2&entity=song&limit=200&country=us', {
    body: { results: [{ kind: 'song', trackName: 'Hail', artistName: 'Ice' }] },
  })
  services.replies.set('/deezer/track/3', {
    body: { title: 'Ash', duration: 225, artist: { name: 'Ember' }, isrc: 'GBAAA0000001' },
  })
  services.replies.set('/deezer/playlist/4/tracks?limit=100&index=0', {
    body: { data: [{ title: 'One', artist: { name: 'A' } }], next: 'https://x' },
  })
  services.replies.set('/deezer/playlist/4/tracks?limit=100&index=1', {
    body: { data: [{ title: 'Two', artist: { name: 'B' } }] },
  })
  const links = [
    SPOTIFY,
    'https://tidal.com/browse/track/1',
    'https://music.apple.com/us/album/hail/1?i=2',
    'https://www.deezer.com/en/track/3',
    'deezer.com/playlist/4',
  ]
  const { songs, codes } = await importText(`${links.join('\n')}\n`)
  expect(songs).toEqual([': Fog', 'Heat Wave: Sun', 'Ice: Hail', 'Ember: Ash', 'A: One', 'B: Two'])
  expect(codes).toEqual([])
  const before = services.calls.length
  await importText(`${links.join('\n')}\n`)
  expect(services.calls.length).toBe(before)
})

it('skips links without a song, lists that are not published, and services that fail', async () => {
  services.replies.set('/deezer/track/9', { body: { error: { code: 800, message: 'no data' } } })
  services.replies.set('/apple?id=8&entity=song&limit=200&country=de', { status: 403, body: {} })
  const { codes, songs } = await importText(
    [
      'Rain - Fog',
      'https://www.deezer.com/track/9',
      'https://tidal.com/browse/track/404',
      'https://tidal.com/browse/playlist/12ab-34',
      'https://music.apple.com/de/song/8',
    ].join('\n'),
  )
  expect(songs).toEqual(['Rain: Fog'])
  expect(codes).toEqual([
    [2, 'link_not_found'],
    [3, 'link_not_found'],
    [4, 'link_unlisted'],
    [5, 'link_unavailable'],
  ])
})

it.each([
  ['its quota is exceeded', { error: { code: 4, message: 'Quota limit exceeded' } }],
  ['it is busy', { error: { code: 700, message: 'Service busy' } }],
])('keeps neither a failure of Deezer nor a part of a list if %s', async (why, failure) => {
  const id = why.length
  const pages = [0, 1].map((index) => `/deezer/playlist/${id}/tracks?limit=100&index=${index}`)
  const [first = '', second = ''] = pages
  const one = { data: [{ title: 'One', artist: { name: 'A' } }], next: 'https://x' }
  services.replies.set(first, { body: failure })
  const link = `https://www.deezer.com/playlist/${id}`
  expect((await importText(link)).codes).toEqual([[1, 'link_unavailable']])
  services.replies.set(first, { body: one })
  services.replies.set(second, { body: failure })
  expect((await importText(link)).codes).toEqual([[1, 'link_unavailable']])
  services.replies.set(second, { body: { data: [{ title: 'Two', artist: { name: 'B' } }] } })
  expect((await importText(link)).songs).toEqual(['A: One', 'B: Two'])
})

it('stops calling a service that fails, and looks up at most 100 links', async () => {
  const failing = Array.from({ length: 10 }, (_, at) => `https://music.apple.com/song/70${at}`)
  for (const link of failing)
    services.replies.set(`/apple?id=${link.split('/').at(-1)}&entity=song&limit=200`, {
      status: 403,
      body: {},
    })
  const before = services.calls.length
  const { codes } = await importText(failing.join('\n'))
  expect(new Set(codes.map(([, code]) => code))).toEqual(new Set(['link_unavailable']))
  expect(services.calls.length - before).toBe(3)
  const many = Array.from({ length: 103 }, (_, at) => `https://www.deezer.com/track/5${at}`)
  const { report } = await importText(many.join('\n'))
  expect(report.skipped.filter(({ code }) => code === 'link_limit')).toHaveLength(3)
}, 60_000)

it('skips a list with more songs than the file may still have', async () => {
  const { LinkLookup } = await import('@/lib/services/imports/link-lookup')
  const { parseServiceLink } = await import('@/lib/importers/service-link')
  const { skipEvent } = await import('@/lib/importers/skip')
  const songs = ['One', 'Two', 'Three'].map((title) => ({ title, artist: { name: 'A' } }))
  services.replies.set('/deezer/playlist/6/tracks?limit=100&index=0', { body: { data: songs } })
  services.replies.set('/deezer/track/61', { body: { title: 'Ash', artist: { name: 'Ember' } } })
  const lookup = new LinkLookup(3)
  const resolve = async (text: string) => {
    const link = parseServiceLink(text) ?? undefined
    const rows = await lookup.resolve({
      ...skipEvent({ line: 1, code: 'service_link', text }),
      link,
    })
    return rows.map((row) => (row.type === 'skip' ? row.code : row.type))
  }
  const list = 'https://www.deezer.com/playlist/6'
  expect(await resolve(list)).toEqual(['track', 'track', 'track'])
  expect(await resolve(list)).toEqual(['link_limit'])
  expect(await resolve('https://www.deezer.com/track/61')).toEqual(['track'])
})

it('counts the songs of a link as rows of the file', async () => {
  const pages = [0, 1, 2].map((page) => ({
    data: Array.from({ length: 100 }, (_, at) => ({
      title: `Song ${100 * page + at}`,
      artist: { name: 'A' },
    })),
    ...(page < 2 ? { next: 'https://x' } : {}),
  }))
  const publish = (list: number, listed: unknown[]) => {
    for (const [page, body] of listed.entries()) {
      services.replies.set(`/deezer/playlist/${list}/tracks?limit=100&index=${100 * page}`, {
        body,
      })
    }
  }
  publish(300, pages)
  publish(200, pages.slice(1))
  const links = [300, 200].map((list) => `https://www.deezer.com/playlist/${list}`)
  const { codes, report } = await importText(`Rain - Fog\n${links.join('\n')}\n`)
  expect(codes).toEqual([[2, 'link_limit']])
  expect(report.imported).toBe(201)
}, 60_000)
