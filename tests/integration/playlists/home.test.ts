import { beforeAll, describe, expect, it } from 'vitest'
import type { Context } from '@/lib/context'
import { findHome } from '@/lib/services/playlists/home'
import { aUser, call, withApp } from '@/tests/support/app'
import { aPlaylist } from '@/tests/support/library'

withApp()

type User = Awaited<ReturnType<typeof aUser>>

const asking = ({ id, email }: User) =>
  ({
    actor: { userId: id, sessionId: '', email, displayName: '', via: 'cookie' },
    requestId: 'test',
  }) as Context

const next = (user: User, list: string) =>
  call('GET', `/playlists/${list}/shuffle/next`, { token: user.token })

describe('the home page of a user', () => {
  let ada: User
  let started: string
  let untouched: string

  beforeAll(async () => {
    ada = await aUser('ada')
    started = await aPlaylist(ada.token, 30)
    untouched = await aPlaylist(ada.token, 200)
    for (let turn = 0; turn < 3; turn++) await next(ada, started)
    const { flushCheckpoints: settleCheckpoints } = await import(
      '@/lib/services/shuffle/checkpoints'
    )
    await settleCheckpoints()
  })

  it('lists a playlist with a running set, and its progress', async () => {
    const { running } = await findHome(asking(ada))
    expect(running).toMatchObject([
      { id: started, trackCount: 30, progress: { played: 3, size: 30 } },
    ])
  })

  it('lists the other playlists without progress', async () => {
    const { others } = await findHome(asking(ada))
    expect(others).toMatchObject([{ id: untouched, trackCount: 200, progress: null }])
  })

  it('has the artists of all tracks for a cover, or of a sample of a long list', async () => {
    const { running, others } = await findHome(asking(ada))
    expect(running[0]?.artists).toHaveLength(30)
    expect(others[0]?.artists).toHaveLength(96)
  })

  it('restarts the progress in the next set', async () => {
    const bea = await aUser('bea')
    const short = await aPlaylist(bea.token, 4)
    for (let turn = 0; turn < 6; turn++) await next(bea, short)
    const { flushCheckpoints: settleCheckpoints } = await import(
      '@/lib/services/shuffle/checkpoints'
    )
    await settleCheckpoints()
    const { running } = await findHome(asking(bea))
    expect(running[0]?.progress).toEqual({ played: 2, size: 4 })
  })

  it('includes the liked songs among the running lists', async () => {
    const cleo = await aUser('cleo')
    await aPlaylist(cleo.token, 5)
    const { body } = await call('GET', '/songs', { token: cleo.token })
    const [song] = (body as { data: { id: string }[] }).data
    await call('PUT', `/me/liked/${song?.id}`, { token: cleo.token })
    await next(cleo, 'liked')
    const { flushCheckpoints: settleCheckpoints } = await import(
      '@/lib/services/shuffle/checkpoints'
    )
    await settleCheckpoints()
    const { running } = await findHome(asking(cleo))
    expect(running).toMatchObject([
      { id: 'liked', name: 'Liked songs', progress: { played: 1, size: 1 } },
    ])
    expect(running[0]?.artists).toHaveLength(1)
  })

  it('is not visible to other users', async () => {
    const bob = await aUser('bob')
    expect(await findHome(asking(bob))).toEqual({ running: [], others: [] })
  })
})
