'use client'

import { usePlayer } from './player-context'

/** Asks for another video of the song at the needle. The dialog lives apart: this may go meanwhile. */
export function ChooseVideoLink({ words }: { words: string }) {
  const { panels } = usePlayer()
  return (
    <button
      type="button"
      onClick={() => panels.setState({ isChoosingVideo: true })}
      className="link"
    >
      {words}
    </button>
  )
}
