import { registerAccount } from '@/tests/support/register-account'
import { createGuest } from './honest-clients'

/** Statuses of a request that the server refused before the work that an attack is about. */
const REFUSED = new Set([401, 403, 413, 429])
const TOO_MANY_REQUESTS = 429

/** The server under attack, and the token and the address of the hostile client. */
export type Target = { url: string; token: string; address: string }

let created = 0

/** Creates a hostile client with an address of its own, so that no attack uses up the limits of another. */
export async function createHostileClient(url: string, kind: 'guest' | 'account'): Promise<Target> {
  created++
  const address = `203.0.113.${created}`
  const create = kind === 'guest' ? createGuest : registerAccount
  return { url, token: await create(url, address), address }
}

/** Runs `work` for each number below `count`, all at once. */
export const repeat = <Result>(count: number, work: (at: number) => Promise<Result>) =>
  Promise.all(Array.from({ length: count }, (_, at) => work(at)))

export const headersOf = ({
  token,
  address,
}: Omit<Target, 'url' | 'token'> & { token?: string }) => ({
  'x-forwarded-for': address,
  ...(token ? { authorization: `Bearer ${token}` } : {}),
})

/** Sends a file and reads the response. @throws Error if the server refused it unread */
export async function sendFile(
  target: Target,
  path: string,
  text: string,
  name: string,
): Promise<string> {
  const form = new FormData()
  form.set('file', new File([text], name))
  const request = { method: 'POST', headers: headersOf(target), body: form }
  return readAccepted(await fetch(`${target.url}/api/v1${path}`, request))
}

/** Calls an operation with JSON and reads the response. @throws Error if the server refused the call */
export async function send(
  target: Target,
  method: string,
  path: string,
  body?: object,
): Promise<string> {
  const json = body && { 'content-type': 'application/json' }
  const response = await fetch(`${target.url}/api/v1${path}`, {
    method,
    headers: { ...headersOf(target), ...json },
    body: body && JSON.stringify(body),
  })
  return readAccepted(response)
}

async function readAccepted(response: Response): Promise<string> {
  const text = await response.text()
  if (REFUSED.has(response.status)) throw new Error(`The attack was refused: ${text}`)
  return text
}

/** @throws Error if the rate limit refused all requests of an attack */
export function assertAnyAccepted(statuses: number[]): void {
  if (statuses.every((status) => status === TOO_MANY_REQUESTS)) {
    throw new Error('The attack was refused: each response was 429.')
  }
}
