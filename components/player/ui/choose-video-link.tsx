'use client'

import { usePlayer } from './player-context'

/** Opens the choice of a video for the current song. The dialog is elsewhere: this may unmount. */
export function ChooseVideoLink({ label }: { label: string }) {
  const { panels } = usePlayer()
  return (
    <button
      type="button"
      onClick={() => panels.setState({ isChoosingVideo: true })}
      className="link"
    >
      {label}
    </button>
  )
}
