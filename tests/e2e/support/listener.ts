import { exportifyFile, heavyList, type Row } from './exportify'

export type Track = {
  id: string
  song: { id: string; title: string; artists: { id: string; name: string }[] }
}
export type Step = { turn: number; set: number; position: number; setSize: number; track: Track }
type Import = { id: string; status: string; playlists: { id: string }[]; error: string | null }

/** Somebody who uses the API: an account with one imported playlist. */
export class Listener {
  playlistId = ''
  tracks: Track[] = []
  private constructor(
    readonly name: string,
    readonly email: string,
    readonly password: string,
    private url: string,
    private token: string,
  ) {}

  static async register(url: string, name: string): Promise<Listener> {
    const email = `${name}@example.org`
    const password = `${name} hums nine quiet tunes`
    const answer = await fetch(`${url}/api/v1/auth/register`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email, password }),
    })
    const { accessToken } = (await expectOk(answer)) as { accessToken: string }
    return new Listener(name, email, password, url, accessToken)
  }

  /** Throws where the answer is not a success: only what returns was acknowledged. */
  async call<T>(method: string, path: string, body?: unknown): Promise<T> {
    const answer = await fetch(`${this.url}/api/v1${path}`, {
      method,
      headers: {
        authorization: `Bearer ${this.token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    })
    return (await expectOk(answer)) as T
  }

  async importList(size: number): Promise<void> {
    await this.importRows(heavyList({ tracks: size, artists: 12 }))
  }

  async importRows(rows: Row[]): Promise<void> {
    const form = new FormData()
    form.set('file', new Blob([exportifyFile(rows)], { type: 'text/csv' }), `${this.name}.csv`)
    const answer = await fetch(`${this.url}/api/v1/imports`, {
      method: 'POST',
      headers: { authorization: `Bearer ${this.token}` },
      body: form,
    })
    let job = (await expectOk(answer)) as Import
    while (['queued', 'running'].includes(job.status)) {
      await new Promise((done) => setTimeout(done, 50))
      job = await this.call<Import>('GET', `/imports/${job.id}`)
    }
    const [playlist] = job.playlists
    if (!playlist) throw new Error(`The import ended as ${job.status}: ${job.error}`)
    this.playlistId = playlist.id
    const page = await this.call<{ data: Track[] }>(
      'GET',
      `/playlists/${playlist.id}/tracks?limit=100`,
    )
    this.tracks = page.data
  }

  next(after: number): Promise<Step> {
    return this.call('GET', `/playlists/${this.playlistId}/shuffle/next?after=${after}`)
  }

  at(turn: number, playlistId = this.playlistId): Promise<Step> {
    return this.call('GET', `/playlists/${playlistId}/shuffle/previous?before=${turn + 1}`)
  }

  /** The one thing in a list. Throws when there are none or several. */
  async only(path: string): Promise<{ id: string }> {
    const { data } = await this.call<{ data: { id: string }[] }>('GET', path)
    const [first, ...others] = data
    if (!first || others.length > 0) throw new Error(`${path} holds ${data.length} things`)
    return first
  }
}

async function expectOk(answer: Response): Promise<unknown> {
  const text = await answer.text()
  if (!answer.ok) throw new Error(`${answer.url} answered ${answer.status}: ${text}`)
  return text ? JSON.parse(text) : undefined
}
