import { act } from '@testing-library/react'
import type { ReactNode } from 'react'
import { PlayerEffects } from '@/components/player/ui/player-effects'
import { renderWithPlayer } from './player'
import { EVENING } from './playing'

/** Renders the effects of the player, which plays the list of `stubEvening` from its first song. */
export async function renderPlaying(children?: ReactNode) {
  const rendered = renderWithPlayer(
    <>
      <PlayerEffects userId="ada" />
      {children}
    </>,
  )
  await act(() => rendered.player.start(EVENING))
  const title = () => rendered.player.state.getState().current?.track.song.title
  const status = () => rendered.player.state.getState().status
  return { ...rendered, title, status }
}
