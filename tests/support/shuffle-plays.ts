import { call } from './app'
import type { Step } from './shuffle-steps'

export const requestPlay = (token: string, list: string, trackId: string) =>
  call('POST', `/playlists/${list}/shuffle/play`, { token, body: { trackId } })

export const requestUpcoming = async (token: string, list: string) => {
  const path = `/playlists/${list}/shuffle/upcoming?limit=50`
  return ((await call('GET', path, { token })).body as { data: Step[] }).data
}

export const idsOf = (steps: Step[]) => steps.map((step) => step.track.id)
