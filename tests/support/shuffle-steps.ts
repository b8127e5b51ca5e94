import { expect } from 'vitest'
import { call } from './app'

/** A turn in a response of the API. */
export type Step = {
  turn: number
  set: number
  position: number
  setSize: number
  track: { id: string; song: { title: string; artists: { id: string; name: string }[] } }
}

export const requestNext = async (token: string, playlist: string, query = '') => {
  const { status, body } = await call('GET', `/playlists/${playlist}/shuffle/next${query}`, {
    token,
  })
  expect(status, JSON.stringify(body)).toBe(200)
  return body as Step
}

/** Requests `count` turns one after the other, each with the turn before as `after`. */
export async function requestTurns(token: string, playlist: string, count: number, after?: number) {
  const steps: Step[] = []
  for (let seen = after; steps.length < count; seen = steps.at(-1)?.turn) {
    steps.push(await requestNext(token, playlist, seen === undefined ? '' : `?after=${seen}`))
  }
  return steps
}

/** Counts the neighbours that share an artist. */
export const countClashes = (steps: Step[]) =>
  steps.filter((step, index) => {
    const before = steps[index - 1]
    const names = step.track.song.artists.map((artist) => artist.id)
    return before?.track.song.artists.some((artist) => names.includes(artist.id))
  }).length
