import { exportifyFile, heavyList } from '../../tests/e2e/support/exportify.ts'

const ARTISTS = 400
const ASK_EVERY_MS = 200

/**
 * Makes an account with one imported playlist of `tracks` tracks. Resolves to how to sign in, the
 * playlist's id and how long the import took, in milliseconds. Throws where the API says no.
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
    await new Promise((done) => setTimeout(done, ASK_EVERY_MS))
    job = await call(`${imports}/${job.id}`, { headers })
  }
  const [playlist] = job.playlists
  if (!playlist) throw new Error(`The import ended as ${job.status}: ${job.error}`)
  return { ...account, playlistId: playlist.id, importMs: performance.now() - startedAt }
}

async function call(url, request) {
  const answer = await fetch(url, request)
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}: ${await answer.text()}`)
  return answer.json()
}
