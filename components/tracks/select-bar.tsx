'use client'

import { Ban, CircleMinus, ListEnd, ListPlus, X } from 'lucide-react'
import { usePlayer } from '@/components/player/ui/player-context'
import { Button } from '@/components/ui/button'
import { IconButton } from '@/components/ui/icon-button'
import { Icon } from '@/components/ui/icons'
import { Menu, MenuPanel, MenuTrigger } from '@/components/ui/menu'
import { count } from '@/components/ui/words'
import type { Track } from '@/lib/contract/playlist-tracks'
import { AddToRows } from './add-to-menu'
import type { TrackEdits } from './use-track-edits'

type SelectBarProps = { tracks: Track[]; edits?: TrackEdits; onClear: () => void }

/** What can be done with the tracks that are selected. */
export function SelectBar({ tracks, edits, onClear }: SelectBarProps) {
  const { player } = usePlayer()

  const after = (run: () => void) => () => {
    run()
    onClear()
  }

  return (
    <div
      role="toolbar"
      aria-label={`${count(tracks.length, 'track')} selected`}
      className="sticky bottom-5 z-3 mx-auto mt-3 flex w-max shrink-0 max-w-[calc(100%-32px)] items-center gap-0.5 overflow-x-auto rounded-bar bg-raised p-1 shadow-2 animate-[rise_var(--normal)_ease-out]"
    >
      <span className="px-3 font-strong whitespace-nowrap">{tracks.length} selected</span>
      <Action icon={ListEnd} onClick={after(() => player.enqueue(tracks))}>
        Play next
      </Action>
      <Menu modal={false}>
        <MenuTrigger asChild>
          <Button look="bare" className="font-normal" aria-label="Add to">
            <Icon of={ListPlus} />
            <span className="phone:hidden">Add to</span>
          </Button>
        </MenuTrigger>
        <MenuPanel>
          <AddToRows songIds={tracks.map((track) => track.song.id)} />
        </MenuPanel>
      </Menu>
      {edits && (
        <>
          <Action
            icon={Ban}
            onClick={after(() => {
              for (const track of tracks) void edits.leaveOut(track, true)
            })}
          >
            Leave out
          </Action>
          <Action
            icon={CircleMinus}
            onClick={after(() => void edits.remove(tracks.map((track) => track.id)))}
          >
            Remove
          </Action>
        </>
      )}
      <span aria-hidden className="mx-1 h-5 w-px bg-line" />
      <IconButton label="Clear selection" onClick={onClear}>
        <Icon of={X} />
      </IconButton>
    </div>
  )
}

type ActionProps = { icon: typeof Ban; onClick: () => void; children: string }

function Action({ icon, onClick, children }: ActionProps) {
  return (
    <Button look="bare" className="font-normal" aria-label={children} onClick={onClick}>
      <Icon of={icon} />
      <span className="phone:hidden">{children}</span>
    </Button>
  )
}
