import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { ActionResult } from '@/lib/actions/create-action'
import { call, withApp } from '@/tests/support/app'
import { aLibrary, type Library } from '@/tests/support/contract/library'
import { cookieOf } from '@/tests/support/contract/session-cookie'

// Next gives an action its request and its cache; outside of Next there is neither.
const next = vi.hoisted(() => ({ headers: new Headers(), revalidatePath: vi.fn() }))
vi.mock('next/headers', () => ({ headers: async () => next.headers }))
vi.mock('next/cache', () => ({ revalidatePath: next.revalidatePath }))

withApp()

type Input = Record<string, unknown>
type Action = (input: never) => Promise<ActionResult<unknown>>
type Case = {
  load: () => Promise<Action>
  /** A valid input for the owner of the library. */
  input: (owner: Library) => Promise<Input>
  invalid: { input: Input; path: string; code?: 'malformed_request' }
  /** The value of a successful call; undefined if the action returns none. */
  value?: Input
  revalidates?: true
}

const UNKNOWN_ID = '0199c3f2-5a1e-7c4b-9d2a-6f8e1b3c5d70'
const loadPlaylists = () => import('@/lib/actions/playlists')
const loadTracks = () => import('@/lib/actions/playlist-tracks')

const cases: Record<string, Case> = {
  createPlaylistAction: {
    load: async () => (await loadPlaylists()).createPlaylistAction as Action,
    input: async () => ({ name: 'Harbour' }),
    invalid: { input: { name: '' }, path: 'name' },
    value: { name: 'Harbour', trackCount: 0 },
    revalidates: true,
  },
  updatePlaylistAction: {
    load: async () => (await loadPlaylists()).updatePlaylistAction as Action,
    input: async (owner) => ({ playlistId: (await owner.playlist()).id, name: 'Renamed' }),
    invalid: { input: { name: 'x'.repeat(201) }, path: 'name' },
    value: { name: 'Renamed' },
    revalidates: true,
  },
  removePlaylistAction: {
    load: async () => (await loadPlaylists()).removePlaylistAction as Action,
    input: async (owner) => ({ playlistId: (await owner.playlist()).id }),
    invalid: { input: { force: true }, path: 'force', code: 'malformed_request' },
    revalidates: true,
  },
  addTracksAction: {
    load: async () => (await loadTracks()).addTracksAction as Action,
    input: async (owner) => ({
      playlistId: (await owner.playlist()).id,
      songIds: (await owner.songs()).slice(0, 1),
    }),
    invalid: { input: { songIds: [] }, path: 'songIds' },
    value: { data: [expect.objectContaining({ excluded: false })] },
  },
  addManyTracksAction: {
    load: async () => (await loadTracks()).addManyTracksAction as Action,
    input: async (owner) => ({
      playlistId: (await owner.playlist()).id,
      songIds: (await owner.songs()).slice(0, 1),
    }),
    invalid: { input: { songIds: [] }, path: 'songIds' },
    value: { trackIds: [expect.any(String)] },
  },
  changeTrackAction: {
    load: async () => (await loadTracks()).changeTrackAction as Action,
    input: async (owner) => {
      const { id, trackIds } = await owner.playlist()
      return { playlistId: id, trackId: trackIds[0], position: 0 }
    },
    invalid: { input: { position: -1 }, path: 'position' },
    value: { excluded: false },
  },
  excludeTracksAction: {
    load: async () => (await loadTracks()).excludeTracksAction as Action,
    input: async (owner) => {
      const { id, trackIds } = await owner.playlist()
      return { playlistId: id, trackIds: trackIds.slice(0, 1), excluded: true }
    },
    invalid: { input: { excluded: 'yes' }, path: 'excluded' },
    value: { trackIds: [expect.any(String)] },
  },
  moveTracksAction: {
    load: async () => (await loadTracks()).moveTracksAction as Action,
    input: async (owner) => {
      const { id, trackIds } = await owner.playlist()
      return { playlistId: id, trackIds: trackIds.slice(0, 1), position: 0 }
    },
    invalid: { input: { position: -1 }, path: 'position' },
    value: { positions: [0] },
  },
  removeTracksAction: {
    load: async () => (await loadTracks()).removeTracksAction as Action,
    input: async (owner) => {
      const { id, trackIds } = await owner.playlist()
      return { playlistId: id, trackIds: trackIds.slice(0, 1) }
    },
    invalid: { input: { trackIds: ['one'] }, path: 'trackIds.0' },
  },
  restoreTracksAction: {
    load: async () => (await loadTracks()).restoreTracksAction as Action,
    input: async (owner) => {
      const { id, trackIds } = await owner.playlist()
      await owner.remove(id, trackIds.slice(0, 1))
      return { playlistId: id, trackIds: trackIds.slice(0, 1) }
    },
    invalid: { input: { trackIds: 'all' }, path: 'trackIds' },
  },
}

