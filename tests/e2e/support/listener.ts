import { exportifyFile, heavyList, type Row } from './exportify'

export type Track = {
  id: string
  song: { id: string; title: string; artists: { id: string; name: string }[] }
}
export type Step = { turn: number; set: number; position: number; setSize: number; track: Track }
type Import = { id: string; status: string; playlists: { id: string }[]; error: string | null }

/** A client of the API, with an account and one imported playlist. */
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
    const response = await fetch(`${url}/api/v1/auth/register`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email, password }),
    })
    const { accessToken } = (await parseSuccess(response)) as { accessToken: string }
    return new Listener(name, email, password, url, accessToken)
  }

  /** Sends a request and returns the parsed body. @throws Error if the status is not a success */
  async call<T>(method: string, path: string, body?: unknown): Promise<T> {
    const response = await fetch(`${this.url}/api/v1${path}`, {
      method,
      headers: {
        authorization: `Bearer ${this.token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    })
    return (await parseSuccess(response)) as T
  }

  async importList(size: number): Promise<void> {
    await this.importRows(heavyList({ tracks: size, artists: 12 }))
  }

  async importRows(rows: Row[]): Promise<void> {
    const form = new FormData()
    form.set('file', new Blob([exportifyFile(rows)], { type: 'text/csv' }), `${this.name}.csv`)
    const response = await fetch(`${this.url}/api/v1/imports`, {
      method: 'POST',
      headers: { authorization: `Bearer ${this.token}` },
      body: form,
    })
    let job = (await parseSuccess(response)) as Import
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

  /** Returns a turn that was handed out. */
  at(turn: number, playlistId = this.playlistId): Promise<Step> {
    return this.call('GET', `/playlists/${playlistId}/shuffle/previous?before=${turn + 1}`)
  }

  /** Returns the only item of a list. @throws Error if there are none or several */
  async findOnly(path: string): Promise<{ id: string }> {
    const { data } = await this.call<{ data: { id: string }[] }>('GET', path)
    const [first, ...others] = data
    if (!first || others.length > 0) throw new Error(`${path} has ${data.length} items`)
    return first
  }
}

async function parseSuccess(response: Response): Promise<unknown> {
  const text = await response.text()
  if (!response.ok) throw new Error(`${response.url} returned ${response.status}: ${text}`)
  return text ? JSON.parse(text) : undefined
}
