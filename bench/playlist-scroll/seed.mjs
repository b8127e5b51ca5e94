import { exportifyFile, heavyList } from '../../tests/e2e/support/exportify.ts'

const ARTISTS = 400
const POLL_INTERVAL_MS = 200

/**
 * Creates an account with one imported playlist of `tracks` tracks.
 * @param {string} url of the server
 * @param {number} tracks
 * @returns the credentials, the playlist's id, and the duration of the import in milliseconds
 * @throws Error if the API refuses a request or the import fails
 */
export async function seed(url, tracks) {
  const account = { email: 'scroll@example.org', password: 'one very long list of tunes' }
  const { accessToken } = await call(`${url}/api/v1/auth/register`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(account),
  })
  const headers = { authorization: `Bearer ${accessToken}` }
  const file = new Blob([exportifyFile(heavyList({ tracks, artists: ARTISTS }))])
  const form = new FormData()
  form.set('file', file, 'long.csv')
  const startedAt = performance.now()
  const imports = `${url}/api/v1/imports`
  let job = await call(imports, { method: 'POST', headers, body: form })
  while (['queued', 'running'].includes(job.status)) {
    await new Promise((done) => setTimeout(done, POLL_INTERVAL_MS))
    job = await call(`${imports}/${job.id}`, { headers })
  }
  const [playlist] = job.playlists
  if (!playlist) throw new Error(`The import ended as ${job.status}: ${job.error}`)
  return { ...account, playlistId: playlist.id, importMs: performance.now() - startedAt }
}

/**
 * @param {string} url
 * @param {RequestInit} request
 */
async function call(url, request) {
  const response = await fetch(url, request)
  if (!response.ok) throw new Error(`${url}: ${response.status} ${await response.text()}`)
  return response.json()
}
