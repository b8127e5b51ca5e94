import { call } from './app'
import type { Step } from './shuffle-steps'

export const requestPlay = (token: string, list: string, trackId: string) =>
  call('POST', `/playlists/${list}/shuffle/play`, { token, body: { trackId } })

/** Chooses a song of a list. */
export const requestSong = (token: string, list: string, songId: string) =>
  call('POST', `/playlists/${list}/shuffle/play`, { token, body: { songId } })

export const requestUpcoming = async (token: string, list: string) => {
  const path = `/playlists/${list}/shuffle/upcoming?limit=50`
  return ((await call('GET', path, { token })).body as { data: Step[] }).data
}

export const idsOf = (steps: Step[]) => steps.map((step) => step.track.id)

/** Reads the songs of the tracks of a playlist, by track id. */
export async function songsOf(token: string, list: string) {
  const { body } = await call('GET', `/playlists/${list}/tracks?limit=100`, { token })
  const { data } = body as { data: { id: string; song: { id: string } }[] }
  return new Map(data.map((track) => [track.id, track.song.id]))
}

export const requestReturn = (token: string, list: string, turn: number) =>
  call('POST', `/playlists/${list}/shuffle/return`, { token, body: { turn, reason: 'missing' } })
