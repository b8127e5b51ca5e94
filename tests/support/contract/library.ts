import type { Contract, TokenScope } from '@/lib/contract/contract'
import { aUser, call } from '@/tests/support/app'
import { wav } from '@/tests/support/audio/wav'
import { importFile } from '@/tests/support/library'
import { heldSongs } from '@/tests/support/songs'
import { beginUpload, uploadFile as sendSong } from '@/tests/support/uploads'

type Made = { id: string }
type Page<Item> = { data: Item[] }

const CSV = 'Title,Artist\nNight Bus,Ada\nHarbour,Ada\n'

/** Creates a user with data that is created on first use. */
export async function aLibrary(who: string | { email: string } = 'ada') {
  const user = typeof who === 'string' ? await aUser(who) : await signInOrRegister(who.email)
  const { token } = user
  const songs = once(() =>
    heldSongs(
      user.id,
      ['One', 'Two', 'Three'].map((title) => ({ title })),
    ),
  )

  /** Creates a playlist of three tracks. */
  async function playlist() {
    const made = await call('POST', '/playlists', { token, body: { name: 'Road trip' } })
    const { id } = made.body as Made
    const added = await call('POST', `/playlists/${id}/tracks`, {
      token,
      body: { songIds: await songs() },
    })
    return { id, trackIds: (added.body as Page<Made>).data.map((track) => track.id) }
  }

  let hertz = 5_000
  async function upload() {
    const { body } = await sendSong(wav({ sampleRate: 44_100, hertz: hertz++ }), { token })
    return (body as Made).id
  }

  return {
    ...user,
    songs,
    /** Songs that another call does not use. */
    newSongs: (count: number) =>
      heldSongs(
        user.id,
        Array.from({ length: count }, () => ({ title: `Song ${crypto.randomUUID()}` })),
      ),
    /** The artist and the album of an imported song. */
    credits: once(async () => {
      await importFile(token, 'Title,Artist,Album\nPier,Bo,Tides\n')
      const firstOf = async (path: string) =>
        ((await call('GET', path, { token })).body as Page<Made>).data[0]?.id ?? ''
      return { artist: await firstOf('/artists'), album: await firstOf('/albums') }
    }),
    playlist,
    /** A playlist for tests that only read it. */
    shelf: once(playlist),
    /** Creates an upload. */
    upload,
    /** An upload for tests that only read it. */
    ownSong: once(upload),
    /** An upload with a cover, for tests that only read it. */
    covered: once(async (picture: Uint8Array<ArrayBuffer>) => {
      const songId = await upload()
      const form = new FormData()
      form.set('file', new File([picture], 'cover.png'))
      await call('PUT', `/songs/${songId}/cover`, { token, form })
      return songId
    }),
    /** Creates and deletes an upload. */
    async lost() {
      const songId = await upload()
      await call('DELETE', `/songs/${songId}`, { token })
      return songId
    },
    /** Starts a resumable upload. */
    parts: async () => (await beginUpload(token, 9)).id,
    begun: once(async () => (await beginUpload(token, 9)).id),
    remove: (playlistId: string, trackIds: string[]) =>
      call('POST', `/playlists/${playlistId}/tracks/remove`, { token, body: { trackIds } }),
    /** Creates a playlist with a shuffle at its second turn. */
    async shuffled() {
      const { id } = await playlist()
      await call('GET', `/playlists/${id}/shuffle/next`, { token })
      await call('GET', `/playlists/${id}/shuffle/next`, { token })
      return id
    },
    /** Creates a view. */
    async view() {
      const genre = crypto.randomUUID()
      const { body } = await call('POST', '/views', { token, body: { filters: { genre } } })
      return (body as Made).id
    },
    /** A completed import; its job has the same id. */
    import: once(async () => (await importFile(token, CSV)).id),
    async session() {
      const { body } = await call('GET', '/me/sessions', { token })
      return (body as Page<Made>).data[0]!.id
    },
    async apiToken(scope: TokenScope = 'read') {
      const { body } = await call('POST', '/me/tokens', {
        token,
        body: { name: 'Script', scopes: [scope] },
      })
      return body as Made & { token: string }
    },
    async signIn() {
      const { email } = user
      const { body } = await call('POST', '/auth/login', { body: { email, password: PASSWORD } })
      return body as { accessToken: string; refreshToken: string }
    },
  }
}

// Signs in to the account of an e-mail address, or creates it.
async function signInOrRegister(email: string) {
  const { deriveSetupCode } = await import('@/lib/services/accounts/setup-code')
  const setupCode = deriveSetupCode(email)
  const made = await call('POST', '/auth/register', {
    body: { email, password: PASSWORD, setupCode },
  })
  const { body } =
    made.status === 201
      ? made
      : await call('POST', '/auth/login', { body: { email, password: PASSWORD } })
  const { accessToken, user } = body as { accessToken: string; user: Made }
  return { token: accessToken, id: user.id, email }
}

export const PASSWORD = 'violet mango harbour 42'

export type Library = Awaited<ReturnType<typeof aLibrary>>

function once<Given extends unknown[], T>(make: (...given: Given) => Promise<T>) {
  let made: Promise<T> | undefined
  return (...given: Given): Promise<T> => {
    made ??= make(...given)
    return made
  }
}

/** Creates two users and an administrator. */
export async function createLibraries(adminEmail: string) {
  const [ada, bob, boss] = await Promise.all([
    aLibrary('ada'),
    aLibrary('bob'),
    aLibrary({ email: adminEmail }),
  ])
  const tokens = new Map<TokenScope, Promise<string>>()
  return {
    ada,
    bob,
    /** Returns a user who may call an operation. */
    callerOf: ({ access }: Contract) => (access === 'admin' ? boss : ada),
    anotherFor: ({ access }: Contract) => (access === 'admin' ? boss : aLibrary('cyd')),
    /** Returns an API token of Ada without a scope. */
    tokenWithout(scope: TokenScope): Promise<string> {
      const other: TokenScope = scope === 'read' ? 'write' : 'read'
      const token = tokens.get(other) ?? ada.apiToken(other).then((made) => made.token)
      tokens.set(other, token)
      return token
    },
  }
}
