import { trackOfStep } from './current-track'
import type { NavigationParts } from './navigation'
import type { Source, Step } from './types'

type EarlierTrack = { request: () => Promise<Step | undefined>; positionMs: number }

/** Shows the track of an earlier visit without playing, unless another one was chosen meanwhile. */
export async function restoreTrack(
  { state, sound, upcoming, requests }: NavigationParts,
  source: Source,
  { request, positionMs }: EarlierTrack,
): Promise<void> {
  const isCurrent = requests.join()
  const step = await request()
  if (!step || !isCurrent() || state.getState().current) return
  upcoming.add([step])
  sound.cue(trackOfStep(source, step), positionMs)
  void upcoming.load()
}