const SAME_ORIGIN = { host: 'localhost:3000', origin: 'http://localhost:3000' }

let ada: Library
let bob: Library

beforeAll(async () => {
  ada = await aLibrary('ada')
  bob = await aLibrary('bob')
})

beforeEach(() => {
  next.revalidatePath.mockClear()
})

async function signInAs(user: Library | null, headers: Record<string, string> = SAME_ORIGIN) {
  const cookie = user ? { cookie: await cookieOf(user.token) } : undefined
  next.headers = new Headers({ ...headers, ...cookie })
}

async function run({ load }: Case, input: Input): Promise<ActionResult<unknown>> {
  const action = await load()
  return action(input as never)
}

const problem = (code: string, members: Input = {}) => ({
  ok: false,
  problem: expect.objectContaining({ code, ...members }),
})

it('are all listed here', async () => {
  const exported = [...Object.keys(await loadPlaylists()), ...Object.keys(await loadTracks())]
  expect(exported.sort()).toEqual(Object.keys(cases).sort())
})

describe.each(Object.entries(cases))('%s', (_, tested) => {
  const { invalid, value, revalidates } = tested

  it('serves its owner', async () => {
    const input = await tested.input(ada)
    await signInAs(ada)
    const result = await run(tested, input)
    expect(result).toMatchObject({ ok: true, ...(value ? { value } : {}) })
    expect(next.revalidatePath).toHaveBeenCalledTimes(revalidates ? 1 : 0)
  })

  it('rejects a visitor without a session, before it reads the input', async () => {
    const input = { ...(await tested.input(ada)), ...invalid.input }
    await signInAs(null)
    expect(await run(tested, input)).toEqual(problem('unauthenticated'))
    expect(next.revalidatePath).not.toHaveBeenCalled()
  })

  it('rejects invalid fields by name', async () => {
    const input = { ...(await tested.input(ada)), ...invalid.input }
    await signInAs(ada)
    const faults = [expect.objectContaining({ path: invalid.path })]
    const code = invalid.code ?? 'invalid_input'
    expect(await run(tested, input)).toEqual(problem(code, { errors: faults }))
  })

  it.each([
    ['another site', { ...SAME_ORIGIN, origin: 'https://evil.example' }],
    ['no site at all', { host: SAME_ORIGIN.host }],
  ])('rejects a call from %s', async (_, headers) => {
    const input = await tested.input(ada)
    for (const user of [ada, null]) {
      await signInAs(user, headers)
      expect(await run(tested, input)).toEqual(problem('cross_site_request'))
    }
  })
})

const withResource = Object.entries(cases).filter(([name]) => name !== 'createPlaylistAction')

describe.each(withResource)('%s of a resource of another user', (_, tested) => {
  it('finds nothing and changes nothing', async () => {
    const input = await tested.input(ada)
    const before = await readPlaylist(input)
    await signInAs(bob)
    const missing = problem('not_found', {
      params: expect.objectContaining({ resource: 'Playlist' }),
    })
    expect(await run(tested, input)).toEqual(missing)
    expect(await readPlaylist(input)).toEqual(before)
  })
})

async function readPlaylist({ playlistId }: Input) {
  const { status, body } = await call('GET', `/playlists/${playlistId}`, { token: ada.token })
  return { status, body }
}

it('adds no songs of another user', async () => {
  const { addTracksAction: tested } = cases as { addTracksAction: Case }
  const { playlistId } = await tested.input(ada)
  await signInAs(ada)
  const songIds = [...(await bob.songs()).slice(0, 1), UNKNOWN_ID]
  expect(await run(tested, { playlistId, songIds })).toEqual(
    problem('song_not_found', { params: { ids: songIds.join(', '), count: 2 } }),
  )
})
